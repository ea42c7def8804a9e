using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Reports;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>The recognised by tier. `by=nested` (when unsaid) counts who is recognised at each tier and is never added; `by=disjoint` counts the highest tier reached and adds up.</summary>
public sealed record GetFunnel : FigureQuery<FunnelView>
{
    /// <summary>`nested` or `disjoint`.</summary>
    public FunnelBasis? By { get; init; }
}

/// <summary>A funnel that says which question it answers.</summary>
/// <param name="By">nested: recognised at the tier. disjoint: highest tier reached.</param>
/// <param name="Stages">The lowest tier first.</param>
/// <param name="Total">Only a disjoint funnel has one. Counts without a list are in no total.</param>
public sealed record FunnelView(ReportBasis Basis, FunnelBasis By, IReadOnlyList<FunnelLine> Stages, long? Total) : IExample<FunnelView>
{
    public static FunnelView Example => new(ReportBasis.Example, FunnelBasis.Nested,
        [
            new FunnelLine(Guid.Parse("0193a000-0000-7000-8000-0000000000b4"), "Cấp cơ sở", 4, new Figure(0, "/api/recognitions?campaignId=…&tierId=…"), null, false,
                [new UnlistedCount(Guid.Parse("0193a000-0000-7000-8000-0000000000e1"), 500, true, null, "Báo cáo tổng kết 2021–2023")]),
            new FunnelLine(Guid.Parse("0193a000-0000-7000-8000-0000000000b3"), "Cấp trên cơ sở", 3, new Figure(78, "/api/recognitions?campaignId=…&tierId=…"), null, false, []),
        ], null);
}

/// <summary>One tier.</summary>
/// <param name="AlsoBelow">How many of them are recognised at a tier below too; null on the lowest tier and in a disjoint funnel.</param>
/// <param name="InsideBelow">True only when every one of them is: then the tier may be said to lie inside those below.</param>
/// <param name="WithoutList">Counts that came without names; they stand beside the listed count and are never added to it.</param>
public sealed record FunnelLine(Guid TierId, string TierName, int Rank, Figure Recognised, long? AlsoBelow, bool InsideBelow, IReadOnlyList<UnlistedCount> WithoutList);

public sealed class GetFunnelHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetFunnel, FunnelView>
{
    private sealed record Shown(TierCount[] Listed, UnlistedRow[] Unlisted);

    public async Task<FunnelView> Handle(GetFunnel query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query, clock.GetUtcNow(), ct);
        var shown = await Picture.Of<Shown>(db, scope, ct, ("listed", Sums.RecognisedByTier), ("unlisted", Sums.UnlistedByTier));
        var funnel = Funnels.Of(query.By ?? FunnelBasis.Nested, shown.Listed, shown.Unlisted);
        return new FunnelView(scope.Basis, funnel.Basis, [.. funnel.Stages.Select(s => new FunnelLine(
            s.TierId, s.TierName, s.Rank, new Figure(s.Count, scope.Recognitions($"tierId={s.TierId}", "status=issued")), s.AlsoBelow, s.InsideBelow, s.WithoutList))], funnel.Total);
    }
}
