using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>The registrations as CSV, with the columns of the XLSX.</summary>
public sealed record ExportRegistrationsAsCsv(ListRegistrations List) : Whole<ListRegistrations, CsvSheet>(List);

public sealed class ExportRegistrationsAsCsvHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportRegistrationsAsCsv, CsvSheet>
{
    public async Task<CsvSheet> Handle(ExportRegistrationsAsCsv query, CancellationToken ct) => new(await RegistrationSheet.Of(db, current.Actor, query.List, clock.GetUtcNow(), ct));
}
