using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Evaluation;

/// <summary>One session: its rules, its members and how far the caller is through his queue.</summary>
public sealed record GetJudgingSession(Guid Id) : Query<JudgingSessionView>;

public sealed class GetJudgingSessionHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetJudgingSession, JudgingSessionView>
{
    public Task<JudgingSessionView> Handle(GetJudgingSession query, CancellationToken ct) => JudgingSessionView.Of(db, current.Actor, query.Id, ct);
}
