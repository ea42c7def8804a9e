using Kheo.Domain.Reports;

namespace Kheo.Domain.Campaigns;

/// <summary>Who of a tier must hand something in.</summary>
public enum Obliged
{
    /// <summary>Nobody: the tier may register and need not.</summary>
    None,
    /// <summary>The unit itself registers.</summary>
    Own,
    /// <summary>Somebody at or below the unit registers.</summary>
    Subtree,
}

/// <summary>A sơ kết or tổng kết that every unit of the tier hands in, whether it must register or not.</summary>
/// <param name="PeriodTo">The period's last day.</param>
public sealed record PlannedReport(ReportKind Kind, DateOnly PeriodFrom, DateOnly PeriodTo, PlannedDay Due);

/// <summary>The dates of one tier, or of one pilot unit of that tier, as the launch letter sets them.</summary>
public sealed record TierDates(
    Guid TierId, Obliged Obliged, PlannedDay Registration, PlannedDay Result, PlannedDay Judging, PlannedDay Recognition, PlannedDay Conference, Guid? PilotUnitId = null,
    IReadOnlyList<PlannedReport>? Reports = null)
{
    internal IReadOnlyList<PlannedDay> Stages => [Registration, Result, Judging, Recognition, Conference];
    internal IEnumerable<PlannedDay> Days => [.. Stages, .. (Reports ?? []).Select(r => r.Due)];

    internal PlannedReport? Report(PlannedReport same) => Reports?.FirstOrDefault(r => r.Kind == same.Kind && r.PeriodTo == same.PeriodTo);

    internal TierDates Computed(int year) => this with
    {
        Registration = Registration.Computed(year), Result = Result.Computed(year), Judging = Judging.Computed(year),
        Recognition = Recognition.Computed(year), Conference = Conference.Computed(year),
        Reports = Reports?.Select(r => r with { Due = r.Due.Computed(year) }).ToList(),
    };
}

/// <summary>One row of the tier plan. A pilot unit has a row of its own beside its tier's.</summary>
public sealed class TierPlan
{
    private TierPlan() { }

    internal TierPlan(Guid campaignId, string unitPath, TierDates dates)
    {
        Id = Ids.Next();
        CampaignId = campaignId;
        UnitPath = unitPath;
        TierId = dates.TierId;
        PilotUnitId = dates.PilotUnitId;
        Set(dates);
    }

    public Guid Id { get; private set; }
    public Guid CampaignId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public Guid TierId { get; private set; }
    public Guid? PilotUnitId { get; private set; }
    public Obliged Obliged { get; private set; }
    public PlannedDay Registration { get; private set; } = PlannedDay.None;
    public PlannedDay Result { get; private set; } = PlannedDay.None;
    public PlannedDay Judging { get; private set; } = PlannedDay.None;
    public PlannedDay Recognition { get; private set; } = PlannedDay.None;
    public PlannedDay Conference { get; private set; } = PlannedDay.None;
    public IReadOnlyList<PlannedReport> Reports { get; private set; } = [];

    public TierDates Dates => new(TierId, Obliged, Registration, Result, Judging, Recognition, Conference, PilotUnitId, Reports.Count == 0 ? null : Reports);

    internal void Set(TierDates dates)
    {
        Obliged = dates.Obliged;
        Registration = dates.Registration;
        Result = dates.Result;
        Judging = dates.Judging;
        Recognition = dates.Recognition;
        Conference = dates.Conference;
        Reports = dates.Reports ?? [];
    }
}
