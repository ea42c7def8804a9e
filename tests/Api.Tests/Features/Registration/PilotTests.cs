using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class PilotTests
{
    [Fact]
    public async Task The_committee_that_accepts_marks_a_pilot_model_and_all_lists_show_it()
    {
        var world = await WithOpenCampaign();
        var (committee, officer) = (await world.Committee(world.Base), await world.Officer(world.Cell));
        var submitted = await world.Registered(world.Cell, RegistrationStatus.Submitted, null, officer);
        async Task<Answer<RegistrationView>> Mark(Client by, RegistrationView at, bool pilot = true) => await by.Post<RegistrationView>($"/api/registrations/{at.Id}/pilot", new MarkPilot { Pilot = pilot }, at.RowVersion);
        Assert.Equal((409, Rules.PilotNotAccepted.Code), await Mark(committee, submitted) is var early ? (early.Status, early.Code) : default);
        var accepted = (await committee.Post<RegistrationView>($"/api/registrations/{submitted.Id}/accept", null, submitted.RowVersion)).Body;
        Assert.Contains(nameof(MarkPilot), accepted.Actions);
        Assert.Equal(403, (await Mark(officer, accepted)).Status);
        Assert.Equal(403, (await Mark(await world.Committee(world.Cell), accepted)).Status);              // nobody shows his own work to others
        var pilot = (await Mark(committee, accepted)).Body;
        Assert.True(pilot.Pilot);
        Assert.Equal(accepted.UpdatedAt, pilot.UpdatedAt);                                                // it is no sign of life
        await world.Registered(world.SiblingCell, RegistrationStatus.Accepted);

        async Task<IEnumerable<Guid>> Listed(string query) => (await world.Launcher.Get<Page<RegistrationRow>>($"/api/registrations?campaignId={world.Campaign.Id}{query}")).Body.Items.Where(r => r.Pilot).Select(r => r.Id);
        Assert.Equal([pilot.Id], await Listed(""));
        Assert.Equal([pilot.Id], await Listed("&pilot=true"));
        Assert.Empty(await Listed("&pilot=false"));
        Assert.Equal(1, (await world.Launcher.Get<RegistrationCounts>($"/api/registrations/count?campaignId={world.Campaign.Id}")).Body.Pilots);
        Assert.Equal(["x"], (await Workbook.Of(world.Launcher, $"/api/registrations/export.xlsx?campaignId={world.Campaign.Id}&pilot=true")).Column("Mô hình điểm"));
        Assert.False((await Mark(committee, pilot, false)).Body.Pilot);
        Assert.Empty(await Listed("&pilot=true"));
    }
}
