using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>One visit with the unit's answer.</summary>
public sealed record GetVisit(Guid Id) : Query<VisitView>;

public sealed class GetVisitHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetVisit, VisitView>
{
    public Task<VisitView> Handle(GetVisit query, CancellationToken ct) => VisitView.Of(db, current.Actor, query.Id, ct);
}
