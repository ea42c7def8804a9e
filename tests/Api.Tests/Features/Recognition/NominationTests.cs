using Kheo.Api.Features.Evaluation;
using Kheo.Api.Features.Recognition;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Recognition;

public class NominationTests
{
    private static async Task Refused<T>(Rule rule, Task<Answer<T>> answer) => Assert.Equal((409, rule.Code), await answer is var a ? (a.Status, a.Code) : default);

    [Fact]
    public async Task The_recognised_climbs_to_the_tier_above_with_its_record()
    {
        var world = await WithJudgedCampaign();
        var (panel, _, recognition) = await world.Recognised();
        var sent = await panel.Agency.Post<NominationView>("/api/nominations", Proposing(recognition));
        Assert.Equal((201, NominationStatus.Sent, world.Province.Id), (sent.Status, sent.Body.Nomination.Status, sent.Body.Nomination.ToUnitId));
        Assert.Equal(90m, sent.Body.Dossier.Judged!.Average);
        Assert.Equal(recognition.CertificateCode, Assert.Single(sent.Body.Dossier.Recognitions).CertificateCode);
        Assert.Empty(sent.Body.Actions);
        await Refused(Rules.NominationOnce, panel.Agency.Post<NominationView>("/api/nominations", Proposing(recognition)));

        var received = Assert.Single((await world.Launcher.Get<Page<NominationRow>>("/api/nominations?box=received")).Body.Items);
        Assert.Equal([nameof(AcceptNomination), nameof(ReturnNomination)], received.Actions);
        Assert.Empty((await panel.Agency.Get<Page<NominationRow>>("/api/nominations?box=received")).Body.Items);
        Assert.Equal(403, (await panel.Agency.Post<NominationView>($"/api/nominations/{received.Id}/accept", null, received.RowVersion)).Status);
        var accepted = await world.Launcher.Post<NominationView>($"/api/nominations/{received.Id}/accept", null, received.RowVersion);
        Assert.Equal((200, NominationStatus.Accepted), (accepted.Status, accepted.Body.Nomination.Status));
        await Refused(Rules.NominationAnswered, world.Launcher.Post<NominationView>($"/api/nominations/{received.Id}/accept", null, accepted.Body.RowVersion));

        var above = await world.Preparing(world.Province);
        Assert.Equal((recognition.RegistrationId, true), Assert.Single((await above.Agency.Get<Page<EligibleRow>>($"/api/judging-sessions/{above.Session.Id}/eligible")).Body.Items) is var e ? (e.Id, e.Nominated) : default);
        above.Session = (await above.Agency.Post<JudgingSessionView>($"/api/judging-sessions/{above.Session.Id}/candidates", new AddCandidates { RegistrationIds = [recognition.RegistrationId] }, above.Session.RowVersion)).Body;
        above.Session = (await above.Agency.Post<JudgingSessionView>($"/api/judging-sessions/{above.Session.Id}/open", null, above.Session.RowVersion)).Body;
        await above.ScoreAll(95);
        await above.Attend([.. above.Everybody]);
        above.Session = (await above.Close()).Body;
        var draft = (await above.Agency.Post<DecisionView>("/api/decisions", world.Drafting(above))).Body;
        await world.Issued(draft);
        Assert.Equal(RegistrationStatus.Recognised, (await above.Agency.Get<RegistrationView>($"/api/registrations/{recognition.RegistrationId}")).Body.Status);
        var higher = (await above.Agency.Get<Page<RecognitionRow>>($"/api/recognitions?tierId={world.Tiers["province"]}")).Body.Items.Single();
        Assert.Equal(recognition.Id, Assert.Single((await above.Agency.Get<RecognitionView>($"/api/recognitions/{higher.Id}")).Body.OtherTiers).Id);
    }

    [Fact]
    public async Task What_is_returned_carries_its_reason_and_may_be_sent_anew()
    {
        var world = await WithJudgedCampaign();
        var (panel, _, recognition) = await world.Recognised();
        var sent = (await panel.Agency.Post<NominationView>("/api/nominations", Proposing(recognition))).Body;
        var returned = await world.Launcher.Post<NominationView>($"/api/nominations/{sent.Id}/return", ReturnNomination.Example, sent.RowVersion);
        Assert.Equal((200, NominationStatus.Returned), (returned.Status, returned.Body.Nomination.Status));
        Assert.Equal(ReturnNomination.Example.Reason, (await panel.Agency.Get<NominationView>($"/api/nominations/{sent.Id}")).Body.Nomination.Reason);
        await Refused(Rules.NominationAnswered, world.Launcher.Post<NominationView>($"/api/nominations/{sent.Id}/return", ReturnNomination.Example, returned.Body.RowVersion));
        Assert.Equal(201, (await panel.Agency.Post<NominationView>("/api/nominations", Proposing(recognition))).Status);
    }

    [Fact]
    public async Task A_nomination_is_refused_by_name_and_hidden_from_others()
    {
        var world = await WithJudgedCampaign();
        var (panel, decision, recognition) = await world.Recognised();
        Task<Answer<NominationView>> Send(SendNomination letter) => panel.Agency.Post<NominationView>("/api/nominations", letter);
        await Refused(Rules.NominationNotUpward, Send(Proposing(recognition) with { ToUnitId = world.Base.Id }));
        await Refused(Rules.NominationInFuture, Send(Proposing(recognition) with { LetterDate = Today.AddDays(1) }));
        Assert.Equal(404, (await Send(Proposing(recognition) with { ToUnitId = world.OtherProvince.Id })).Status);
        Assert.Equal(404, (await (await world.Agency(world.CousinByText)).Post<NominationView>("/api/nominations", Proposing(recognition))).Status);
        Assert.Equal(403, (await (await world.Committee(world.Base)).Post<NominationView>("/api/nominations", Proposing(recognition))).Status);
        var sent = (await Send(Proposing(recognition))).Body;
        Assert.Equal(404, (await (await world.Agency(world.OtherProvince)).Get<NominationView>($"/api/nominations/{sent.Id}")).Status);
        await (await world.Leader(world.Commune)).Post<DecisionView>($"/api/decisions/{decision.Id}/revoke", RevokeDecision.Example, decision.RowVersion);
        await Refused(Rules.NominationNotStanding, Send(Proposing(recognition) with { ToUnitId = world.Root.Id }));
    }
}
