using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;

namespace Kheo.Domain.Tests.Judging;

public class ClosingTests
{
    private static readonly SessionRules ByChair = Bench.Plain with { Ties = [new(TieBreak.ChairChoice)] };

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Closing_needs_the_quorum(int present, bool closes)
    {
        var bench = Bench.Scored(null, 80);
        bench.Attend(present);
        if (closes) bench.Session.Close(bench.Council, bench.Sheets, Bench.Now);
        else Law.Refuses(Rules.SessionNoQuorum, () => bench.Session.Close(bench.Council, bench.Sheets, Bench.Now));
    }

    [Fact]
    public void A_tie_among_those_who_pass_keeps_the_session_open_until_the_chair_chooses()
    {
        var bench = Bench.Scored(ByChair, 80, 80);
        bench.Attend();
        Law.Refuses(Rules.SessionTieUnresolved, () => bench.Session.Close(bench.Council, bench.Sheets, Bench.Now));
        var (first, second) = (bench.Session.Candidates[0], bench.Session.Candidates[1]);
        bench.Session.ChooseTie(bench.Council, bench.Chair, [second.Id, first.Id], bench.Sheets);
        bench.Session.Close(bench.Council, bench.Sheets, Bench.Now);
        Assert.Equal((2, 1), (first.Rank!.Value, second.Rank!.Value));
        Assert.All(bench.Session.Minutes!.Candidates, c => Assert.Equal(TieBreak.ChairChoice, c.SettledBy));
    }

    [Fact]
    public void A_tie_among_those_who_fail_needs_nobody()
    {
        var bench = Bench.Scored(ByChair, 20, 20);
        bench.Attend();
        bench.Session.Close(bench.Council, bench.Sheets, Bench.Now);
        Assert.All(bench.Session.Candidates, c => Assert.Equal((1, Outcome.Failed), (c.Rank!.Value, c.Outcome!.Value)));
    }

    [Fact]
    public void Only_the_chair_chooses()
    {
        var bench = Bench.Scored(ByChair, 80, 80);
        Law.Refuses(Rules.TieChairOnly, () => bench.Session.ChooseTie(bench.Council, bench.Secretary, [.. bench.Session.Candidates.Select(c => c.Id)], bench.Sheets));
    }

    [Fact]
    public void The_secretary_records_the_choice_where_the_chair_is_recused()
    {
        var bench = Bench.Scored(ByChair, 80, 80);
        bench.Session.DeclareConflict(bench.Council, bench.Session.Candidates[0].Id, bench.Chair, "Người nhà");
        var order = bench.Session.Candidates.Select(c => c.Id).ToList();
        Law.Refuses(Rules.TieChairOnly, () => bench.Session.ChooseTie(bench.Council, bench.Chair, order, bench.Sheets));
        bench.Session.ChooseTie(bench.Council, bench.Secretary, order, bench.Sheets);
        Assert.Equal(1, bench.StandingOf(bench.Session.Candidates[0]).Rank);
    }

    [Fact]
    public void A_choice_names_exactly_those_still_equal()
    {
        var bench = Bench.Scored(ByChair, 80, 80, 80, 60);
        var ids = bench.Session.Candidates.Select(c => c.Id).ToList();
        Law.Refuses(Rules.TieNotTied, () => bench.Session.ChooseTie(bench.Council, bench.Chair, [ids[0], ids[1]], bench.Sheets));
        Law.Refuses(Rules.TieNotTied, () => bench.Session.ChooseTie(bench.Council, bench.Chair, [ids[0], ids[1], ids[2], ids[3]], bench.Sheets));
        Law.Refuses(Rules.TieNotTied, () => bench.Session.ChooseTie(bench.Council, bench.Chair, [ids[3]], bench.Sheets));
    }

    [Fact]
    public void A_choice_between_two_does_not_settle_a_third_who_comes_level()
    {
        var bench = Bench.Scoring(3, ByChair);
        var (first, second, third) = (bench.Session.Candidates[0], bench.Session.Candidates[1], bench.Session.Candidates[2]);
        bench.ScoreAll(first, 80);
        bench.ScoreAll(second, 80);
        foreach (var member in bench.Everybody.SkipLast(1)) bench.Score(third, member, 75);
        bench.Session.ChooseTie(bench.Council, bench.Chair, [second.Id, first.Id], bench.Sheets);
        Assert.False(bench.StandingOf(first).Tied);
        bench.Score(third, bench.Everybody.Last(), 100);
        Assert.All([first, second, third], c => Assert.True(bench.StandingOf(c).Tied));
    }

    [Fact]
    public void Minutes_tell_what_happened_and_are_frozen()
    {
        var member = Bench.Seat(CouncilRole.Member, "/AB/X000/");
        var bench = Bench.Scoring(2, ByChair with { Quotas = [new(Subject.Collective, 1)] }, member);
        bench.ScoreAll(bench.Session.Candidates[0], 90);
        bench.ScoreAll(bench.Session.Candidates[1], 80);
        bench.Attend(4);
        bench.Session.Close(bench.Council, bench.Sheets, Bench.Now);
        var minutes = bench.Session.Minutes!;
        Assert.Equal((5, 4), (minutes.Seats, minutes.Present));
        Assert.Equal(RecusalReason.OwnUnit, Assert.Single(minutes.Recusals).Reason);
        Assert.Equal([(4, 4, 90m, 1, Outcome.Passed), (5, 5, 80m, 2, Outcome.UnderLine)],
            minutes.Candidates.Select(c => (c.Entitled, c.Scorers, c.Average!.Value, c.Rank!.Value, c.Outcome)));
        Law.Refuses(Rules.SessionNotScoring, () => bench.Session.Close(bench.Council, bench.Sheets, Bench.Now));
        Assert.Same(minutes, bench.Session.Minutes);
    }

    [Fact]
    public void A_session_without_candidates_or_sheets_does_not_open()
    {
        var bench = Bench.Preparing();
        Law.Refuses(Rules.SessionNoCandidates, bench.Open);
        var candidate = bench.Add("/AB/X000/");
        Law.Refuses(Rules.SessionNoCriteriaSheet, () => bench.Session.Open(bench.Council,
            new Dictionary<Subject, SealedSheet> { [Subject.Household] = Bench.Sheet },
            new Dictionary<Guid, Dossier> { [candidate.RegistrationId] = candidate.Dossier }, Bench.Now));
    }

    [Fact]
    public void A_tie_rule_names_a_criterion_that_the_sheets_have()
    {
        var bench = Bench.Preparing(Bench.Plain with { Ties = [new(TieBreak.HigherOnCriterion, "không-có"), new(TieBreak.ChairChoice)] });
        bench.Add("/AB/X000/");
        Law.Refuses(Rules.SessionTieCriterion, bench.Open);
    }

    public static TheoryData<SessionRules, string> Unsound() => new()
    {
        { Bench.Plain with { Quorum = new(0, 3) }, Rules.SessionQuorumUnsound.Code },
        { Bench.Plain with { Quorum = new(4, 3) }, Rules.SessionQuorumUnsound.Code },
        { Bench.Plain with { Pass = new(50, 50, 101) }, Rules.SessionPassRuleUnsound.Code },
        { Bench.Plain with { Pass = new(-1, 50, 50) }, Rules.SessionPassRuleUnsound.Code },
        { Bench.Plain with { Ties = [] }, Rules.SessionTiesEndWithChair.Code },
        { Bench.Plain with { Ties = [new(TieBreak.ChairChoice), new(TieBreak.MoreScorers)] }, Rules.SessionTiesEndWithChair.Code },
        { Bench.Plain with { Ties = [new(TieBreak.HigherOnCriterion), new(TieBreak.ChairChoice)] }, Rules.SessionTieCriterion.Code },
        { Bench.Plain with { Quotas = [new(Subject.Collective, 0)] }, Rules.SessionQuotaUnsound.Code },
        { Bench.Plain with { Quotas = [new(Subject.Collective, 1), new(Subject.Collective, 2)] }, Rules.SessionQuotaUnsound.Code },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void Unsound_rules_are_refused(SessionRules rules, string code) =>
        Assert.Equal(code, Assert.Throws<RuleBroken>(() => Bench.Preparing(rules)).Rule.Code);
}
