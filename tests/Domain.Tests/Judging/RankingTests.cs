using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Outcome = Kheo.Domain.Judging.Outcome;

namespace Kheo.Domain.Tests.Judging;

public class RankingTests
{
    private static readonly SessionRules ByChair = Bench.Plain with { Ties = [new(TieBreak.ChairChoice)] };

    private static SessionRules Places(int places) => ByChair with { Quotas = [new(Subject.Collective, places)] };

    [Fact]
    public void The_quota_shows_who_falls_just_under_the_line()
    {
        var bench = Bench.Scored(Places(2), 70, 90, 40, 80);
        var standings = bench.Session.Candidates.Select(bench.StandingOf).ToList();
        Assert.Equal([(3, Outcome.UnderLine), (1, Outcome.Passed), (4, Outcome.Failed), (2, Outcome.Passed)], standings.Select(s => (s.Rank!.Value, s.Outcome)));
    }

    [Fact]
    public void Who_nobody_scored_is_not_scored_and_has_no_rank()
    {
        var bench = Bench.Scoring(2, ByChair);
        bench.ScoreAll(bench.Session.Candidates[0], 70);
        Assert.Equal((null, null, Outcome.NotScored), Figures(bench.StandingOf(bench.Session.Candidates[1])));
        static (decimal?, int?, Outcome) Figures(Standing s) => (s.Average, s.Rank, s.Outcome);
    }

    [Fact]
    public void Too_few_scorers_leave_a_candidate_unscored_when_the_rule_says_so()
    {
        var bench = Bench.Scoring(1, ByChair with { Pass = new(50, 50, 50, MinimumTurnout: 60) });
        var candidate = bench.Session.Candidates[0];
        foreach (var member in bench.Everybody.Take(2)) bench.Score(candidate, member, 90);
        Assert.Equal(Outcome.NotScored, bench.StandingOf(candidate).Outcome);
        bench.Score(candidate, bench.Everybody.ElementAt(2), 90);
        Assert.Equal(Outcome.Passed, bench.StandingOf(candidate).Outcome);
    }

    [Fact]
    public void The_share_in_favour_counts_scorers_at_or_above_the_mark()
    {
        var bench = Bench.Scoring(1, ByChair with { Pass = new(0, 80, 60) });
        var candidate = bench.Session.Candidates[0];
        foreach (var (member, total) in bench.Everybody.Zip([100m, 100m, 79.99m, 10m])) bench.Score(candidate, member, total);
        Assert.Equal((2, Outcome.Failed), (bench.StandingOf(candidate).InFavour, bench.StandingOf(candidate).Outcome));
        bench.Score(candidate, bench.Everybody.Last(), 80);
        Assert.Equal((3, Outcome.Passed), (bench.StandingOf(candidate).InFavour, bench.StandingOf(candidate).Outcome));
    }

    [Fact]
    public void So_many_knock_outs_fail_a_candidate_whatever_the_points()
    {
        var bench = Bench.Scoring(1, ByChair with { Pass = new(0, 0, 0, KnockOutsToFail: 2) });
        var candidate = bench.Session.Candidates[0];
        var knockOut = new Scoring([], [], [new("kl", "Đảng viên bị khiển trách")]);
        bench.Score(candidate, bench.Chair, knockOut);
        Assert.Equal(Outcome.Passed, bench.StandingOf(candidate).Outcome);
        bench.Score(candidate, bench.Secretary, knockOut);
        Assert.Equal(Outcome.Failed, bench.StandingOf(candidate).Outcome);
    }

    [Fact]
    public void A_tie_goes_to_the_higher_score_on_the_criterion()
    {
        var bench = Bench.Scoring(2);
        var (plain, novel) = (bench.Session.Candidates[0], bench.Session.Candidates[1]);
        foreach (var member in bench.Everybody)
        {
            bench.Score(plain, member, new Scoring([new("hq", 60), new("cl1", 10), new("cl2", 0)], [], []));
            bench.Score(novel, member, new Scoring([new("hq", 50), new("cl1", 5), new("cl2", 15)], [], []));
        }
        Assert.Equal((1, TieBreak.HigherOnCriterion), (bench.StandingOf(novel).Rank!.Value, bench.StandingOf(novel).SettledBy!.Value));
        Assert.Equal(2, bench.StandingOf(plain).Rank);
    }

    [Fact]
    public void Then_to_the_more_scorers_then_to_the_earlier_submission()
    {
        var rules = Bench.Plain with { Ties = [new(TieBreak.MoreScorers), new(TieBreak.EarlierSubmission), new(TieBreak.ChairChoice)] };
        var bench = Bench.Preparing(rules);
        var late = bench.Add("/AB/X000/", submitted: Bench.Now);
        var early = bench.Add("/AB/X001/", submitted: Bench.Now.AddDays(-1));
        var few = bench.Add("/AB/X002/", submitted: Bench.Now.AddDays(-9));
        bench.Open();
        bench.ScoreAll(late, 80);
        bench.ScoreAll(early, 80);
        bench.Score(few, bench.Chair, 80);
        Assert.Equal([2, 1, 3], new[] { late, early, few }.Select(c => bench.StandingOf(c).Rank!.Value));
        Assert.Equal(TieBreak.EarlierSubmission, bench.StandingOf(early).SettledBy);
        Assert.Equal(TieBreak.MoreScorers, bench.StandingOf(few).SettledBy);
    }

    [Fact]
    public void Subjects_are_ranked_apart()
    {
        var bench = Bench.Preparing(Places(1));
        var collective = bench.Add("/AB/X000/");
        var household = bench.Add("/AB/X001/", subject: Subject.Household);
        bench.Open();
        bench.ScoreAll(collective, 60);
        bench.ScoreAll(household, 90);
        Assert.Equal((1, Outcome.Passed), (bench.StandingOf(collective).Rank!.Value, bench.StandingOf(collective).Outcome));
        Assert.Equal((1, Outcome.Passed), (bench.StandingOf(household).Rank!.Value, bench.StandingOf(household).Outcome));
    }

    private static readonly Arbitrary<int[]> Totals = Gen.Choose(0, 20).Select(t => t * 5).ArrayOf().Where(t => t.Length is > 0 and < 9).ToArbitrary();

    [Fact]
    public void Ranks_follow_averages_and_equals_share_one() => Prop.ForAll(Totals, totals =>
    {
        var standings = Standings(Bench.Scored(ByChair, [.. totals.Select(t => (decimal)t)]));
        return standings.All(a => standings.All(b => (a.Average > b.Average) == (a.Rank < b.Rank) && (a.Average == b.Average) == (a.Rank == b.Rank)))
            && standings.All(a => a.Rank == 1 + standings.Count(b => b.Average > a.Average));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_more_pass_than_there_are_places() => Prop.ForAll(Totals, Gen.Choose(1, 5).ToArbitrary(), (totals, places) =>
    {
        var standings = Standings(Bench.Scored(Places(places), [.. totals.Select(t => (decimal)t)]));
        var able = standings.Count(s => s.Average >= 50);
        return standings.Count(s => s.Outcome == Outcome.Passed) == Math.Min(able, places)
            && standings.Count(s => s.Outcome == Outcome.UnderLine) == Math.Max(0, able - places);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_chairs_choices_settle_every_tie_and_the_session_closes() => Prop.ForAll(Totals, totals =>
    {
        var bench = Bench.Scored(ByChair, [.. totals.Select(t => (decimal)t)]);
        bench.Attend();
        foreach (var tie in Standings(bench).Where(s => s.Tied).GroupBy(s => s.Rank))
            bench.Session.ChooseTie(bench.Council, bench.Chair, [.. tie.Select(s => s.CandidateId).Reverse()], bench.Sheets);
        bench.Session.Close(bench.Council, bench.Sheets, Bench.Now);
        var passed = bench.Session.Candidates.Where(c => c.Outcome == Outcome.Passed).Select(c => c.Rank!.Value).Order();
        return passed.SequenceEqual(Enumerable.Range(1, totals.Count(t => t >= 50)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_entry_changes_nothing() => Prop.ForAll(Totals, totals =>
    {
        var there = Standings(Bench.Scored(ByChair, [.. totals.Select(t => (decimal)t)]));
        var back = Standings(Bench.Scored(ByChair, [.. totals.Reverse().Select(t => (decimal)t)]));
        return there.Select(s => (s.Average, s.Rank, s.Outcome)).Order().SequenceEqual(back.Select(s => (s.Average, s.Rank, s.Outcome)).Order());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_quorum_once_met_stays_met() => Prop.ForAll(Gen.Choose(1, 9).Three().ToArbitrary(), n =>
    {
        var (a, b, seats) = n;
        var quorum = new Quorum(Math.Min(a, b), Math.Max(a, b));
        var met = Enumerable.Range(0, seats + 1).Select(p => quorum.Met(p, seats)).ToList();
        return !met[0] && met[^1] && met.SkipWhile(m => !m).All(m => m)
            && Enumerable.Range(0, seats + 1).All(p => met[p] == p >= (decimal)quorum.Numerator * seats / quorum.Denominator);
    }).QuickCheckThrowOnFailure();

    private static IReadOnlyList<Standing> Standings(Bench bench) => bench.Session.Standings(bench.Council, bench.Sheets);
}
