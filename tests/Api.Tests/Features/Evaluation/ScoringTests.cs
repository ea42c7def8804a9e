using Kheo.Api.Features.Evaluation;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Judging;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Evaluation;

public class ScoringTests
{
    private static async Task Refused<T>(Rule rule, Task<Answer<T>> answer) => Assert.Equal((409, rule.Code), await answer is var a ? (a.Status, a.Code) : default);

    private static string Sheet(Guid candidate) => $"/api/candidates/{candidate}/score-sheet";

    [Fact]
    public async Task A_draft_is_kept_and_read_back_and_handing_in_is_final()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Scoring(world.Commune, null, world.Cell);
        var candidate = (await panel.Candidates(panel.Chair))[0];
        var saved = await panel.Chair.Put<ScoreSheetView>(Sheet(candidate.Id), new SaveScoreSheet
        {
            Lines = [new("I", 35.5m)], Deductions = [new(1.25m, "Nộp báo cáo muộn")], KnockOuts = [],
        }, candidate.MySheet!.RowVersion);
        Assert.Equal((200, 34.25m, 2), (saved.Status, saved.Body.Total, saved.Body.RowVersion));
        await Refused(Rules.ScoreSheetIncomplete, panel.Chair.Post<ScoreSheetView>(Sheet(candidate.Id) + "/hand-in", null, saved.Body.RowVersion));
        Assert.Equal(412, (await panel.Chair.Put<ScoreSheetView>(Sheet(candidate.Id), Panel.Points(80), 1)).Status);
        saved = await panel.Chair.Put<ScoreSheetView>(Sheet(candidate.Id), Panel.Points(80), 2);
        var handedIn = await panel.Chair.Post<ScoreSheetView>(Sheet(candidate.Id) + "/hand-in", null, saved.Body.RowVersion);
        Assert.Equal((200, ScoreSheetStatus.HandedIn, 80m), (handedIn.Status, handedIn.Body.Status, handedIn.Body.Total));
        await Refused(Rules.ScoreSheetHandedIn, panel.Chair.Put<ScoreSheetView>(Sheet(candidate.Id), Panel.Points(90), handedIn.Body.RowVersion));
        var row = (await panel.Candidates(panel.Chair))[0];
        Assert.Equal((ScoreSheetStatus.HandedIn, 80m), (row.MySheet!.Status, row.MySheet.Total));
        Assert.Empty((await panel.Chair.Get<Page<CandidateRow>>($"/api/judging-sessions/{panel.Session.Id}/candidates?waiting=true")).Body.Items);
    }

    [Fact]
    public async Task A_score_is_refused_by_name()
    {
        var world = await WithJudgedCampaign(c => c with { Sheets = [c.Sheets[0] with { KnockOuts = [new("X", "Có đơn thư đúng sự thật")] }] });
        var panel = await world.Preparing(world.Commune, null, world.Cell);
        var candidate = (await panel.Candidates(panel.Chair))[0];
        Task<Answer<ScoreSheetView>> Save(SaveScoreSheet scoring) => panel.Chair.Put<ScoreSheetView>(Sheet(candidate.Id), scoring, 1);
        await Refused(Rules.SessionNotScoring, Save(Panel.Points(80)));
        await panel.Agency.Post<JudgingSessionView>($"/api/judging-sessions/{panel.Session.Id}/open", null, panel.Session.RowVersion);
        var good = Panel.Points(80);
        await Refused(Rules.ScoreOutOfRange, Save(good with { Lines = [new("I", 40.01m)] }));
        await Refused(Rules.ScoreCriterionUnknown, Save(good with { Lines = [new("III", 1)] }));
        await Refused(Rules.ScoreDeductionNeedsReason, Save(good with { Deductions = [new(1, "")] }));
        await Refused(Rules.ScoreDeductionPositive, Save(good with { Deductions = [new(0, "Không trừ")] }));
        await Refused(Rules.ScoreKnockOutNeedsReason, Save(good with { KnockOuts = [new("X", "")] }));
        await Refused(Rules.ScoreKnockOutUnknown, Save(good with { KnockOuts = [new("Y", "Không rõ")] }));
        Assert.Equal(0, (await panel.Chair.Get<CandidateView>($"/api/candidates/{candidate.Id}")).Body.MySheet!.Total);
    }

    [Fact]
    public async Task Conflicts_recuse_by_law_and_by_declaration()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Seated(world.Commune, memberFrom: world.Base);
        var registration = await world.Registered(world.Cell, Domain.Registrations.RegistrationStatus.Confirmed);
        await world.Prepare(panel, null, registration.Id);
        var mine = (await panel.Candidates(panel.Member))[0];
        Assert.Equal((RecusalReason.Ancestor, null), (mine.Recused, mine.MySheet));
        var declared = await panel.Secretary.Post<CandidateView>($"/api/candidates/{mine.Id}/conflict", new DeclareConflict { Note = "Người nhà" }, mine.RowVersion);
        Assert.Equal((200, RecusalReason.Declared), (declared.Status, declared.Body.Recused));
        await Refused(Rules.CandidateAlreadyRecused, panel.Secretary.Post<CandidateView>($"/api/candidates/{mine.Id}/conflict", new DeclareConflict { Note = "Người nhà" }, declared.Body.RowVersion));
        panel.Session = (await panel.Agency.Post<JudgingSessionView>($"/api/judging-sessions/{panel.Session.Id}/open", null, panel.Session.RowVersion)).Body;
        await Refused(Rules.ScorerRecused, panel.Member.Put<ScoreSheetView>(Sheet(mine.Id), Panel.Points(80), 1));
        await Refused(Rules.ScorerRecused, panel.Secretary.Post<ScoreSheetView>(Sheet(mine.Id) + "/hand-in", null, 1));
        await Panel.Score(panel.Chair, mine.Id, 80);
        var figures = Assert.Single((await panel.Chair.Get<RankingView>($"/api/judging-sessions/{panel.Session.Id}/ranking")).Body.Rows);
        Assert.Equal((1, 1), (figures.Entitled, figures.Scorers));
    }

    [Fact]
    public async Task Who_has_no_seat_does_not_score()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Scoring(world.Commune, null, world.Cell);
        var candidate = (await panel.Candidates())[0];
        var member = await world.Member(world.Commune);
        Assert.Equal(403, (await member.Put<ScoreSheetView>(Sheet(candidate.Id), Panel.Points(80), 1)).Status);
        Assert.Equal(404, (await (await world.Member(world.ForeignCell)).Put<ScoreSheetView>(Sheet(candidate.Id), Panel.Points(80), 1)).Status);
        Assert.Equal(403, (await panel.Agency.Post<CandidateView>($"/api/candidates/{candidate.Id}/conflict", new DeclareConflict { Note = "Người nhà" }, candidate.RowVersion)).Status);
    }

    [Fact]
    public async Task While_members_score_nobody_sees_anothers_figures()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Scoring(world.Commune, null, world.Cell);
        var candidate = (await panel.Candidates())[0];
        await Panel.Score(panel.Member, candidate.Id, 80);
        Assert.Equal(403, (await panel.Member.Get<MatrixView>($"/api/judging-sessions/{panel.Session.Id}/matrix")).Status);
        Assert.Equal(403, (await panel.Member.Get<RankingView>($"/api/judging-sessions/{panel.Session.Id}/ranking")).Status);
        Assert.Equal(404, (await panel.Member.Get<MinutesView>($"/api/judging-sessions/{panel.Session.Id}/minutes")).Status);
        var matrix = (await panel.Secretary.Get<MatrixView>($"/api/judging-sessions/{panel.Session.Id}/matrix")).Body;
        Assert.Equal((CellState.HandedIn, null), matrix.Cells.Single(c => c.AccountId == panel.Member.AccountId) is var c ? (c.State, c.Total) : default);
        Assert.Equal(2, matrix.Cells.Count(c => c.State == CellState.Draft));
    }
}
