namespace Kheo.Domain.Campaigns;

public enum CampaignStatus { Draft, Open, Closed }

/// <summary>One content that a campaign had, kept as it was for those who handed in under it.</summary>
public sealed class CampaignVersion
{
    private CampaignVersion() { }

    internal CampaignVersion(Campaign campaign, CampaignContent content, DateTimeOffset now)
    {
        CampaignId = campaign.Id;
        Version = campaign.Version;
        UnitPath = campaign.UnitPath;
        Content = content;
        MadeAt = now;
    }

    public Guid CampaignId { get; private set; }
    public int Version { get; private set; }
    public string UnitPath { get; private set; } = "";
    public CampaignContent Content { get; private set; } = null!;
    public DateTimeOffset MadeAt { get; private set; }
}

/// <summary>Đợt thi đua: a programme × period that a unit launches for its subtree.</summary>
public sealed class Campaign : UnitOwned
{
    /// <summary>The whole lifecycle: verb, from which statuses, to which (null: it stays).</summary>
    public static readonly IReadOnlyList<Step<CampaignStatus>> Lifecycle =
    [
        new("Save", [CampaignStatus.Draft, CampaignStatus.Open], null, Domain.Rules.CampaignClosed),
        new("Open", [CampaignStatus.Draft], CampaignStatus.Open, Domain.Rules.CampaignNotDraft),
        new("Close", [CampaignStatus.Open], CampaignStatus.Closed, Domain.Rules.CampaignNotOpen),
    ];

    private readonly List<TierPlan> _tierPlans = [];
    private readonly List<CriteriaSheet> _criteriaSheets = [];
    private readonly List<CampaignVersion> _versions = [];
    private Campaign() { }

    public Guid ProgrammeId { get; private set; }
    public Guid FieldListId { get; private set; }
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string? Theme { get; private set; }
    /// <summary>In the order of the years.</summary>
    public IReadOnlyList<YearTheme> Themes { get; private set; } = [];
    /// <summary>Whose sub-movement it is.</summary>
    public Guid? ParentId { get; private set; }
    public DateOnly PeriodFrom { get; private set; }
    /// <summary>The period's last day.</summary>
    public DateOnly PeriodTo { get; private set; }
    public CampaignStatus Status { get; private set; }
    public int Version { get; private set; } = 1;
    public IReadOnlyList<string> LegalBases { get; private set; } = [];
    public RegistrationForm Form { get; private set; } = new([]);
    public IReadOnlyList<Indicator> Indicators { get; private set; } = [];
    public CampaignRules Rules { get; private set; } = CampaignRules.Plain;
    public IReadOnlyList<TierPlan> TierPlans => _tierPlans;
    public IReadOnlyList<CriteriaSheet> CriteriaSheets => _criteriaSheets;
    public IReadOnlyList<CampaignVersion> Versions => _versions;

    public static Campaign Draft(Guid unitId, string unitPath, Guid programmeId, string code, CampaignContent content)
    {
        var campaign = new Campaign { UnitId = unitId, UnitPath = unitPath, ProgrammeId = programmeId, Code = code };
        campaign.Take(content.Checked());
        return campaign;
    }

    /// <summary>Changes a draft in place. After opening it makes version n + 1 and keeps the one before for those who handed in under it.</summary>
    public void Save(CampaignContent content, DateTimeOffset now)
    {
        Status = Lifecycle.Next("Save", Status);
        var next = content.Checked();
        if (Status == CampaignStatus.Open) Version++;
        Take(next);
        if (Status == CampaignStatus.Open) _versions.Add(new CampaignVersion(this, Content(), now));
    }

    public void Open(DateTimeOffset now)
    {
        var next = Lifecycle.Next("Open", Status);
        RuleBroken.When(_tierPlans.All(t => t.Registration.On is null), Domain.Rules.CampaignWithoutDates);
        Status = next;
        _versions.Add(new CampaignVersion(this, Content(), now));
    }

    public void Close() => Status = Lifecycle.Next("Close", Status);

    /// <summary>The plan of a unit: its own as a pilot, else its tier's, else none.</summary>
    public TierPlan? PlanFor(Guid tierId, Guid unitId) =>
        _tierPlans.Find(t => t.PilotUnitId == unitId) ?? _tierPlans.Find(t => t.TierId == tierId && t.PilotUnitId is null);

    /// <summary>Whether a registration handed in now is late. Refuses before the first day, and after the last when the campaign refuses the late.</summary>
    public bool Admit(Guid tierId, Guid unitId, DateTimeOffset now)
    {
        RuleBroken.When(Status != CampaignStatus.Open, Domain.Rules.CampaignNotOpen);
        RuleBroken.When(Rules.RegistrationFrom is { } first && now < VietnamTime.StartOf(first), Domain.Rules.RegistrationTooEarly);
        var late = PlanFor(tierId, unitId)?.Registration.On is { } due && now >= VietnamTime.EndOf(due);
        RuleBroken.When(late && Rules.Late == LateRule.Refuse, Domain.Rules.RegistrationTooLate);
        return late;
    }

    /// <summary>Whether one more of a unit of this tier would be more than the campaign takes.</summary>
    public bool Full(Guid tierId, CountedAs one, IReadOnlyList<CountedAs> standing) =>
        Quotas(tierId).Any(q => q.Max is { } most && q.Counts(one) && standing.Count(q.Counts) >= most);

    /// <summary>What is asked of units of this tier.</summary>
    public IEnumerable<RegistrationQuota> Quotas(Guid tierId) => (Rules.Quotas ?? []).Where(q => q.Binds(tierId));

    /// <summary>The newest sheet for a subject.</summary>
    public CriteriaSheet? SheetFor(Subject subject) => _criteriaSheets.Where(s => s.Subject == subject).MaxBy(s => s.Version);

    public CampaignContent Content() => new(
        FieldListId, Name, Theme, PeriodFrom, PeriodTo, LegalBases, Form, Indicators, Rules,
        [.. _tierPlans.Select(t => t.Dates)],
        [.. _criteriaSheets.GroupBy(s => s.Subject).Select(g => g.MaxBy(s => s.Version)!.Content)], ParentId, Themes.Count == 0 ? null : Themes);

    private void Take(CampaignContent content)
    {
        var opened = Status != CampaignStatus.Draft;
        FieldListId = content.FieldListId;
        Name = content.Name;
        Theme = content.Theme;
        Themes = [.. (content.Themes ?? []).OrderBy(t => t.Year)];
        ParentId = content.ParentId;
        PeriodFrom = content.PeriodFrom;
        PeriodTo = content.PeriodTo;
        LegalBases = content.LegalBases;
        Form = content.Form.Kept(opened && !content.Form.Same(Form) ? Form.Version + 1 : Form.Version);
        Indicators = content.Indicators;
        Rules = content.Rules;
        TakeTiers(content.Tiers);
        TakeSheets(content.Sheets, opened);
    }

    private void TakeTiers(IReadOnlyList<TierDates> tiers)
    {
        _tierPlans.RemoveAll(p => !tiers.Any(t => t.TierId == p.TierId && t.PilotUnitId == p.PilotUnitId));
        foreach (var dates in tiers)
        {
            var plan = _tierPlans.Find(p => p.TierId == dates.TierId && p.PilotUnitId == dates.PilotUnitId);
            if (plan is null) _tierPlans.Add(new TierPlan(Id, UnitPath, dates));
            else plan.Set(dates);
        }
    }

    private void TakeSheets(IReadOnlyList<SheetContent> sheets, bool opened)
    {
        if (!opened) _criteriaSheets.RemoveAll(s => sheets.All(c => c.Subject != s.Subject));
        foreach (var content in sheets)
        {
            var sheet = SheetFor(content.Subject);
            if (sheet is null) _criteriaSheets.Add(new CriteriaSheet(Id, UnitPath, 1, content));
            else if (opened && !content.Same(sheet)) _criteriaSheets.Add(new CriteriaSheet(Id, UnitPath, sheet.Version + 1, content));
            else if (!opened) sheet.Set(content);
        }
    }
}
