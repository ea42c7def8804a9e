using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Reports;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>The overview of a campaign at a unit: the finding, how far the work has come, the fields and the dates.</summary>
public sealed record GetOverview : FigureQuery<OverviewView>;

/// <summary>The one page a leader reads.</summary>
/// <param name="Finding">Of the first tier below the unit that has to register; null when nobody at or below has to.</param>
/// <param name="Coverage">Every tier that has to register, the highest first.</param>
/// <param name="Stages">How far it has come. A stage holds those of the next; they are never added.</param>
/// <param name="ByField">Every field of the campaign's list.</param>
/// <param name="Deadlines">By date; a pilot unit's own date stands beside its tier's.</param>
public sealed record OverviewView(
    ReportBasis Basis, CoverageLine? Finding, IReadOnlyList<CoverageLine> Coverage, StageBand Stages, IReadOnlyList<ByFieldLine> ByField, IReadOnlyList<DeadlineLine> Deadlines)
    : IExample<OverviewView>
{
    public static OverviewView Example => new(
        ReportBasis.Example, CoverageLine.Example, [CoverageLine.Example],
        new StageBand(107, new Figure(412, "/api/registrations?campaignId=…&reached=registered"), new Figure(96, "/api/registrations?campaignId=…&reached=results-handed-in"),
            new Figure(0, "/api/registrations?campaignId=…&reached=judged"), new Figure(0, "/api/recognitions?campaignId=…"), new Figure(0, "/api/nominations?campaignId=…")),
        [ByFieldLine.Example], [new DeadlineLine(CoverageLine.Example.TierId, "Cấp trên cơ sở", 3, null, null, "registration", new DateOnly(2026, 6, 30), "cuối tháng 6", 8)]);
}

/// <summary>Units obliged at one tier. `missing` opens their list; `rate` and `lastYearRate` are 0 to 100, null without a denominator.</summary>
/// <param name="DaysLeft">Days from the day of the figures until the tier's date, negative after it.</param>
/// <param name="LastYearRate">The rate on the same day of the campaign before.</param>
public sealed record CoverageLine(
    Guid TierId, string TierName, int Rank, long Obliged, long HandedIn, long Late, long Exempt, Figure Missing, decimal? Rate, DateOnly? DueOn, int? DaysLeft, decimal? LastYearRate)
{
    internal static CoverageLine Example => new(Guid.Parse("0193a000-0000-7000-8000-0000000000b3"), "Cấp trên cơ sở", 3, 124, 107, 4, 0,
        new Figure(17, "/api/reports/missing-units?campaignId=…&tierId=…"), 86.3m, new DateOnly(2026, 6, 30), 8, 81.5m);

    internal static CoverageLine Of(CoverageRow row, ReportScope scope)
    {
        var figure = row.Figure;
        return new(row.TierId, row.TierName, row.Rank, row.Obliged, row.HandedIn, row.Late, row.Exempt, new Figure(figure.Missing, scope.MissingUnits($"tierId={row.TierId}")),
            figure.Rate, row.DueOn, row.DueOn is { } due ? due.DayNumber - scope.Today.DayNumber : null, row.LastYearRate);
    }
}

/// <summary>Units that registered, and registrations by how far they came.</summary>
public sealed record StageBand(long UnitsRegistered, Figure Registered, Figure ResultsHandedIn, Figure Judged, Figure Recognised, Figure Nominated);

/// <summary>One field; `lastYear` counts the registrations of the campaign before, null where its fields cannot be matched.</summary>
public sealed record ByFieldLine(Guid FieldId, string Code, string Name, Figure Registered, Figure ResultsHandedIn, Figure Recognised, long? LastYear)
{
    internal static ByFieldLine Example => new(Guid.Parse("0193a000-0000-7000-8000-0000000000f1"), "NTM", "Xây dựng nông thôn mới",
        new Figure(140, "/api/registrations?campaignId=…&fieldId=…"), new Figure(40, "/api/registrations?campaignId=…&fieldId=…&reached=results-handed-in"), new Figure(0, "/api/registrations?campaignId=…&fieldId=…&reached=recognised"), 128);

    internal static ByFieldLine Of(FieldRow row, ReportScope scope) => new(row.FieldId, row.Code, row.Name,
        new Figure(row.Stages.Registered, scope.Registrations([$"fieldId={row.FieldId}", StageFilter.Registered])),
        new Figure(row.Stages.ResultsHandedIn, scope.Registrations([$"fieldId={row.FieldId}", StageFilter.ResultsHandedIn])),
        new Figure(row.Stages.Recognised, scope.Registrations([$"fieldId={row.FieldId}", StageFilter.Recognised])),
        row.LastYear?.Registered);
}

/// <summary>One date of the tier plan, with the letter's own words when it has them.</summary>
public sealed record DeadlineLine(Guid TierId, string TierName, int Rank, Guid? PilotUnitId, string? PilotUnitName, string Stage, DateOnly? On, string? Text, int? DaysLeft);

/// <summary>The filter of the registrations' list that opens a stage.</summary>
internal static class StageFilter
{
    public const string Registered = "reached=registered";
    public const string ResultsHandedIn = "reached=results-handed-in";
    public const string Judged = "reached=judged";
    public const string Recognised = "reached=recognised";
}

public sealed class GetOverviewHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetOverview, OverviewView>
{
    private const string Deadlines =
        """
        select p.tier_id, t.name as tier_name, t.rank, p.pilot_unit_id, v.party_name as pilot_unit_name, d.stage, d."on", d.text
        from tier_plans p join tiers t on t.id = p.tier_id
        left join dated_unit_names v on v.unit_id = p.pilot_unit_id and v.valid_from <= @today and (v.valid_to is null or v.valid_to > @today)
        cross join lateral (values ('registration', p.registration_due, p.registration_due_text), ('result', p.result_due, p.result_due_text),
          ('judging', p.judging_due, p.judging_due_text), ('recognition', p.recognition_due, p.recognition_due_text),
          ('conference', p.conference_on, p.conference_text)) d (stage, "on", text)
        where p.campaign_id = @campaign and (d."on" is not null or d.text is not null)
          and (p.pilot_unit_id is null or (v.path >= @own and v.path < @own_end) or starts_with(@own, v.path))
        order by d."on" nulls last, t.rank
        """;

    private sealed record Shown(CoverageRow[] Coverage, FieldRow[] Fields, DeadlineRow[] Deadlines, CountRow[] Nominated);
    private sealed record DeadlineRow(Guid TierId, string TierName, int Rank, Guid? PilotUnitId, string? PilotUnitName, string Stage, DateOnly? On, string? Text);

    public async Task<OverviewView> Handle(GetOverview query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query, clock.GetUtcNow(), ct);
        var shown = await Picture.Of<Shown>(db, scope, ct,
            ("coverage", Sums.Coverage), ("fields", Sums.ByField), ("deadlines", Deadlines), ("nominated", Sums.Nominated));

        var coverage = shown.Coverage.Select(c => CoverageLine.Of(c, scope)).ToList();
        var stages = FieldRow.Together(shown.Fields);
        return new OverviewView(
            scope.Basis, coverage.Find(c => c.Rank > scope.Rank) ?? coverage.LastOrDefault(), coverage,
            new StageBand(coverage.Sum(c => c.HandedIn),
                new Figure(stages.Registered, scope.Registrations(StageFilter.Registered)),
                new Figure(stages.ResultsHandedIn, scope.Registrations(StageFilter.ResultsHandedIn)),
                new Figure(stages.Judged, scope.Registrations(StageFilter.Judged)),
                new Figure(stages.Recognised, scope.Registrations(StageFilter.Recognised)),
                new Figure(shown.Nominated[0].Count, scope.Nominations("box=sent", "standing=true"))),
            [.. shown.Fields.Select(f => ByFieldLine.Of(f, scope))],
            [.. shown.Deadlines.Select(d => new DeadlineLine(d.TierId, d.TierName, d.Rank, d.PilotUnitId, d.PilotUnitName, d.Stage, d.On, d.Text,
                d.On is { } on ? on.DayNumber - scope.Today.DayNumber : null))]);
    }
}
