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
public sealed record CoverageView(ReportBasis Basis, IReadOnlyList<CoverageLine> Units, PeopleCoverage People) : IExample<CoverageView>
{
    public static CoverageView Example => new(ReportBasis.Example, [CoverageLine.Example], new PeopleCoverage(PeopleState.Entered, 118_400, 131_548, 90m, true, "Báo cáo 45-BC/TU"));
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

    private sealed record Shown(CoverageRow[] Coverage, PeopleRow[] People);
    private sealed record PeopleRow(string Measure, long Count, bool Approximate, string Source);

    public async Task<CoverageView> Handle(GetCoverage query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query, clock.GetUtcNow(), ct);
        var shown = await Picture.Of<Shown>(db, scope, ct, ("coverage", Sums.Coverage), ("people", People));
        var part = shown.People.FirstOrDefault(p => p.Measure == "people-taking-part");
        var whole = shown.People.FirstOrDefault(p => p.Measure == "people-eligible");
        var people = part is null ? new PeopleCoverage(PeopleState.NotRecorded, null, whole?.Count, null, false, null)
            : new PeopleCoverage(PeopleState.Entered, part.Count, whole?.Count, whole is null ? null : Rates.Percent(part.Count, whole.Count), part.Approximate || whole?.Approximate == true, part.Source);
        return new CoverageView(scope.Basis, [.. shown.Coverage.Select(c => CoverageLine.Of(c, scope))], people);
    }
}
