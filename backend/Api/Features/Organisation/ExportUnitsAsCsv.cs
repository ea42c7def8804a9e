using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;

namespace Kheo.Api.Features.Organisation;

/// <summary>The units as CSV, with the columns of the XLSX.</summary>
public sealed record ExportUnitsAsCsv(ListUnits List) : Whole<ListUnits, CsvSheet>(List);

public sealed class ExportUnitsAsCsvHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportUnitsAsCsv, CsvSheet>
{
    public async Task<CsvSheet> Handle(ExportUnitsAsCsv query, CancellationToken ct) => new(await UnitSheet.Of(db, current.Actor, query.List, VietnamTime.Day(clock.GetUtcNow()), ct));
}
