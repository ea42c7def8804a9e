using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>Reads one obligation: when it is due, whether it is met, how often the unit was reminded and what it answered.</summary>
public sealed record GetObligation(Guid Id) : Query<ObligationView>;

public sealed class GetObligationHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetObligation, ObligationView>
{
    public Task<ObligationView> Handle(GetObligation query, CancellationToken ct) => ObligationView.Of(db, current.Actor, query.Id, clock.GetUtcNow(), ct);
}
