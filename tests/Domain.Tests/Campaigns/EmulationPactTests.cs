using Kheo.Domain.Campaigns;
using static Kheo.Domain.Tests.Campaigns.Given;

namespace Kheo.Domain.Tests.Campaigns;

public class EmulationPactTests
{
    private static readonly DateOnly Today = VietnamTime.Day(Now);
    private static readonly Guid Commune = Guid.CreateVersion7(), Other = Guid.CreateVersion7();
    private static readonly PactText Text = new("Giao ước thi đua năm 2026", 2026, null, [new("1", "Đăng ký mô hình", null, "mô hình", 20, 40), new("2", "Báo cáo đúng hạn")]);
    private static readonly PactParty Leader = new(Unit, "/VN/AB/", "Tỉnh ủy"), One = new(Commune, "/VN/AB/X1/", "Xã Một"), Two = new(Other, "/VN/AB/X2/", "Xã Hai");
    private static readonly PactScore[] Judged = [.. new[] { Commune, Other }.SelectMany(u => new[] { new PactScore(u, "1", 22, true, 40), new PactScore(u, "2", null, false, null, "Chậm 3 ngày") })];

    private static EmulationPact Drafted(PactText? text = null, params PactParty[] parties) =>
        EmulationPact.Draft(Unit, "/VN/AB/", ProgrammeId, null, text ?? Text, parties.Length == 0 ? [One, Leader, Two] : parties);

    private static EmulationPact Brought(PactStatus status)
    {
        var pact = Drafted();
        if (status >= PactStatus.Signed) pact.Sign(Today, "Hội trường", Now);
        if (status >= PactStatus.Scored) pact.Score(Judged, Now);
        if (status >= PactStatus.Closed) pact.Close();
        return pact;
    }

    [Fact]
    public void Every_status_and_verb_is_either_a_step_or_a_named_refusal()
    {
        var verbs = new Dictionary<string, Action<EmulationPact>>
        {
            ["Save"] = p => p.Save(ProgrammeId, null, Text, [Leader, One]), ["Delete"] = p => p.Delete(), ["Sign"] = p => p.Sign(Today, "Hội trường", Now), ["Score"] = p => p.Score(Judged, Now), ["Close"] = p => p.Close(),
        };
        var lawful = new Dictionary<(PactStatus, string), PactStatus>
        {
            [(PactStatus.Draft, "Save")] = PactStatus.Draft, [(PactStatus.Draft, "Delete")] = PactStatus.Draft, [(PactStatus.Draft, "Sign")] = PactStatus.Signed,
            [(PactStatus.Signed, "Score")] = PactStatus.Scored, [(PactStatus.Scored, "Score")] = PactStatus.Scored, [(PactStatus.Scored, "Close")] = PactStatus.Closed,
        };
        Assert.Equal(verbs.Keys.Order(), EmulationPact.Lifecycle.Select(s => s.Verb).Order());
        foreach (var status in Enum.GetValues<PactStatus>())
        foreach (var (verb, act) in verbs)
        {
            var pact = Brought(status);
            var may = lawful.TryGetValue((status, verb), out var next);
            var broken = Record.Exception(() => act(pact)) as RuleBroken;
            Assert.Equal((may, may ? null : EmulationPact.Lifecycle.Single(s => s.Verb == verb).Refusal, may ? next : status), (EmulationPact.Allows(verb, status), broken?.Rule, pact.Status));
        }
    }

    [Fact]
    public void Who_leads_stands_first_each_signs_once_and_alone_nobody_signs()
    {
        Assert.Equal([Unit, Commune, Other], Drafted().Parties.Select(p => p.UnitId));
        Breaks(Rules.PactPartyTwice, () => Drafted(null, Leader, One, One));
        Breaks(Rules.PactWithoutLeader, () => Drafted(null, One, Two));
        Breaks(Rules.PactNeedsTwo, () => Drafted(null, Leader).Sign(Today, "Hội trường", Now));
        Breaks(Rules.PactWithoutLines, () => Drafted(Text with { Lines = [] }).Sign(Today, "Hội trường", Now));
        Breaks(Rules.PactLineTwice, () => Drafted(Text with { Lines = [Text.Lines[0], Text.Lines[0]] }));
        Breaks(Rules.PactInFuture, () => Drafted().Sign(Today.AddDays(1), "Hội trường", Now));
    }

    [Fact]
    public void A_party_is_scored_line_by_line_within_the_points_and_all_before_it_is_closed()
    {
        var pact = Brought(PactStatus.Signed);
        Breaks(Rules.PactScoreUnknown, () => pact.Score([new(Unit, "1", 1, true)], Now));                 // who leads does not score himself
        Breaks(Rules.PactScoreUnknown, () => pact.Score([new(Commune, "9", 1, true)], Now));
        Breaks(Rules.PactScoreTwice, () => pact.Score([Judged[0], Judged[0]], Now));
        Breaks(Rules.PactPointsOver, () => pact.Score([Judged[0] with { Points = 41 }], Now));
        Breaks(Rules.PactPointsOver, () => pact.Score([Judged[1] with { Points = 1 }], Now));              // the line gives none
        Assert.Equal(PactStatus.Signed, pact.Status);
        pact.Score([.. Judged.Skip(1)], Now);
        Breaks(Rules.PactScoreMissing, pact.Close);
        pact.Score([.. Judged.Skip(1), Judged[0] with { Met = null }], Now);
        Breaks(Rules.PactScoreMissing, pact.Close);
        pact.Score(Judged, Now);
        pact.Close();
    }

    [Fact]
    public void Next_years_has_the_lines_and_nothing_that_was_signed_or_scored()
    {
        var (last, next) = (Brought(PactStatus.Closed), Brought(PactStatus.Closed).Clone([Leader, Two]));
        Assert.Equal((2027, "Giao ước thi đua năm 2027", PactStatus.Draft, null, 0), (next.Year, next.Title, next.Status, next.SignedOn, next.Scores.Count));
        Assert.Equal(last.Lines, next.Lines);
        Assert.Equal(["/VN/AB/", "/VN/AB/X2/"], next.PartyPaths);
    }
}
