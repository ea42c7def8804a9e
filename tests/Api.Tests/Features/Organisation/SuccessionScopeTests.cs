using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using Operation = Kheo.Domain.Organisation.Operation;

namespace Kheo.Api.Tests.Features.Organisation;

/// <summary>Who reads the past of a unit that ended, and that nobody writes into it, behind both walls and behind each alone.</summary>
public class SuccessionScopeTests
{
    private static async Task<int> Reads(World.World world, Client client, Guid registration)
    {
        // Rights act on the next request of a new ticket; a known one is read again within a second.
        var again = await world.SignIn(client.AccountId);
        return (await again.Get<RegistrationView>($"/api/registrations/{registration}")).Status;
    }

    [Theory]
    [InlineData(Walls.Both)]
    [InlineData(Walls.RowSecurityOnly)]
    [InlineData(Walls.ApplicationOnly)]
    public async Task The_heir_reads_the_past_and_nobody_writes_into_it(Walls walls)
    {
        var w = await ReportWorld.Running(walls);
        var world = w.World;
        var past = await w.Register(world.Cell, "draft", campaign: w.LastCampaign);
        await World.World.Ask<object>("update campaigns set status = 'closed' where id = $1", w.LastCampaign);
        var (heir, other, stranger) = (await world.AddUnit(world.Base, "C7", "Chi bộ kế thừa"), await world.AddUnit(world.Base, "C8", "Chi bộ kia"), await world.AddUnit(world.Base, "C6", "Chi bộ khác"));
        var (heirs, others, strangers) = (await world.Officer(heir), await world.Officer(other), await world.Officer(stranger));
        Assert.Equal((404, 404, 404), (await Reads(world, heirs, past), await Reads(world, others, past), await Reads(world, strangers, past)));

        var acts = await Acts.Of(world, world.Root);
        await acts.Applied(Operation.Split(world.Cell.Id, SplitBasis.Member, [new(heir.Id), new(other.Id, false)]));
        Assert.Equal((200, 404, 404), (await Reads(world, heirs, past), await Reads(world, others, past), await Reads(world, strangers, past)));

        var again = await world.SignIn(heirs.AccountId);
        var withdrawn = await again.Post<RegistrationView>($"/api/registrations/{past}/withdraw", null, 1);
        Assert.True(withdrawn.Status is 403 or 404, withdrawn.Text);
        var registering = await again.Post<RegistrationView>("/api/registrations", new { campaignId = w.Campaign, fieldId = w.Rural, name = "Ghi vào đơn vị cũ", kind = "model", subject = "collective", unitId = world.Cell.Id });
        Assert.True(registering.Status is 403 or 404 or 409, registering.Text);
        Assert.Equal(1, await World.World.Ask<long>("select count(*) from registrations where unit_path = $1", world.Cell.Path));
        Assert.Equal(past, (await again.Get<Page<RegistrationRow>>($"/api/registrations?campaignId={w.LastCampaign}")).Body.Items.Single().Id);
    }

    [Theory]
    [InlineData(Walls.Both)]
    [InlineData(Walls.RowSecurityOnly)]
    public async Task Whoever_was_carried_along_still_reads_his_own_past(Walls walls)
    {
        var w = await ReportWorld.Running(walls);
        var past = await w.Register(w.World.Cell, campaign: w.LastCampaign);
        await World.World.Ask<object>("update campaigns set status = 'closed' where id = $1", w.LastCampaign);
        var (officer, committee) = (await w.World.Officer(w.World.Cell), await w.World.Officer(w.World.CousinByText));
        var acts = await Acts.Of(w.World, w.World.Root);
        await acts.Applied(Operation.Move(w.World.Base.Id, w.World.CousinByText.Id));
        Assert.Equal((200, 200), (await Reads(w.World, officer, past), await Reads(w.World, committee, past)));
    }

    [Fact]
    public async Task A_role_at_a_unit_that_ends_begins_at_the_heirs_unless_that_would_raise_it()
    {
        var w = await ReportWorld.Running();
        var (cell, commune) = (await w.World.Officer(w.World.Cell), await w.World.Officer(w.World.Commune));
        var acts = await Acts.Of(w.World, w.World.Root);
        await acts.Applied(Operation.Absorb([w.World.Cell.Id], w.World.SiblingCell.Id), Operation.Dissolve(w.World.Commune.Id, w.World.Province.Id));
        Assert.Equal(w.World.SiblingCell.Id, await World.World.Ask<Guid>("select unit_id from assignments where account_id = $1 and valid_to is null", cell.AccountId));
        Assert.Equal(0, await World.World.Ask<long>("select count(*) from assignments where account_id = $1 and valid_to is null", commune.AccountId));
        Assert.Equal(w.World.Province.Id, await World.World.Ask<Guid>("select unit_id from accounts where id = $1", commune.AccountId));
    }
}
