namespace Kheo.Domain.Judging;

/// <summary>Where a candidate stands. <see cref="Tied"/>: its equals are not yet told apart. <see cref="SettledBy"/>: the rule that told them apart.</summary>
public sealed record Standing(Guid CandidateId, int Entitled, int Scorers, decimal? Average, int InFavour, int KnockOuts, int? Rank, Outcome Outcome,
    bool Tied, TieBreak? SettledBy);

/// <summary>
/// Counts handed-in sheets of members who are not recused, and ranks the candidates of each subject among themselves: different
/// sheets have different maxima and are never compared. Averages are rounded to hundredths before they are compared, so that
/// figures equal on paper are equal in law.
/// </summary>
public static class Ranking
{
    public static IReadOnlyList<Standing> Of(SessionRules rules, int seats, IReadOnlyCollection<Candidate> candidates, IEnumerable<ScoreSheet> sheets)
    {
        var handedIn = sheets.Where(s => s.Status == ScoreSheetStatus.HandedIn).ToLookup(s => s.CandidateId);
        return [.. candidates
            .Select(c => new Count(c, seats - c.Recusals.Count, [.. handedIn[c.Id].Where(s => !c.IsRecused(s.AccountId))], rules.Pass))
            .GroupBy(c => c.Candidate.Subject)
            .OrderBy(g => g.Key)
            .SelectMany(g => Place(rules, rules.Places(g.Key), [.. g]))];
    }

    /// <summary>To hundredths, half away from zero.</summary>
    public static decimal Round(decimal average) => Math.Round(average, 2, MidpointRounding.AwayFromZero);

    private static IEnumerable<Standing> Place(SessionRules rules, int? places, List<Count> counts)
    {
        var comparers = rules.Ties.Select(Comparer).ToArray();
        var groups = counts.Where(c => c.Average is not null)
            .GroupBy(c => (c.Verdict, c.Average))
            .OrderBy(g => g.Key.Verdict).ThenByDescending(g => g.Key.Average);
        var rank = 1;
        var left = places ?? int.MaxValue;
        foreach (var group in groups)
        {
            foreach (var equals in Split([.. group], rules.Ties, comparers, 0, null))
            {
                var tied = equals.Members.Count > 1;
                foreach (var count in equals.Members)
                {
                    var outcome = count.Verdict == Outcome.Passed && left-- <= 0 ? Outcome.UnderLine : count.Verdict;
                    yield return count.Stand(count.Verdict == Outcome.NotScored ? null : rank, outcome, tied && count.Verdict == Outcome.Passed, equals.By);
                }
                rank += equals.Members.Count;
            }
        }
        foreach (var count in counts.Where(c => c.Average is null)) yield return count.Stand(null, Outcome.NotScored, false, null);
    }

    /// <summary>Applies the tie rules in their order to those still equal; what remains together after the last is an open tie.</summary>
    private static IEnumerable<(List<Count> Members, TieBreak? By)> Split(List<Count> equals, IReadOnlyList<TieRule> ties,
        Comparison<Count>[] comparers, int step, TieBreak? by)
    {
        if (equals.Count == 1 || step == comparers.Length) return [(equals, by)];
        if (ties[step].By == TieBreak.ChairChoice && !ChairChose(equals)) return [(equals, by)];
        equals.Sort(comparers[step]);
        var runs = new List<List<Count>> { new() { equals[0] } };
        foreach (var count in equals.Skip(1))
        {
            if (comparers[step](runs[^1][^1], count) == 0) runs[^1].Add(count); else runs.Add([count]);
        }
        return runs.SelectMany(run => Split(run, ties, comparers, step + 1, runs.Count > 1 ? ties[step].By : by));
    }

    /// <summary>A choice settles only those the chair placed in one act.</summary>
    private static bool ChairChose(List<Count> equals) =>
        equals.TrueForAll(c => c.Candidate.ChairChoice is not null && c.Candidate.ChairAct == equals[0].Candidate.ChairAct);

    private static Comparison<Count> Comparer(TieRule rule) => rule.By switch
    {
        TieBreak.HigherOnCriterion => (a, b) => b.On(rule.Criterion!).CompareTo(a.On(rule.Criterion!)),
        TieBreak.MoreScorers => (a, b) => b.Sheets.Count.CompareTo(a.Sheets.Count),
        TieBreak.EarlierSubmission => (a, b) => Submitted(a).CompareTo(Submitted(b)),
        _ => (a, b) => (a.Candidate.ChairChoice ?? 0).CompareTo(b.Candidate.ChairChoice ?? 0),
    };

    private static DateTimeOffset Submitted(Count count) => count.Candidate.Dossier.SubmittedAt ?? DateTimeOffset.MaxValue;

    private sealed class Count
    {
        private readonly int _entitled;
        private readonly int _inFavour;
        private readonly int _knockOuts;

        public Candidate Candidate { get; }
        public IReadOnlyList<ScoreSheet> Sheets { get; }
        public decimal? Average { get; }
        public Outcome Verdict { get; }

        public Count(Candidate candidate, int entitled, IReadOnlyList<ScoreSheet> sheets, PassRule pass)
        {
            (Candidate, Sheets, _entitled) = (candidate, sheets, entitled);
            Average = sheets.Count == 0 ? null : Round(sheets.Sum(s => s.Total) / sheets.Count);
            var mark = candidate.Sheet.PassMark ?? pass.PassMark;
            _inFavour = sheets.Count(s => s.KnockOuts.Count == 0 && s.Total >= mark);
            _knockOuts = sheets.Count(s => s.KnockOuts.Count > 0);
            Verdict = Average is null || sheets.Count * 100 < pass.MinimumTurnout * entitled ? Outcome.NotScored
                : _knockOuts >= pass.KnockOutsToFail || Average < pass.MinimumAverage || _inFavour * 100 < pass.MinimumShare * sheets.Count ? Outcome.Failed
                : Outcome.Passed;
        }

        /// <summary>The average on one criterion, its parts together.</summary>
        public decimal On(string criterion)
        {
            var codes = Candidate.Sheet.Under(criterion);
            return Round(Sheets.Sum(s => s.Lines.Where(l => codes.Contains(l.Criterion)).Sum(l => l.Score)) / Sheets.Count);
        }

        public Standing Stand(int? rank, Outcome outcome, bool tied, TieBreak? by) =>
            new(Candidate.Id, _entitled, Sheets.Count, Average, _inFavour, _knockOuts, rank, outcome, tied, by);
    }
}
