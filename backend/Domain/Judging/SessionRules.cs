using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Judging;

/// <summary>The part of all seats that must be present before the session may close: 2/3, 1/2 …</summary>
public sealed record Quorum(int Numerator, int Denominator)
{
    /// <summary>Compared by multiplication: a third of seven seats is three, not 2.33.</summary>
    public bool Met(int present, int seats) => seats > 0 && (long)present * Denominator >= (long)seats * Numerator;

    internal bool Sound => Numerator > 0 && Denominator > 0 && Numerator <= Denominator;
}

/// <summary>When a candidate passes. Scales and thresholds differ between provinces: all of it is data.</summary>
/// <param name="MinimumAverage">The average of the counted totals must reach this.</param>
/// <param name="PassMark">The total at which one scorer is in favour; the sealed sheet's own pass mark comes before it.</param>
/// <param name="MinimumShare">Per cent of the scorers who must be in favour.</param>
/// <param name="MinimumTurnout">Per cent of the members entitled to score this candidate who must have done so; below it he is not scored.</param>
/// <param name="KnockOutsToFail">So many scorers finding a knock-out fail the candidate whatever the points.</param>
public sealed record PassRule(decimal MinimumAverage, decimal PassMark, decimal MinimumShare, decimal MinimumTurnout = 0, int KnockOutsToFail = 1)
{
    internal bool Sound =>
        MinimumAverage >= 0 && PassMark >= 0 && MinimumShare is >= 0 and <= 100 && MinimumTurnout is >= 0 and <= 100 && KnockOutsToFail > 0;
}

public enum TieBreak { HigherOnCriterion, MoreScorers, EarlierSubmission, ChairChoice }

/// <summary>One step in settling equal averages. <paramref name="Criterion"/> is the code compared by HigherOnCriterion, absent otherwise.</summary>
public sealed record TieRule(TieBreak By, string? Criterion = null);

/// <summary>How many candidates judged by the sheet of this subject may pass; absent means no limit.</summary>
public sealed record Quota(Subject Subject, int Places);

/// <summary>How this session counts. Frozen with the session; the last tie rule is always the chair's recorded choice.</summary>
public sealed record SessionRules(Quorum Quorum, PassRule Pass, IReadOnlyList<TieRule> Ties, IReadOnlyList<Quota> Quotas)
{
    internal void Check()
    {
        RuleBroken.When(!Quorum.Sound, Rules.SessionQuorumUnsound);
        RuleBroken.When(!Pass.Sound, Rules.SessionPassRuleUnsound);
        RuleBroken.When(Ties.Count == 0 || Ties[^1].By != TieBreak.ChairChoice || Ties.SkipLast(1).Any(t => t.By == TieBreak.ChairChoice),
            Rules.SessionTiesEndWithChair);
        RuleBroken.When(Ties.Any(t => t.By == TieBreak.HigherOnCriterion == string.IsNullOrEmpty(t.Criterion)), Rules.SessionTieCriterion);
        RuleBroken.When(Quotas.Any(q => q.Places <= 0) || Quotas.DistinctBy(q => q.Subject).Count() != Quotas.Count, Rules.SessionQuotaUnsound);
    }

    public int? Places(Subject subject) => Quotas.FirstOrDefault(q => q.Subject == subject)?.Places;
}
