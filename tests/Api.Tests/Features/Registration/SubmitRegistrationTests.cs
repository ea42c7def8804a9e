using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class SubmitRegistrationTests
{
    private static async Task<Answer<RegistrationView>> Submit(World.World world, PlantedUnit unit)
    {
        var officer = await world.Officer(unit);
        var draft = await world.Registered(unit, officer: officer);
        return await officer.Post<RegistrationView>($"/api/registrations/{draft.Id}/submit", null, draft.RowVersion);
    }

    private static Func<World.World, CampaignContent, CampaignContent> DueIn(int days, LateRule late = LateRule.Accept) =>
        (w, c) => c with { Tiers = [w.Due("cell", Today.AddDays(days))], Rules = c.Rules with { Late = late } };

    [Fact]
    public async Task What_is_handed_in_is_submitted_for_everybody_who_reads_it()
    {
        var world = await WithOpenCampaign();
        var answer = await Submit(world, world.Cell);
        Assert.Equal((200, RegistrationStatus.Submitted, false, "\"2\""), (answer.Status, answer.Body.Status, answer.Body.Late, answer.ETag));
        Assert.Equal([nameof(WithdrawRegistration)], answer.Body.Actions);
        var above = (await world.Launcher.Get<RegistrationView>($"/api/registrations/{answer.Body.Id}")).Body;
        Assert.Equal((RegistrationStatus.Submitted, answer.Body.SubmittedAt), (above.Status, above.SubmittedAt));
        Assert.Superset(new HashSet<string> { nameof(AcceptRegistration), nameof(ReturnRegistration), nameof(RefuseRegistration) }, above.Actions.ToHashSet());
        Assert.True(await Ask<bool>("select handed_in_at is not null and not late from obligations where campaign_id = $1 and unit_id = $2 and form = 'registration'", world.Campaign.Id, world.Cell.Id));
        // A base organisation is obliged by subtree: one of its cells is enough.
        Assert.True(await Ask<bool>("select handed_in_at is not null from obligations where campaign_id = $1 and unit_id = $2 and form = 'registration'", world.Campaign.Id, world.Base.Id));
    }

    [Fact]
    public async Task A_registration_cannot_be_submitted_twice()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var submitted = await world.Registered(world.Cell, RegistrationStatus.Submitted, officer: officer);
        var again = await officer.Post<RegistrationView>($"/api/registrations/{submitted.Id}/submit", null, submitted.RowVersion);
        Assert.Equal((409, Rules.RegistrationNotDraft.Code), (again.Status, again.Code));
    }

    [Fact]
    public async Task The_last_day_is_not_late_and_the_day_after_it_is()
    {
        var onTheDay = await WithOpenCampaign(DueIn(0, LateRule.Refuse));
        Assert.False((await Submit(onTheDay, onTheDay.Cell)).Body.Late);
        var dayAfter = await WithOpenCampaign(DueIn(-1));
        var late = await Submit(dayAfter, dayAfter.Cell);
        Assert.Equal((200, true), (late.Status, late.Body.Late));
        Assert.True(await Ask<bool>("select late from obligations where campaign_id = $1 and unit_id = $2 and form = 'registration'", dayAfter.Campaign.Id, dayAfter.Cell.Id));
    }

    [Fact]
    public async Task A_campaign_may_refuse_the_late_and_then_nothing_is_stored()
    {
        var world = await WithOpenCampaign(DueIn(-1, LateRule.Refuse));
        var refused = await Submit(world, world.Cell);
        Assert.Equal((409, Rules.RegistrationTooLate.Code), (refused.Status, refused.Code));
        Assert.Equal("draft", await Ask<string>("select status from registrations where campaign_id = $1", world.Campaign.Id));
    }

    [Theory]
    [InlineData(0, 200, null)]
    [InlineData(1, 409, "registration.too-early")]
    public async Task The_first_day_is_early_enough_and_the_day_before_it_is_not(int startsIn, int status, string? code)
    {
        var world = await WithOpenCampaign((_, c) => c with { Rules = c.Rules with { RegistrationFrom = Today.AddDays(startsIn) } });
        var answer = await Submit(world, world.Cell);
        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Required_parts_and_the_holder_must_be_there()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        async Task Refused(Rule rule, RegisterModel model)
        {
            var draft = (await officer.Post<RegistrationView>("/api/registrations", model)).Body;
            var answer = await officer.Post<RegistrationView>($"/api/registrations/{draft.Id}/submit", null, draft.RowVersion);
            Assert.Equal((409, rule.Code), (answer.Status, answer.Code));
        }
        await Refused(Rules.RegistrationIncomplete, world.Model() with { Parts = FormParts.Empty });
        await Refused(Rules.RegistrationHolderMissing, world.Model(subject: Subject.Individual) with { Holder = null });
    }

    [Fact]
    public async Task Nobody_hands_in_for_a_unit_that_is_not_his()
    {
        var world = await WithOpenCampaign();
        var draft = await world.Registered(world.Cell);
        async Task<int> By(Client client) => (await client.Post<RegistrationView>($"/api/registrations/{draft.Id}/submit", null, draft.RowVersion)).Status;
        Assert.Equal(404, await By(await world.Officer(world.SiblingCell)));
        Assert.Equal(404, await By(await world.Officer(world.CousinCell)));
        Assert.Equal(403, await By(await world.Inspector(world.Cell)));
        Assert.Equal(200, await By(await world.Officer(world.Cell)));
    }
}
