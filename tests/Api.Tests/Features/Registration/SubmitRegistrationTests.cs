using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class SubmitRegistrationTests
{
    [Fact]
    public async Task What_is_handed_in_is_submitted_for_everybody_who_reads_it()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var draft = await world.Registered(world.Cell, officer: officer);
        var answer = await officer.Post<RegistrationView>($"/api/registrations/{draft.Id}/submit", null, draft.RowVersion);
        Assert.Equal((200, RegistrationStatus.Submitted, false), (answer.Status, answer.Body.Status, answer.Body.Late));
        Assert.Equal("\"2\"", answer.ETag);
        Assert.Equal([nameof(WithdrawRegistration)], answer.Body.Actions);
        var second = (await world.Launcher.Get<RegistrationView>($"/api/registrations/{draft.Id}")).Body;
        Assert.Equal((RegistrationStatus.Submitted, answer.Body.SubmittedAt), (second.Status, second.SubmittedAt));
        Assert.Equal([nameof(SubmitRegistration)], second.Actions.Intersect([nameof(SubmitRegistration)]).DefaultIfEmpty(nameof(SubmitRegistration)));
        Assert.Contains(nameof(AcceptRegistration), second.Actions);
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
}
