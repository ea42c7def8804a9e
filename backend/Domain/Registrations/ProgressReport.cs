using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;

namespace Kheo.Domain.Registrations;

/// <summary>The words of a progress report.</summary>
public sealed record ProgressText(string Narrative, string? Difficulties);

/// <summary>Báo cáo tiến độ: what a unit says of one period of a model that is being carried out. Its figures tell what was reached so far, since the campaign began.</summary>
public sealed class ProgressReport : UnitOwned
{
    public static readonly IReadOnlyList<Step<ReportStatus>> Lifecycle =
    [
        new("Save", [ReportStatus.Draft, ReportStatus.Returned], null, Rules.ProgressNotDraft),
        new("HandIn", [ReportStatus.Draft, ReportStatus.Returned], ReportStatus.HandedIn, Rules.ProgressNotDraft),
        new("Return", [ReportStatus.HandedIn], ReportStatus.Returned, Rules.ProgressNotHandedIn),
        new("Accept", [ReportStatus.HandedIn], ReportStatus.Accepted, Rules.ProgressNotHandedIn),
    ];

    private ProgressReport() { }

    public Guid RegistrationId { get; private set; }
    public DateOnly PeriodFrom { get; private set; }
    /// <summary>The period's last day.</summary>
    public DateOnly PeriodTo { get; private set; }
    public string Narrative { get; private set; } = "";
    public string? Difficulties { get; private set; }
    public IReadOnlyList<IndicatorFigure> Figures { get; private set; } = [];
    public ReportStatus Status { get; private set; }
    /// <summary>What the committee asked to be mended: the narrative, the difficulties, or an indicator by its code.</summary>
    public IReadOnlyList<ResultRemark> Remarks { get; private set; } = [];
    public DateTimeOffset? HandedInAt { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }

    public static bool Allows(string verb, ReportStatus status) => Lifecycle.Allows(verb, status);

    /// <summary>Begins the report on the campaign's period with that last day.</summary>
    public static ProgressReport Draft(Registration registration, Campaign campaign, DateOnly periodTo, ProgressText text, IReadOnlyList<IndicatorFigure> figures, DateTimeOffset now)
    {
        registration.CarryOut(now);
        var period = ProgressPeriod.Begun(campaign, periodTo, VietnamTime.Day(now));
        var report = new ProgressReport
        {
            RegistrationId = registration.Id, UnitId = registration.UnitId, UnitPath = registration.UnitPath, PeriodFrom = period.From, PeriodTo = period.To,
        };
        report.Take(text, figures, campaign.Indicators);
        return report;
    }

    public void Save(Registration registration, Campaign campaign, ProgressText text, IReadOnlyList<IndicatorFigure> figures, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Save", Status);
        registration.CarryOut(now);
        Status = next;
        Take(text, figures, campaign.Indicators);
    }

    public void HandIn(Registration registration, DateTimeOffset now)
    {
        var next = Lifecycle.Next("HandIn", Status);
        RuleBroken.When(string.IsNullOrWhiteSpace(Narrative), Rules.ProgressEmpty);
        registration.CarryOut(now);
        Status = next;
        HandedInAt = now;
    }

    /// <summary>Gives it back to be mended. What is no longer being carried out cannot be mended, so it is accepted as it is.</summary>
    public void Return(Registration registration, IReadOnlyList<ResultRemark> remarks, Guid by, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Return", Status);
        RuleBroken.When(remarks.Count == 0, Rules.ProgressRemarkMissing);
        registration.UnderWay();
        (Status, Remarks, AnsweredAt, AnsweredBy) = (next, remarks, now, by);
    }

    public void Accept(Guid by, DateTimeOffset now) => (Status, Remarks, AnsweredAt, AnsweredBy) = (Lifecycle.Next("Accept", Status), [], now, by);

    private void Take(ProgressText text, IReadOnlyList<IndicatorFigure> figures, IReadOnlyList<Indicator> asked)
    {
        RuleBroken.When(figures.DistinctBy(f => f.Indicator, StringComparer.Ordinal).Count() < figures.Count, Rules.ResultIndicatorTwice);
        RuleBroken.When(figures.Any(f => asked.All(i => i.Code != f.Indicator)), Rules.ResultIndicatorUnknown);
        (Narrative, Difficulties, Figures) = (text.Narrative, text.Difficulties, figures);
    }
}
