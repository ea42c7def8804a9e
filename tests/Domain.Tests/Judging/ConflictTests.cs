using Kheo.Domain.Judging;

namespace Kheo.Domain.Tests.Judging;

public class ConflictTests
{
    private static RecusalReason? Conflict(string home, string candidate)
    {
        var member = Bench.Seat(CouncilRole.Member, home);
        var bench = Bench.Preparing(null, member);
        return bench.Add(candidate).Recusals.SingleOrDefault(r => r.AccountId == member.AccountId)?.Reason;
    }

    [Theory]
    [InlineData("/AB/X001/C1/", "/AB/X001/C1/", RecusalReason.OwnUnit)]
    [InlineData("/AB/X001/", "/AB/X001/C1/", RecusalReason.Ancestor)]
    [InlineData("/AB/X001/D/", "/AB/X001/D/C1/", RecusalReason.Ancestor)]
    public void Own_unit_and_the_committees_between_are_recused(string home, string candidate, RecusalReason reason) =>
        Assert.Equal(reason, Conflict(home, candidate));

    [Theory]
    [InlineData("/AB/", "/AB/X001/C1/")]           // the council's own unit
    [InlineData("/", "/AB/X001/C1/")]              // above it
    [InlineData("/CD/", "/AB/X001/C1/")]           // another province
    [InlineData("/AB/X002/", "/AB/X001/C1/")]      // a neighbour
    [InlineData("/AB/X00/", "/AB/X001/C1/")]       // a neighbour whose code begins the same
    [InlineData("/AB/X001/C1/T1/", "/AB/X001/C1/")] // below the candidate
    public void Others_may_score(string home, string candidate) => Assert.Null(Conflict(home, candidate));

    [Fact]
    public void The_author_is_recused_wherever_he_comes_from()
    {
        var author = Bench.Seat(CouncilRole.Member, "/CD/");
        var bench = Bench.Preparing(null, author);
        Assert.Equal(RecusalReason.Authorship, bench.Add("/AB/X001/", author.AccountId).Recusals.Single().Reason);
    }

    [Fact]
    public void A_recused_member_gets_no_sheet_and_the_denominator_shrinks()
    {
        var member = Bench.Seat(CouncilRole.Member, "/AB/X000/");
        var bench = Bench.Scoring(2, null, member);
        var own = bench.Session.Candidates[0];
        Assert.DoesNotContain(bench.Sheets, s => s.CandidateId == own.Id && s.AccountId == member.AccountId);
        Assert.Equal(4, bench.StandingOf(own).Entitled);
        Assert.Equal(5, bench.StandingOf(bench.Session.Candidates[1]).Entitled);
    }

    [Fact]
    public void A_declared_conflict_sets_the_sheet_aside()
    {
        var bench = Bench.Scored(null, 80);
        var candidate = bench.Session.Candidates[0];
        bench.Session.DeclareConflict(bench.Council, candidate.Id, bench.Secretary, "Có quan hệ họ hàng với người đại diện");
        Assert.Equal((4, 4), (bench.StandingOf(candidate).Entitled, bench.StandingOf(candidate).Scorers));
        Law.Refuses(Rules.ScorerRecused, () => bench.SheetOf(candidate, bench.Secretary).Save(bench.Session, candidate, Bench.Lines(10)));
    }

    [Fact]
    public void A_conflict_is_declared_once()
    {
        var bench = Bench.Scoring();
        var candidate = bench.Session.Candidates[0].Id;
        bench.Session.DeclareConflict(bench.Council, candidate, bench.Chair, "Người nhà");
        Law.Refuses(Rules.CandidateAlreadyRecused, () => bench.Session.DeclareConflict(bench.Council, candidate, bench.Chair, "Người nhà"));
    }

    [Fact]
    public void Strangers_declare_nothing_and_attend_nothing()
    {
        var bench = Bench.Scoring();
        Law.Refuses(Rules.SessionNotAMember, () => bench.Session.DeclareConflict(bench.Council, bench.Session.Candidates[0].Id, Guid.NewGuid(), "Người nhà"));
        Law.Refuses(Rules.SessionNotAMember, () => bench.Session.RecordAttendance(bench.Council, [Guid.NewGuid()], Bench.Now));
    }

    [Fact]
    public void A_council_judges_only_below_its_unit()
    {
        var bench = Bench.Preparing();
        Law.Refuses(Rules.CandidateNotBelow, () => bench.Add("/AB/"));
        Law.Refuses(Rules.CandidateNotBelow, () => bench.Add("/AB2/X001/"));
    }

    [Fact]
    public void A_registration_stands_once()
    {
        var bench = Bench.Preparing();
        var nominee = Bench.Nominee();
        Law.Refuses(Rules.CandidateOnce, () => bench.Session.AddCandidates(bench.Council, [nominee, nominee]));
    }
}
