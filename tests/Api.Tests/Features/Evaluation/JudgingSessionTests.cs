using Kheo.Api.Features.Evaluation;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Evaluation;

public class JudgingSessionTests
{
    private static async Task Refused<T>(Rule rule, Task<Answer<T>> answer) => Assert.Equal((409, rule.Code), await answer is var a ? (a.Status, a.Code) : default);

    [Fact]
    public async Task A_session_is_prepared_at_the_tier_of_the_councils_unit()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Seated(world.Commune);
        var made = await panel.Agency.Post<JudgingSessionView>("/api/judging-sessions", world.Calling(panel));
        Assert.Equal((201, SessionStatus.Preparing, world.Tiers["upper"]), (made.Status, made.Body.Status, made.Body.TierId));
        Assert.Contains(nameof(AddCandidates), made.Body.Actions);
        Assert.Equal(made.Text, (await panel.Agency.Get<JudgingSessionView>($"/api/judging-sessions/{made.Body.Id}")).Text);
        Assert.Equal(made.Body.Id, Assert.Single((await panel.Agency.Get<Page<JudgingSessionRow>>("/api/judging-sessions")).Body.Items).Id);
    }

    [Fact]
    public async Task A_session_is_refused_by_name()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Seated(world.Commune);
        var good = world.Calling(panel);
        Task<Answer<JudgingSessionView>> Call(CreateJudgingSession command) => panel.Agency.Post<JudgingSessionView>("/api/judging-sessions", command);
        await Refused(Rules.CouncilOutOfTerm, Call(good with { HeldOn = Today.AddDays(301) }));
        await Refused(Rules.SessionQuorumUnsound, Call(good with { Rules = ByChair with { Quorum = new(4, 3) } }));
        await Refused(Rules.SessionPassRuleUnsound, Call(good with { Rules = ByChair with { Pass = new(50, 50, 101) } }));
        await Refused(Rules.SessionTiesEndWithChair, Call(good with { Rules = ByChair with { Ties = [new(TieBreak.MoreScorers)] } }));
        await Refused(Rules.SessionTieCriterion, Call(good with { Rules = ByChair with { Ties = [new(TieBreak.HigherOnCriterion), new(TieBreak.ChairChoice)] } }));
        await Refused(Rules.SessionQuotaUnsound, Call(good with { Rules = ByChair with { Quotas = [new(Subject.Collective, 0)] } }));
        await Refused(Rules.CampaignNotOpen, Call(good with { CampaignId = (await world.DraftCampaign("DVK-NHAP")).Id }));
        Assert.Equal(404, (await Call(good with { CampaignId = Guid.NewGuid() })).Status);
    }

    [Fact]
    public async Task Only_the_confirmed_are_eligible_and_each_stands_once()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Preparing(world.Commune);
        var confirmed = await world.Registered(world.Cell, RegistrationStatus.Confirmed);
        var accepted = await world.Registered(world.SiblingCell, RegistrationStatus.Accepted);
        var foreign = await world.Registered(world.CousinCell, RegistrationStatus.Confirmed);
        string Path(string tail) => $"/api/judging-sessions/{panel.Session.Id}/{tail}";
        Assert.Equal(confirmed.Id, Assert.Single((await panel.Agency.Get<Page<EligibleRow>>(Path("eligible"))).Body.Items).Id);

        Task<Answer<JudgingSessionView>> Add(Guid id, long version) => panel.Agency.Post<JudgingSessionView>(Path("candidates"), new AddCandidates { RegistrationIds = [id] }, version);
        await Refused(Rules.CandidateNotEligible, Add(accepted.Id, panel.Session.RowVersion));
        Assert.Equal(404, (await Add(foreign.Id, panel.Session.RowVersion)).Status);
        var added = await Add(confirmed.Id, panel.Session.RowVersion);
        Assert.Equal((200, 1, panel.Session.RowVersion + 1), (added.Status, added.Body.Candidates, added.Body.RowVersion));
        Assert.Equal(412, (await Add(confirmed.Id, panel.Session.RowVersion)).Status);
        await Refused(Rules.CandidateNotEligible, Add(confirmed.Id, added.Body.RowVersion));
        Assert.Empty((await panel.Agency.Get<Page<EligibleRow>>(Path("eligible"))).Body.Items);
        Assert.Equal(confirmed.Code, Assert.Single(await panel.Candidates()).Code);
    }

    [Fact]
    public async Task A_candidate_is_taken_out_while_the_session_is_prepared()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Preparing(world.Commune, null, world.Cell, world.SiblingCell);
        var candidates = await panel.Candidates();
        Assert.Equal(204, (await panel.Agency.Delete($"/api/candidates/{candidates[0].Id}", candidates[0].RowVersion)).Status);
        Assert.Equal(candidates[1].Id, Assert.Single(await panel.Candidates()).Id);
        await panel.Refresh();
        await panel.Agency.Post<JudgingSessionView>($"/api/judging-sessions/{panel.Session.Id}/open", null, panel.Session.RowVersion);
        await Refused(Rules.SessionNotPreparing, panel.Agency.Delete($"/api/candidates/{candidates[1].Id}", (await panel.Candidates())[0].RowVersion));
    }

    [Fact]
    public async Task Opening_seals_the_dossier_and_deals_the_sheets()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Scoring(world.Commune, null, world.Cell);
        Assert.Equal((SessionStatus.Scoring, true), (panel.Session.Status, panel.Session.OpenedAt is not null));
        var row = Assert.Single(await panel.Candidates(panel.Member));
        var candidate = (await panel.Member.Get<CandidateView>($"/api/candidates/{row.Id}")).Body;
        Assert.Equal("Tuyến đường ít người chăm sóc", candidate.Dossier.Parts.Situation);
        Assert.NotNull(candidate.Dossier.SealedAt);
        Assert.NotNull(candidate.Dossier.Result);
        Assert.Equal(["I", "II"], candidate.Sheet.Criteria.Select(c => c.Code));
        Assert.Equal(ScoreSheetStatus.Draft, candidate.MySheet!.Status);
        Assert.Equal(new QueueView(0, 1), (await panel.Member.Get<JudgingSessionView>($"/api/judging-sessions/{panel.Session.Id}")).Body.MyQueue);
        await Refused(Rules.SessionNotPreparing, panel.Agency.Post<JudgingSessionView>($"/api/judging-sessions/{panel.Session.Id}/open", null, panel.Session.RowVersion));
    }

    [Fact]
    public async Task Nothing_opens_without_candidates_or_without_a_sheet_for_them()
    {
        var world = await WithJudgedCampaign(c => c with { Sheets = [c.Sheets[0] with { Subject = Subject.Household }] });
        var panel = await world.Preparing(world.Commune);
        string open = $"/api/judging-sessions/{panel.Session.Id}/open";
        await Refused(Rules.SessionNoCandidates, panel.Agency.Post<JudgingSessionView>(open, null, panel.Session.RowVersion));
        var registration = await world.Registered(world.Cell, RegistrationStatus.Confirmed);
        var added = (await panel.Agency.Post<JudgingSessionView>($"/api/judging-sessions/{panel.Session.Id}/candidates", new AddCandidates { RegistrationIds = [registration.Id] }, panel.Session.RowVersion)).Body;
        await Refused(Rules.SessionNoCriteriaSheet, panel.Agency.Post<JudgingSessionView>(open, null, added.RowVersion));
    }

    [Fact]
    public async Task A_seat_opens_the_session_and_nothing_else_of_those_units()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Scoring(world.Commune, null, world.Cell);
        var candidate = Assert.Single(await panel.Candidates(panel.Member));
        Assert.Equal(403, (await panel.Member.Get<RegistrationView>($"/api/registrations/{candidate.RegistrationId}")).Status);
        var outsider = await world.Member(world.ForeignCell);
        Assert.Equal(404, (await outsider.Get<JudgingSessionView>($"/api/judging-sessions/{panel.Session.Id}")).Status);
        Assert.Equal(404, (await outsider.Get<CouncilView>($"/api/councils/{panel.Council.Id}")).Status);
        Assert.Equal(404, (await outsider.Get<CandidateView>($"/api/candidates/{candidate.Id}")).Status);
        Assert.Equal(404, (await outsider.Get<Page<CandidateRow>>($"/api/judging-sessions/{panel.Session.Id}/candidates")).Status);
        Assert.Empty((await outsider.Get<Page<JudgingSessionRow>>("/api/judging-sessions")).Body.Items);
    }

    [Fact]
    public async Task Closing_ranks_writes_the_minutes_and_marks_what_was_judged()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Scoring(world.Commune, ByChair with { Quotas = [new(Subject.Collective, 1)] }, world.Cell, world.SiblingCell, world.SiblingBase);
        await panel.ScoreAll(90, 80, 30);
        await Refused(Rules.SessionNoQuorum, panel.Close());
        await panel.Attend(panel.Chair, panel.Member);
        var closed = await panel.Close();
        Assert.Equal((200, SessionStatus.Closed, 2), (closed.Status, closed.Body.Status, closed.Body.Present));

        var ranking = (await panel.Member.Get<RankingView>($"/api/judging-sessions/{panel.Session.Id}/ranking")).Body;
        Assert.Equal([(1, Outcome.Passed, 90m), (2, Outcome.UnderLine, 80m), (3, Outcome.Failed, 30m)], ranking.Rows.Select(r => (r.Rank!.Value, r.Outcome, r.Average!.Value)));
        var minutes = (await panel.Agency.Get<MinutesView>($"/api/judging-sessions/{panel.Session.Id}/minutes")).Body.Minutes;
        Assert.Equal((3, 2, 3), (minutes.Seats, minutes.Present, minutes.Candidates.Count));
        foreach (var candidate in await panel.Candidates())
            Assert.Equal(RegistrationStatus.Judged, (await panel.Agency.Get<RegistrationView>($"/api/registrations/{candidate.RegistrationId}")).Body.Status);
        Assert.All((await panel.Agency.Get<MatrixView>($"/api/judging-sessions/{panel.Session.Id}/matrix")).Body.Cells, c => Assert.NotNull(c.Total));
        Assert.Equal(["Đạt", "Dưới chỉ tiêu", "Không đạt"], (await Workbook.Of(panel.Agency, $"/api/judging-sessions/{panel.Session.Id}/ranking/export.xlsx")).Column("Kết quả"));
        await Refused(Rules.SessionNotScoring, panel.Close());
        await Refused(Rules.SessionClosed, panel.Attend(panel.Chair));
    }

    [Fact]
    public async Task Ties_wait_for_the_chair()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Scoring(world.Commune, null, world.Cell, world.SiblingCell, world.SiblingBase);
        await panel.ScoreAll(80, 80, 60);
        await panel.Attend([.. panel.Everybody]);
        await Refused(Rules.SessionTieUnresolved, panel.Close());
        var ranking = (await panel.Chair.Get<RankingView>($"/api/judging-sessions/{panel.Session.Id}/ranking")).Body;
        Assert.Equal([true, true, false], ranking.Rows.Select(r => r.Tied));

        Task<Answer<JudgingSessionView>> Choose(Client who, params Guid[] order) => who.Post<JudgingSessionView>($"/api/judging-sessions/{panel.Session.Id}/tie", new ChooseTie { Order = order }, panel.Session.RowVersion);
        var (first, second, third) = (ranking.Rows[0].CandidateId, ranking.Rows[1].CandidateId, ranking.Rows[2].CandidateId);
        Assert.Equal(403, (await Choose(panel.Member, second, first)).Status);
        await Refused(Rules.TieChairOnly, Choose(panel.Secretary, second, first));
        await Refused(Rules.TieNotTied, Choose(panel.Chair, first, third));
        Assert.Equal(200, (await Choose(panel.Chair, second, first)).Status);
        Assert.Equal(200, (await panel.Close()).Status);
        ranking = (await panel.Chair.Get<RankingView>($"/api/judging-sessions/{panel.Session.Id}/ranking")).Body;
        Assert.Equal([second, first, third], ranking.Rows.Select(r => r.CandidateId));
        Assert.Equal(TieBreak.ChairChoice, ranking.Rows[0].SettledBy);
    }

    [Fact]
    public async Task The_queue_costs_the_same_however_long_it_is()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Scoring(world.Commune, null, world.Cell);
        async Task<int> Cost() => await Queries.Of(async () => await panel.Member.Get<Page<CandidateRow>>($"/api/judging-sessions/{panel.Session.Id}/candidates"));
        var one = await Cost();
        panel = await world.Scoring(world.Commune, null, world.SiblingCell, world.SiblingBase, world.Base);
        Assert.Equal(one, await Cost());
    }
}
