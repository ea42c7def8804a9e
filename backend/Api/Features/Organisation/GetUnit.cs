using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Organisation;

/// <summary>Reads one unit: both names, its history and the way up.</summary>
public sealed record GetUnit(Guid Id) : Query<UnitView>;

public sealed class GetUnitHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetUnit, UnitView>
{
    public Task<UnitView> Handle(GetUnit query, CancellationToken ct) => UnitView.Of(db, current.Actor, query.Id, ct);
}
