using Kheo.Domain.Judging;

namespace Kheo.Domain.Tests.Judging;

public class SessionLifecycleTests
{
    private static readonly Dictionary<string, Action<Bench>> Verbs = new()
    {
        ["AddCandidates"] = b => b.Add("/AB/X900/"),
        ["RemoveCandidate"] = b => b.Session.RemoveCandidate(b.Session.Candidates[0].Id),
        ["Open"] = b => b.Open(),
        ["RecordAttendance"] = b => b.Attend(),
        ["DeclareConflict"] = b => b.Session.DeclareConflict(b.Council, b.Session.Candidates[0].Id, b.Secretary, "Có quan hệ họ hàng"),
        ["Score"] = b => BlankOrNew(b).Save(b.Session, b.Session.Candidates[0], Bench.Lines(50)),
        ["ChooseTie"] = b => b.Session.ChooseTie(b.Council, b.Chair, [.. b.Session.Candidates.Skip(1).Select(c => c.Id)], b.Sheets),
        ["Close"] = b =>
        {
            if (b.Session.Status == SessionStatus.Scoring)
                b.Session.ChooseTie(b.Council, b.Chair, [.. b.Session.Candidates.Skip(1).Select(c => c.Id)], b.Sheets);
            b.Session.Close(b.Council, b.Sheets, Bench.Now);
        },
    };

    private static ScoreSheet BlankOrNew(Bench b) => ScoreSheet.Blank(b.Session.Candidates[0], Guid.NewGuid());

    public static TheoryData<SessionStatus, string> Pairs()
    {
        var pairs = new TheoryData<SessionStatus, string>();
        foreach (var status in Enum.GetValues<SessionStatus>())
            foreach (var verb in Verbs.Keys) pairs.Add(status, verb);
        return pairs;
    }

    [Fact]
    public void Every_verb_of_the_table_is_walked() =>
        Assert.Equal(JudgingSession.Lifecycle.Select(s => s.Verb).Distinct().Order(), Verbs.Keys.Order());

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_verb_works_only_where_the_table_says_so(SessionStatus status, string verb)
    {
        var bench = Bench.At(status);
        var step = JudgingSession.Lifecycle.Single(s => s.Verb == verb);
        Assert.Equal(status, bench.Session.Status);
        if (step.From.Contains(status))
        {
            Verbs[verb](bench);
            Assert.Equal(step.To ?? status, bench.Session.Status);
        }
        else
        {
            Law.Refuses(step.Refusal, () => Verbs[verb](bench));
            Assert.Equal(status, bench.Session.Status);
        }
    }
}
