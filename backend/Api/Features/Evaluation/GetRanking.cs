using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Evaluation;

/// <summary>The ranking: final once the session is closed, and until then for those who run it.</summary>
public sealed record GetRanking(Guid Id) : Query<RankingView>;

public sealed class GetRankingHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetRanking, RankingView>
{
    public Task<RankingView> Handle(GetRanking query, CancellationToken ct) => RankingView.Of(db, current.Actor, query.Id, nameof(GetRanking), ct);
}
