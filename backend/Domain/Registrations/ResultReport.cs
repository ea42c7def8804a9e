using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Registrations;

public enum ResultStatus { Draft, HandedIn, Returned, Confirmed }

/// <summary>What the unit says about one indicator. `approximate`: "trên 500"; `source`: where the figure is taken from.</summary>
public sealed record IndicatorFigure(
    string Indicator, decimal? Baseline = null, decimal? Target = null, decimal? Actual = null, bool Approximate = false, string? Note = null, string? Source = null);

/// <summary>The words of a result report.</summary>
public sealed record ResultText(string Narrative, string? Difficulties, string? Causes, string? Proposals)
{
    public string? this[ResultSection section] => section switch
    {
        ResultSection.Difficulties => Difficulties,
        ResultSection.Causes => Causes,
        ResultSection.Proposals => Proposals,
        _ => Narrative,
    };
}

/// <summary>What the committee asks to be mended in a result report: a section, or an indicator by its code.</summary>
public sealed record ResultRemark(string About, string Text);

/// <summary>Báo cáo kết quả: one for each registration, confirmed by the committee of the place.</summary>
public sealed class ResultReport : UnitOwned
{
    public static readonly IReadOnlyList<Step<ResultStatus>> Lifecycle =
    [
        new("Save", [ResultStatus.Draft, ResultStatus.Returned], null, Rules.ResultNotDraft),
        new("HandIn", [ResultStatus.Draft, ResultStatus.Returned], ResultStatus.HandedIn, Rules.ResultNotDraft),
        new("Return", [ResultStatus.HandedIn], ResultStatus.Returned, Rules.ResultNotHandedIn),
        new("Confirm", [ResultStatus.HandedIn], ResultStatus.Confirmed, Rules.ResultNotHandedIn),
    ];

    private readonly List<IndicatorValue> _indicators = [];
    private ResultReport() { }

    public Guid RegistrationId { get; private set; }
    public string Narrative { get; private set; } = "";
    public string? Difficulties { get; private set; }
    public string? Causes { get; private set; }
    public string? Proposals { get; private set; }
    public ResultStatus Status { get; private set; }
    public IReadOnlyList<ResultRemark> Remarks { get; private set; } = [];
    public DateTimeOffset? HandedInAt { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public Guid? ConfirmedBy { get; private set; }
    public IReadOnlyList<IndicatorValue> Indicators => _indicators;

    public static bool Allows(string verb, ResultStatus status) => Lifecycle.Allows(verb, status);

    public static ResultReport Draft(Registration registration, ResultText text, IReadOnlyList<IndicatorFigure> figures, IReadOnlyList<Indicator> asked)
    {
        Registration.Lifecycle.Next("DraftResult", registration.Status);
        var report = new ResultReport { RegistrationId = registration.Id, UnitId = registration.UnitId, UnitPath = registration.UnitPath };
        report.Take(text, figures, asked);
        return report;
    }

    public void Save(ResultText text, IReadOnlyList<IndicatorFigure> figures, IReadOnlyList<Indicator> asked)
    {
        Status = Lifecycle.Next("Save", Status);
        Take(text, figures, asked);
    }

    /// <summary>Hands the report in, and with it the registration moves on.</summary>
    public void HandIn(Registration registration, Campaign campaign, DateTimeOffset now)
    {
        var next = Lifecycle.Next("HandIn", Status);
        var text = new ResultText(Narrative, Difficulties, Causes, Proposals);
        RuleBroken.When(campaign.Rules.ResultSections.Any(s => string.IsNullOrWhiteSpace(text[s])), Rules.ResultIncomplete);
        RuleBroken.When(campaign.Indicators.Any(i => i.Required && _indicators.Find(v => v.Indicator == i.Code)?.Actual is null), Rules.ResultIndicatorMissing);
        registration.HandInResult(now);
        Status = next;
        HandedInAt = now;
    }

    public void Return(Registration registration, IReadOnlyList<ResultRemark> remarks, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Return", Status);
        RuleBroken.When(remarks.Count == 0, Rules.ResultRemarkMissing);
        registration.ReturnResult(now);
        Status = next;
        Remarks = remarks;
    }

    public void Confirm(Registration registration, Guid by, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Confirm", Status);
        registration.ConfirmResult(now);
        Status = next;
        Remarks = [];
        ConfirmedAt = now;
        ConfirmedBy = by;
    }

    private void Take(ResultText text, IReadOnlyList<IndicatorFigure> figures, IReadOnlyList<Indicator> asked)
    {
        RuleBroken.When(figures.DistinctBy(f => f.Indicator, StringComparer.Ordinal).Count() < figures.Count, Rules.ResultIndicatorTwice);
        RuleBroken.When(figures.Any(f => asked.All(i => i.Code != f.Indicator)), Rules.ResultIndicatorUnknown);
        Narrative = text.Narrative;
        Difficulties = text.Difficulties;
        Causes = text.Causes;
        Proposals = text.Proposals;
        _indicators.RemoveAll(v => figures.All(f => f.Indicator != v.Indicator));
        foreach (var figure in figures)
        {
            var measure = asked.First(i => i.Code == figure.Indicator).Measure;
            var value = _indicators.Find(v => v.Indicator == figure.Indicator);
            if (value is null) _indicators.Add(value = new IndicatorValue(Id, UnitPath, figure.Indicator));
            value.Set(figure, measure);
        }
    }
}

/// <summary>One indicator's baseline, target and actual in one result report, in the measure that the campaign set.</summary>
public sealed class IndicatorValue
{
    private IndicatorValue() { }

    internal IndicatorValue(Guid reportId, string unitPath, string indicator)
    {
        ResultReportId = reportId;
        UnitPath = unitPath;
        Indicator = indicator;
    }

    public Guid ResultReportId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public string Indicator { get; private set; } = "";
    public Measure Measure { get; private set; }
    public decimal? Baseline { get; private set; }
    public decimal? Target { get; private set; }
    public decimal? Actual { get; private set; }
    public bool Approximate { get; private set; }
    public string? Note { get; private set; }
    public string? Source { get; private set; }

    internal void Set(IndicatorFigure figure, Measure measure)
    {
        Measure = measure;
        Baseline = figure.Baseline;
        Target = figure.Target;
        Actual = figure.Actual;
        Approximate = figure.Approximate;
        Note = figure.Note;
        Source = figure.Source;
    }
}
