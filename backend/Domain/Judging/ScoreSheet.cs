namespace Kheo.Domain.Judging;

public enum ScoreSheetStatus { Draft, HandedIn }

public sealed record ScoreLine(string Criterion, decimal Score, string? Remark = null);

/// <summary>Points taken off; every deduction carries its written reason.</summary>
public sealed record Deduction(decimal Points, string Reason);

/// <summary>A condition of the sheet found to hold, with the written reason.</summary>
public sealed record KnockOutFound(string Code, string Reason);

/// <summary>What one member thinks of one candidate.</summary>
public sealed record Scoring(IReadOnlyList<ScoreLine> Lines, IReadOnlyList<Deduction> Deductions, IReadOnlyList<KnockOutFound> KnockOuts);

/// <summary>One member's sheet on one candidate: draft, then handed in for good. A blank one is dealt when scoring opens.</summary>
public sealed class ScoreSheet : Entity
{
    public Guid SessionId { get; private set; }
    public Guid CandidateId { get; private set; }
    public Guid AccountId { get; private set; }
    public IReadOnlyList<ScoreLine> Lines { get; private set; } = [];
    public IReadOnlyList<Deduction> Deductions { get; private set; } = [];
    public IReadOnlyList<KnockOutFound> KnockOuts { get; private set; } = [];
    public decimal Total { get; private set; }
    public ScoreSheetStatus Status { get; private set; }
    public DateTimeOffset? HandedInAt { get; private set; }

    private ScoreSheet() { }

    public static ScoreSheet Blank(Candidate candidate, Guid accountId) =>
        new() { SessionId = candidate.SessionId, CandidateId = candidate.Id, AccountId = accountId };

    /// <summary>Keeps what stands so far; lines may still be missing, those present must be lawful.</summary>
    public void Save(JudgingSession session, Candidate candidate, Scoring scoring)
    {
        session.DemandScorer(candidate, AccountId);
        RuleBroken.When(Status != ScoreSheetStatus.Draft, Rules.ScoreSheetHandedIn);
        var maxima = candidate.Sheet.Lines();
        RuleBroken.When(scoring.Lines.DistinctBy(l => l.Criterion).Count() != scoring.Lines.Count, Rules.ScoreCriterionUnknown);
        RuleBroken.When(scoring.Lines.Any(l => !maxima.ContainsKey(l.Criterion)), Rules.ScoreCriterionUnknown);
        RuleBroken.When(scoring.Lines.Any(l => l.Score < 0 || l.Score > maxima[l.Criterion] || !InHundredths(l.Score)), Rules.ScoreOutOfRange);
        RuleBroken.When(scoring.Deductions.Any(d => d.Points <= 0 || !InHundredths(d.Points)), Rules.ScoreDeductionPositive);
        RuleBroken.When(scoring.Deductions.Any(d => string.IsNullOrWhiteSpace(d.Reason)), Rules.ScoreDeductionNeedsReason);
        RuleBroken.When(scoring.KnockOuts.Any(k => string.IsNullOrWhiteSpace(k.Reason)), Rules.ScoreKnockOutNeedsReason);
        RuleBroken.When(scoring.KnockOuts.Any(k => candidate.Sheet.KnockOuts.All(s => s.Code != k.Code)), Rules.ScoreKnockOutUnknown);
        (Lines, Deductions, KnockOuts) = (scoring.Lines, scoring.Deductions, scoring.KnockOuts);
        Total = TotalOf(scoring);
    }

    /// <summary>Final: every line is filled in, or a knock-out makes the points idle.</summary>
    public void HandIn(JudgingSession session, Candidate candidate, DateTimeOffset now)
    {
        session.DemandScorer(candidate, AccountId);
        RuleBroken.When(Status != ScoreSheetStatus.Draft, Rules.ScoreSheetHandedIn);
        var missing = candidate.Sheet.Lines().Keys.Any(c => Lines.All(l => l.Criterion != c));
        RuleBroken.When(missing && KnockOuts.Count == 0, Rules.ScoreSheetIncomplete);
        (Status, HandedInAt) = (ScoreSheetStatus.HandedIn, now);
    }

    /// <summary>Points less deductions, never below zero; a knock-out leaves nothing.</summary>
    private static decimal TotalOf(Scoring scoring) =>
        scoring.KnockOuts.Count > 0 ? 0 : Math.Max(0, scoring.Lines.Sum(l => l.Score) - scoring.Deductions.Sum(d => d.Points));

    private static bool InHundredths(decimal points) => decimal.Round(points, 2) == points;
}
