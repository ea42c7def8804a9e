using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;

namespace Kheo.Api.Features.Recognition;

/// <summary>One decision: its list, and the words of its document in the Party's or the State's form.</summary>
public sealed record GetDecision(Guid Id) : Query<DecisionView>;

public sealed class GetDecisionHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetDecision, DecisionView>
{
    public Task<DecisionView> Handle(GetDecision query, CancellationToken ct) => DecisionView.Of(db, current.Actor, query.Id, VietnamTime.Day(clock.GetUtcNow()), ct);
}
