using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Organisation;

/// <summary>One import, with how far it has come.</summary>
public sealed record GetUnitImport(Guid Id) : Query<UnitImportView>;

public sealed class GetUnitImportHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetUnitImport, UnitImportView>
{
    public Task<UnitImportView> Handle(GetUnitImport query, CancellationToken ct) => UnitImportView.Of(db, current.Actor, query.Id, ct);
}
