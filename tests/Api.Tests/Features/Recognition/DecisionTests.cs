using Kheo.Api.Features.Recognition;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Recognition;

public class DecisionTests
{
    private static async Task Refused<T>(Rule rule, Task<Answer<T>> answer) => Assert.Equal((409, rule.Code), await answer is var a ? (a.Status, a.Code) : default);

    [Fact]
    public async Task A_draft_over_a_session_begins_with_those_who_passed()
    {
        var world = await WithJudgedCampaign();
        var (panel, draft) = await world.Drafted();
        var item = Assert.Single(draft.Items);
        Assert.Equal((true, false, world.Cell.Name, 1), (item.Recognise, item.Typical, item.Recipient, draft.Recognised));
        Assert.Equal((DecisionStatus.Draft, world.Tiers["upper"]), (draft.Status, draft.TierId));
        Assert.Equal(["ĐẢNG CỘNG SẢN VIỆT NAM"], draft.Preview.Heading);
        Assert.Equal(draft.Id, (await panel.Agency.Get<DecisionView>($"/api/decisions/{draft.Id}")).Body.Id);
        Assert.Equal(draft.Id, Assert.Single((await panel.Agency.Get<Page<DecisionRow>>("/api/decisions?status=draft")).Body.Items).Id);
        Assert.Equal(404, (await (await world.Agency(world.CousinByText)).Get<DecisionView>($"/api/decisions/{draft.Id}")).Status);
        await Refused(Rules.DecisionOverAnother, world.Launcher.Post<DecisionView>("/api/decisions", world.Drafting(panel)));
    }

    [Fact]
    public async Task A_list_is_saved_whole_and_refused_by_name()
    {
        var world = await WithJudgedCampaign();
        var (panel, draft) = await world.Drafted();
        Task<Answer<DecisionView>> Save(params DecisionItemInput[] items) => panel.Agency.Put<DecisionView>($"/api/decisions/{draft.Id}", Saving(draft, items), draft.RowVersion);
        var passed = new DecisionItemInput { RegistrationId = draft.Items[0].RegistrationId, Recognise = true };
        var unit = new DecisionItemInput { Recipient = "Đảng bộ cơ sở ấp Trung", RecipientUnitId = world.Base.Id, AwardForm = AwardForm.GiayKhen, AwardCategory = AwardCategory.ForImplementing };
        await Refused(Rules.DecisionItemTwice, Save(passed, passed));
        await Refused(Rules.DecisionItemEmpty, Save(passed with { Recognise = false }));
        await Refused(Rules.DecisionTypicalNotRecognised, Save(unit with { Typical = true }));
        await Refused(Rules.DecisionAwardIncomplete, Save(unit with { AwardCategory = null }));
        await Refused(Rules.DecisionNotRegistered, Save(unit with { AwardCategory = AwardCategory.ForTheModel }));
        await Refused(Rules.DecisionNotFromAbove, Save(unit with { RecipientUnitId = world.Commune.Id }));
        await Refused(Rules.DecisionPurpose, panel.Agency.Put<DecisionView>($"/api/decisions/{draft.Id}", Saving(draft, unit) with { Purpose = Purpose.Recognise }, draft.RowVersion));
        await Refused(Rules.AwardOnce, Save(passed with { AwardForm = AwardForm.GiayKhen, AwardCategory = AwardCategory.ForTheModel },
            passed with { Recognise = false, AwardForm = AwardForm.BieuDuong, AwardCategory = AwardCategory.ForTheModel }));
        Assert.Equal(404, (await Save(unit with { RecipientUnitId = world.CousinCell.Id })).Status);
        Assert.Equal(400, (await Save(new DecisionItemInput { Recognise = true })).Status);

        var saved = await Save(passed with { Typical = true }, unit);
        Assert.Equal((200, 2, 1, draft.RowVersion + 1), (saved.Status, saved.Body.Items.Count, saved.Body.Typical, saved.Body.RowVersion));
        Assert.Equal(412, (await Save(passed)).Status);
        Assert.Equal(saved.Text, (await panel.Agency.Get<DecisionView>($"/api/decisions/{draft.Id}")).Text);
    }

    [Fact]
    public async Task Issuing_recognises_rewards_and_numbers_without_a_gap()
    {
        var world = await WithJudgedCampaign();
        var (panel, draft) = await world.Drafted();
        var salary = await world.Launcher.Post<BaseSalaryView>("/api/base-salaries", CreateBaseSalary.Example);
        Assert.Equal(201, salary.Status);
        await Refused(Rules.BaseSalaryOnce, world.Launcher.Post<BaseSalaryView>("/api/base-salaries", CreateBaseSalary.Example));
        Assert.Equal(salary.Body.Id, Assert.Single((await panel.Agency.Get<Page<BaseSalaryView>>("/api/base-salaries")).Body.Items).Id);
        draft = (await panel.Agency.Put<DecisionView>($"/api/decisions/{draft.Id}", Saving(draft,
            new() { RegistrationId = draft.Items[0].RegistrationId, Recognise = true, Typical = true, AwardForm = AwardForm.GiayKhen, AwardCategory = AwardCategory.ForTheModel, Coefficient = 0.6m },
            new() { Recipient = "Đồng chí Minh Họa", RecipientUnitId = world.Base.Id, Subject = Subject.Individual, AwardForm = AwardForm.GiayKhen, AwardCategory = AwardCategory.ForDirecting, Coefficient = 0.3m }), draft.RowVersion)).Body;
        Assert.Equal(1_410_000 + 710_000, draft.Money);

        var leader = await world.Leader(world.Commune);
        Task<Answer<DecisionView>> Issue(IssueDecision signing) => leader.Post<DecisionView>($"/api/decisions/{draft.Id}/issue", signing, draft.RowVersion);
        await Refused(Rules.DecisionNumberForm, Issue(SignedToday with { Number = "45/QĐ-UBND" }));
        await Refused(Rules.DecisionInFuture, Issue(SignedToday with { DecidedOn = Today.AddDays(1) }));
        Assert.Equal(403, (await panel.Agency.Post<DecisionView>($"/api/decisions/{draft.Id}/issue", SignedToday, draft.RowVersion)).Status);
        var issued = await Issue(SignedToday);
        Assert.Equal((200, DecisionStatus.Issued, "12-QĐ/ĐU"), (issued.Status, issued.Body.Status, issued.Body.Number));
        Assert.Equal(2_120_000, issued.Body.Money);
        await Refused(Rules.DecisionNotDraft, leader.Post<DecisionView>($"/api/decisions/{draft.Id}/issue", SignedToday, issued.Body.RowVersion));

        var recognition = Assert.Single((await panel.Agency.Get<Page<RecognitionRow>>("/api/recognitions?typical=true&q=mo+hinh")).Body.Items);
        Assert.EndsWith($"-AB-X1-{Today.Year}-0001", recognition.CertificateCode, StringComparison.Ordinal);
        Assert.Equal(RegistrationStatus.Recognised, (await panel.Agency.Get<RegistrationView>($"/api/registrations/{recognition.RegistrationId}")).Body.Status);
        var full = (await panel.Agency.Get<RecognitionView>($"/api/recognitions/{recognition.Id}")).Body;
        Assert.Equal((0.6m, 2_340_000m, 1_410_000m), Assert.Single(full.Awards) is var a ? (a.Coefficient, a.BaseSalary, a.Money) : default);
        Assert.Equal([710_000m, 1_410_000m], (await panel.Agency.Get<Page<AwardRow>>("/api/awards")).Body.Items.Select(x => x.Money!.Value).Order());
        Assert.Equal(["1410000", "710000"], (await Workbook.Of(panel.Agency, $"/api/decisions/{draft.Id}/items/export.xlsx")).Column("Số tiền"));
        Assert.Equal([recognition.CertificateCode], (await Workbook.Of(panel.Agency, "/api/recognitions/export.xlsx")).Column("Số chứng nhận"));
    }

    [Fact]
    public async Task Only_who_passed_at_the_tier_is_recognised_once()
    {
        var world = await WithJudgedCampaign();
        var (panel, draft) = await world.Drafted();
        var failed = (await panel.Candidates()).Single(c => c.Outcome == Domain.Judging.Outcome.Failed);
        var leader = await world.Leader(world.Commune);
        async Task<DecisionView> With(DecisionView at, params DecisionItemInput[] items) => (await panel.Agency.Put<DecisionView>($"/api/decisions/{at.Id}", Saving(at, items), at.RowVersion)).Body;
        Task<Answer<DecisionView>> Issue(DecisionView at, string number = "12-QĐ/ĐU") => leader.Post<DecisionView>($"/api/decisions/{at.Id}/issue", SignedToday with { Number = number }, at.RowVersion);
        var passed = new DecisionItemInput { RegistrationId = draft.Items[0].RegistrationId, Recognise = true };

        draft = await With(draft);
        await Refused(Rules.DecisionEmpty, Issue(draft));
        draft = await With(draft, new DecisionItemInput { RegistrationId = failed.RegistrationId, Recognise = true });
        await Refused(Rules.DecisionNotPassed, Issue(draft));
        draft = await With(draft, passed with { Recognise = false, AwardForm = AwardForm.GiayKhen, AwardCategory = AwardCategory.ForTheModel });
        await Refused(Rules.AwardNeedsRecognition, Issue(draft));
        draft = await With(draft, passed with { AwardForm = AwardForm.GiayKhen, AwardCategory = AwardCategory.ForTheModel, Coefficient = 1 });
        await Refused(Rules.DecisionNoBaseSalary, Issue(draft));
        draft = await With(draft, passed with { AwardForm = AwardForm.GiayKhen, AwardCategory = AwardCategory.ForTheModel });
        Assert.Equal(200, (await Issue(draft)).Status);

        var again = (await panel.Agency.Post<DecisionView>("/api/decisions", world.Drafting(panel))).Body;
        await Refused(Rules.RecognisedAtTier, Issue(again, "13-QĐ/ĐU"));
        again = await With(again, passed with { Recognise = false, AwardForm = AwardForm.BieuDuong, AwardCategory = AwardCategory.ForTheModel });
        await Refused(Rules.AwardOnce, Issue(again, "13-QĐ/ĐU"));
        again = await With(again, passed with { Recognise = false, AwardForm = AwardForm.BieuDuong, AwardCategory = AwardCategory.ForDirecting });
        await Refused(Rules.DecisionNumberOnce, Issue(again));
        Assert.Equal(1, await Ask<int>("select last from certificate_counters where unit_id = $1", world.Commune.Id));
    }

    [Fact]
    public async Task Skipping_a_tier_needs_the_campaigns_rule_and_is_kept()
    {
        var world = await WithJudgedCampaign(c => c with { Tiers = [.. c.Tiers.SkipLast(1), c.Tiers[^1] with { Judging = PlannedDay.None }] });
        var registration = await world.Registered(world.Cell, RegistrationStatus.Confirmed);
        var draft = (await world.Launcher.Post<DecisionView>("/api/decisions", world.Drafting())).Body;
        draft = (await world.Launcher.Put<DecisionView>($"/api/decisions/{draft.Id}", Saving(draft, new DecisionItemInput { RegistrationId = registration.Id, Recognise = true }), draft.RowVersion)).Body;
        await Refused(Rules.DecisionSkipsTier, (await world.Leader(world.Province)).Post<DecisionView>($"/api/decisions/{draft.Id}/issue", SignedToday, draft.RowVersion));

        var campaign = (await world.Launcher.Get<Api.Features.Campaigns.CampaignView>($"/api/campaigns/{world.Campaign.Id}")).Body;
        await world.Launcher.Put<Api.Features.Campaigns.CampaignView>($"/api/campaigns/{campaign.Id}",
            new Api.Features.Campaigns.SaveCampaign { Content = campaign.Content with { Rules = campaign.Content.Rules with { SkipTier = true } } }, campaign.RowVersion);
        await world.Issued(draft);
        var recognition = Assert.Single((await world.Launcher.Get<Page<RecognitionRow>>("/api/recognitions")).Body.Items);
        Assert.Equal(["Cấp trên cơ sở"], (await world.Launcher.Get<RecognitionView>($"/api/recognitions/{recognition.Id}")).Body.SkippedTiers);
    }

    [Fact]
    public async Task What_is_revoked_stays_visible_and_the_registration_goes_back_to_judged()
    {
        var world = await WithJudgedCampaign();
        var (panel, decision, recognition) = await world.Recognised();
        var leader = await world.Leader(world.Commune);
        string revoke = $"/api/decisions/{decision.Id}/revoke";
        Assert.Equal(400, (await leader.Post<DecisionView>(revoke, new RevokeDecision { Reason = "" }, decision.RowVersion)).Status);
        var revoked = await leader.Post<DecisionView>(revoke, RevokeDecision.Example, decision.RowVersion);
        Assert.Equal((200, DecisionStatus.Revoked), (revoked.Status, revoked.Body.Status));
        await Refused(Rules.DecisionNotIssued, leader.Post<DecisionView>(revoke, RevokeDecision.Example, revoked.Body.RowVersion));
        var read = (await panel.Agency.Get<RecognitionView>($"/api/recognitions/{recognition.Id}")).Body;
        Assert.Equal((HonourStatus.Revoked, RevokeDecision.Example.Reason), (read.Recognition.Status, read.Reason));
        Assert.Equal(RegistrationStatus.Judged, (await panel.Agency.Get<RegistrationView>($"/api/registrations/{recognition.RegistrationId}")).Body.Status);
    }

    [Fact]
    public async Task A_draft_is_thrown_away_and_what_is_issued_is_not()
    {
        var world = await WithJudgedCampaign();
        var (panel, draft) = await world.Drafted();
        var other = (await panel.Agency.Post<DecisionView>("/api/decisions", world.Drafting())).Body;
        Assert.Equal(204, (await panel.Agency.Delete($"/api/decisions/{other.Id}", other.RowVersion)).Status);
        Assert.Equal(404, (await panel.Agency.Get<DecisionView>($"/api/decisions/{other.Id}")).Status);
        var issued = await world.Issued(draft);
        await Refused(Rules.DecisionNotDraft, panel.Agency.Delete($"/api/decisions/{draft.Id}", issued.RowVersion));
    }
}
