using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Reports;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>Both measures of coverage: units that registered of units obliged, and people taking part of people eligible.</summary>
public sealed record GetCoverage : FigureQuery<CoverageView>;

/// <summary>Coverage at a unit.</summary>
/// <param name="Units">By tier, from the ledger of obligations, each with last year's rate of the same day.</param>
/// <param name="People">As this very unit reported it without counting.</param>
/// <param name="Members">Summed up from the counts of the units that must register themselves; the rate is null while one of them is unknown.</param>
public sealed record CoverageView(ReportBasis Basis, IReadOnlyList<CoverageLine> Units, PeopleCoverage People, MembersCoverage Members) : IExample<CoverageView>
{
    public static CoverageView Example => new(ReportBasis.Example, [CoverageLine.Example], new PeopleCoverage(PeopleState.Entered, 118_400, 131_548, 90m, true, "Báo cáo 45-BC/TU"),
        new MembersCoverage(15, 0, 310, 342, new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 20)));
}

/// <summary>Whether somebody entered how many people took part: the product keeps no list of them.</summary>
public enum PeopleState { NotRecorded, Entered }

/// <summary>People, as counts without a list that this very unit entered for this programme within the campaign's period; the newest of each.</summary>
public sealed record PeopleCoverage(PeopleState State, long? TakingPart, long? Eligible, decimal? Rate, bool Approximate, string? Source);

public sealed class GetCoverageHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetCoverage, CoverageView>
{
    private const string People =
        """
        select distinct on (e.measure) e.measure, e.count, e.approximate, e.source from aggregate_entries e
        where e.unit_id = @unit and e.programme_id = @programme and e.measure in ('people-taking-part', 'people-eligible')
          and e.period_from >= @from and e.period_to <= @to
        order by e.measure, e.period_to desc, e.id desc
        """;

    // From the side of what was counted: where nobody counts, it costs nothing, however many units there are.
    private const string Members =
        """
        with latest as (
          select distinct on (p.unit_id, p.campaign_id) p.unit_id, p.campaign_id, p.count, p.counted_on from heads p
          where (p.campaign_id is null or p.campaign_id = @campaign) and p.counted_on <= least(@today, @to)
          order by p.unit_id, p.campaign_id, p.counted_on desc),
        known as (
          select e.count as eligible, t.count as taking_part, least(e.counted_on, t.counted_on) as since, greatest(e.counted_on, t.counted_on) as until
          from latest e join latest t on t.unit_id = e.unit_id and t.campaign_id is not null and e.campaign_id is null
          where exists (select from owing o where o.unit_id = e.unit_id))
        select (select coalesce(sum(l.obliged), 0) from ledger l where l.campaign_id = @campaign and l.form = 'registration'
                  and l.tier_id in (select tp.tier_id from tier_plans tp where tp.campaign_id = @campaign and tp.obliged = 'own')) as units,
               count(*) as known, coalesce(sum(taking_part), 0) as taking_part, coalesce(sum(eligible), 0) as eligible, min(since) as counted_from, max(until) as counted_to
        from known
        """;

    private sealed record MembersRow(long Units, long Known, long TakingPart, long Eligible, DateOnly? CountedFrom, DateOnly? CountedTo);
    private sealed record Shown(CoverageRow[] Coverage, PeopleRow[] People, MembersRow[] Members);
    private sealed record PeopleRow(string Measure, long Count, bool Approximate, string Source);

    public async Task<CoverageView> Handle(GetCoverage query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query, clock.GetUtcNow(), ct);
        var shown = await Picture.Of<Shown>(db, scope, ct, ("coverage", Sums.Coverage), ("people", People), ("members", Members));
        var part = shown.People.FirstOrDefault(p => p.Measure == "people-taking-part");
        var whole = shown.People.FirstOrDefault(p => p.Measure == "people-eligible");
        var people = part is null ? new PeopleCoverage(PeopleState.NotRecorded, null, whole?.Count, null, false, null)
            : new PeopleCoverage(PeopleState.Entered, part.Count, whole?.Count, whole is null ? null : Rates.Percent(part.Count, whole.Count), part.Approximate || whole?.Approximate == true, part.Source);
        return new CoverageView(scope.Basis, [.. shown.Coverage.Select(c => CoverageLine.Of(c, scope))], people, Of(shown.Members[0]));
    }

    private static MembersCoverage Of(MembersRow row) => new(row.Units, Math.Max(0, row.Units - row.Known), row.TakingPart, row.Eligible, row.CountedFrom, row.CountedTo);
}
