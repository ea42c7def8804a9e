namespace Kheo.Domain.Campaigns;

/// <summary>Kind and subject are independent: an exemplar may be a collective, a model may be one household's.</summary>
public enum Kind { Model, Exemplar }

public enum Subject { Collective, Individual, Household }

public enum LateRule { Accept, Refuse }

/// <summary>A section that a sơ kết or tổng kết must contain, such as "nguyên nhân chủ quan".</summary>
public sealed record ReportSection(string Code, string Name);

/// <summary>Parts of a result report that a campaign may require.</summary>
public enum ResultSection { Narrative, Difficulties, Causes, Proposals }

/// <summary>When the campaign reminds by itself.</summary>
/// <param name="DaysBefore">How many days before the day a unit is reminded, such as 7, 3 and 1.</param>
/// <param name="EscalateAfterWorkingDays">After so many working days the unit above is told, after twice as many the one above that; null: never.</param>
/// <param name="EscalateUnits">How many units up, at most to the one that launched the campaign.</param>
public sealed record ReminderRules(IReadOnlyList<int> DaysBefore, int? EscalateAfterWorkingDays = null, int EscalateUnits = 1);

/// <summary>How often a unit reports on what it is carrying out.</summary>
public enum ProgressCycle { Month, Quarter, HalfYear }

/// <summary>A defect that is often found; ticked by the committee it becomes a remark.</summary>
public sealed record CommonDefect(FormPart Part, string Text);

/// <summary>What differs from province to province: data, never constants.</summary>
/// <param name="Late">What happens to a registration after its day: taken and flagged, or refused.</param>
/// <param name="RegistrationFrom">First day on which registrations are taken; null: from the opening.</param>
/// <param name="SkipTier">Whether a recognition may skip a tier.</param>
/// <param name="ReportSections">Sections that periodic reports must contain.</param>
/// <param name="ResultSections">Sections that a result report must contain.</param>
/// <param name="DormantAfterDays">Days without a sign of life after which a model counts as dormant; null: never.</param>
/// <param name="DueOnWorkingDay">Whether a day that is none to work moves to the next working day of the unit's calendar.</param>
/// <param name="Reminders">When units are reminded without anybody doing it; null: never.</param>
/// <param name="Progress">How often a unit reports on a model that is being carried out; null: every quarter.</param>
/// <param name="Papers">The papers that a dossier needs; null: none.</param>
/// <param name="AnswerWithin">Working days in which the committee above is to answer what was handed in; null: no day is set.</param>
/// <param name="Defects">What is often found wanting, part by part.</param>
/// <param name="Quotas">How many registrations of a unit are asked for, and how many are taken at most.</param>
public sealed record CampaignRules(
    LateRule Late, bool SkipTier, IReadOnlyList<ReportSection> ReportSections, IReadOnlyList<ResultSection> ResultSections, DateOnly? RegistrationFrom = null, int? DormantAfterDays = null,
    bool DueOnWorkingDay = false, ReminderRules? Reminders = null, ProgressCycle? Progress = null, int? AnswerWithin = null, IReadOnlyList<CommonDefect>? Defects = null,
    IReadOnlyList<RegistrationQuota>? Quotas = null, IReadOnlyList<RequiredPaper>? Papers = null)
{
    public static readonly CampaignRules Plain = new(LateRule.Accept, false, [], [ResultSection.Narrative]);
}

/// <summary>Chủ đề năm: what one year of a campaign is about.</summary>
public sealed record YearTheme(int Year, string Theme);

/// <summary>Everything a campaign says, as its launch letter does. A snapshot of it is kept for every version.</summary>
/// <param name="ParentId">The campaign of the same programme whose sub-movement this is; null: it stands by itself.</param>
/// <param name="Themes">One theme for each year of a campaign of several; a year without one has the campaign's.</param>
public sealed record CampaignContent(
    Guid FieldListId, string Name, string? Theme, DateOnly PeriodFrom, DateOnly PeriodTo, IReadOnlyList<string> LegalBases, RegistrationForm Form,
    IReadOnlyList<Indicator> Indicators, CampaignRules Rules, IReadOnlyList<TierDates> Tiers, IReadOnlyList<SheetContent> Sheets,
    Guid? ParentId = null, IReadOnlyList<YearTheme>? Themes = null)
{
    internal CampaignContent Checked()
    {
        RuleBroken.When(PeriodTo <= PeriodFrom, Domain.Rules.CampaignPeriodReversed);
        RuleBroken.When(Themes?.DistinctBy(t => t.Year).Count() < Themes?.Count, Domain.Rules.CampaignThemeTwice);
        RuleBroken.When(Themes?.Any(t => t.Year < PeriodFrom.Year || t.Year > PeriodTo.Year) == true, Domain.Rules.CampaignThemeOutside);
        RuleBroken.When(Indicators.DistinctBy(i => i.Code, StringComparer.Ordinal).Count() < Indicators.Count, Domain.Rules.CampaignIndicatorTwice);
        RuleBroken.When(Indicators.Any(i => i.Measure == Measure.Unit && string.IsNullOrWhiteSpace(i.UnitName)), Domain.Rules.CampaignIndicatorUnitMissing);
        RuleBroken.When(Indicators.Any(i => i.UsualTo < i.UsualFrom), Domain.Rules.IndicatorRangeReversed);
        RuleBroken.When(Rules.Papers is { } papers && papers.DistinctBy(p => p.Code, StringComparer.Ordinal).Count() < papers.Count, Domain.Rules.CampaignPaperTwice);
        RuleBroken.When(Tiers.DistinctBy(t => (t.TierId, t.PilotUnitId)).Count() < Tiers.Count, Domain.Rules.CampaignTierTwice);
        RuleBroken.When(Sheets.DistinctBy(s => s.Subject).Count() < Sheets.Count, Domain.Rules.CampaignSheetTwice);
        RuleBroken.When(Rules.Quotas?.Any(q => !q.Sound()) == true, Domain.Rules.CampaignQuotaUnsound);
        Form.Check();
        foreach (var sheet in Sheets) sheet.Check();
        var tiers = Tiers.Select(t => t.Computed(PeriodFrom.Year)).ToList();
        RuleBroken.When(tiers.SelectMany(t => t.Days).Any(d => d is { On: null, Text: not null }), Domain.Rules.CampaignDateNotUnderstood);
        foreach (var pilot in tiers.Where(t => t.PilotUnitId is not null))
        {
            var tier = tiers.Find(t => t.TierId == pilot.TierId && t.PilotUnitId is null) ?? throw new RuleBroken(Domain.Rules.CampaignPilotWithoutTier);
            RuleBroken.When(pilot.Stages.Zip(tier.Stages).Any(d => d.First.On > d.Second.On), Domain.Rules.CampaignPilotLater);
            RuleBroken.When((pilot.Reports ?? []).Any(r => r.Due.On > tier.Report(r)?.Due.On), Domain.Rules.CampaignPilotLater);
        }
        foreach (var reports in tiers.Select(t => t.Reports ?? []))
        {
            RuleBroken.When(reports.DistinctBy(r => (r.Kind, r.PeriodTo)).Count() < reports.Count, Domain.Rules.CampaignReportTwice);
            RuleBroken.When(reports.Any(r => r.PeriodTo < r.PeriodFrom || r.PeriodFrom < PeriodFrom || r.PeriodTo > PeriodTo || r.Due.On is null), Domain.Rules.CampaignReportOutside);
        }
        RuleBroken.When(tiers.Any(t => t.Obliged != Obliged.None && t.Registration.On is null), Domain.Rules.CampaignObligedWithoutDate);
        return this with { Tiers = tiers };
    }
}
