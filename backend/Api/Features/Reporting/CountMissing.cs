using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>How many units have not registered, by tier: read from the totals, so it costs the same for a commune and for the nation.</summary>
public sealed record CountMissing : FigureQuery<MissingCountView>;

/// <summary>One line for each tier that has to register.</summary>
public sealed record MissingCountView(ReportBasis Basis, IReadOnlyList<MissingCountLine> Tiers) : IExample<MissingCountView>
{
    public static MissingCountView Example => new(ReportBasis.Example, [new MissingCountLine(CoverageLine.Example.TierId, "Cấp trên cơ sở", 3, CoverageLine.Example.Missing)]);
}

/// <summary>Units of one tier.</summary>
public sealed record MissingCountLine(Guid TierId, string TierName, int Rank, Figure Missing);

public sealed class CountMissingHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CountMissing, MissingCountView>
{
    private const string Tiers =
        """
        select l.tier_id, t.name as tier_name, t.rank, sum(l.obliged - l.handed_in) as count from ledger l join tiers t on t.id = l.tier_id
        where l.campaign_id = @campaign and l.form = 'registration' group by 1, 2, 3 having sum(l.obliged) > 0 order by t.rank, t.name
        """;

    private sealed record Shown(Row[] Tiers);
    private sealed record Row(Guid TierId, string TierName, int Rank, long Count);

    public async Task<MissingCountView> Handle(CountMissing query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query, clock.GetUtcNow(), ct);
        var shown = await Picture.Of<Shown>(db, scope, ct, ("tiers", Tiers));
        return new MissingCountView(scope.Basis,
            [.. shown.Tiers.Select(t => new MissingCountLine(t.TierId, t.TierName, t.Rank, new Figure(t.Count, scope.MissingUnits($"tierId={t.TierId}"))))]);
    }
}
