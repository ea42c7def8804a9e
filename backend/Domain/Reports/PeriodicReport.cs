using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Reports;

/// <summary>Sơ kết, tổng kết.</summary>
public enum ReportKind { Interim, Final }

public enum ReportStatus { Draft, HandedIn, Returned, Accepted }

/// <summary>The text of one section, by the section's code in the campaign's rules; `general` may always be written.</summary>
public sealed record SectionText(string Code, string Text);

/// <summary>A unit's report for a period of a campaign. Its numbers are bound to queries until it is handed in, and frozen then.</summary>
public sealed class PeriodicReport : UnitOwned
{
    public const string General = "general";

    public static readonly IReadOnlyList<Step<ReportStatus>> Lifecycle =
    [
        new("Save", [ReportStatus.Draft, ReportStatus.Returned], null, Rules.ReportNotDraft),
        new("HandIn", [ReportStatus.Draft, ReportStatus.Returned], ReportStatus.HandedIn, Rules.ReportNotDraft),
        new("Return", [ReportStatus.HandedIn], ReportStatus.Returned, Rules.ReportNotHandedIn),
        new("Accept", [ReportStatus.HandedIn], ReportStatus.Accepted, Rules.ReportNotHandedIn),
    ];

    private PeriodicReport() { }

    public Guid CampaignId { get; private set; }
    public ReportKind Kind { get; private set; }
    public DateOnly PeriodFrom { get; private set; }
    /// <summary>The period's last day.</summary>
    public DateOnly PeriodTo { get; private set; }
    public IReadOnlyList<SectionText> Sections { get; private set; } = [];
    /// <summary>Null until it is handed in for the first time.</summary>
    public ReportFigures? Figures { get; private set; }
    public ReportStatus Status { get; private set; }
    public DateTimeOffset? HandedInAt { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    /// <summary>Why it was returned.</summary>
    public string? Reason { get; private set; }

    public static bool Allows(string verb, ReportStatus status) => Lifecycle.Allows(verb, status);

    public static PeriodicReport Draft(Campaign campaign, Guid unitId, string unitPath, ReportKind kind, DateOnly from, DateOnly to, IReadOnlyList<SectionText> sections)
    {
        RuleBroken.When(campaign.Status == CampaignStatus.Draft, Rules.ReportCampaignDraft);
        RuleBroken.When(to < from || from < campaign.PeriodFrom || to > campaign.PeriodTo, Rules.ReportPeriodOutside);
        var report = new PeriodicReport { CampaignId = campaign.Id, UnitId = unitId, UnitPath = unitPath, Kind = kind, PeriodFrom = from, PeriodTo = to };
        report.Take(campaign, sections);
        return report;
    }

    public void Save(Campaign campaign, IReadOnlyList<SectionText> sections)
    {
        Status = Lifecycle.Next("Save", Status);
        Take(campaign, sections);
    }

    /// <summary>Hands it in to the committee above, with the figures of this moment.</summary>
    public void HandIn(Campaign campaign, ReportFigures figures, DateTimeOffset now)
    {
        var next = Lifecycle.Next("HandIn", Status);
        var missing = Missing(campaign).Select(s => s.Name).ToList();
        if (missing.Count > 0) throw new RuleBroken(Rules.ReportSectionMissing, $"{Rules.ReportSectionMissing.Sentence} ({string.Join("; ", missing)})");
        Status = next;
        Figures = figures;
        HandedInAt = now;
        AnsweredAt = null;
        Reason = null;
    }

    public void Return(string reason, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Return", Status);
        RuleBroken.When(string.IsNullOrWhiteSpace(reason), Rules.ReportReasonMissing);
        Status = next;
        Reason = reason;
        AnsweredAt = now;
    }

    public void Accept(DateTimeOffset now)
    {
        Status = Lifecycle.Next("Accept", Status);
        AnsweredAt = now;
    }

    /// <summary>Sections that the campaign asks for and that are still empty.</summary>
    public IEnumerable<ReportSection> Missing(Campaign campaign) =>
        campaign.Rules.ReportSections.Where(asked => Sections.All(s => s.Code != asked.Code || string.IsNullOrWhiteSpace(s.Text)));

    private void Take(Campaign campaign, IReadOnlyList<SectionText> sections)
    {
        RuleBroken.When(sections.DistinctBy(s => s.Code, StringComparer.Ordinal).Count() < sections.Count, Rules.ReportSectionTwice);
        RuleBroken.When(sections.Any(s => s.Code != General && campaign.Rules.ReportSections.All(asked => asked.Code != s.Code)), Rules.ReportSectionUnknown);
        Sections = [.. sections.Where(s => !string.IsNullOrWhiteSpace(s.Text))];
    }
}
