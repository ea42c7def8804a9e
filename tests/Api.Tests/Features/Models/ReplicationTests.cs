using Kheo.Api.Features.Campaigns;
using Kheo.Api.Features.Models;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Models;

public class ReplicationTests
{
    /// <summary>A registration of the unit that a committee accepted in June of its campaign's year; the agency of the province writes it, who sees all of them.</summary>
    private static async Task<RegistrationView> Taken(World.World world, CampaignView campaign, PlantedUnit unit, Lineage lineage, Guid? origin, string content = "Từng hộ nhận một đoạn", bool accepted = true)
    {
        var super = await world.Agency(world.Root);
        var at = (await super.Post<RegistrationView>("/api/registrations", world.Model("Đường hoa " + unit.Name) with
        {
            CampaignId = campaign.Id, UnitId = unit.Id, Lineage = lineage, OriginId = origin, Parts = new FormParts { Situation = "Như nhau", Content = content, Place = unit.Name },
        })).Body;
        if (!accepted) return at;
        at = (await super.Post<RegistrationView>($"/api/registrations/{at.Id}/submit", null, at.RowVersion)).Body;
        Assert.Equal(200, (await super.Post<RegistrationView>($"/api/registrations/{at.Id}/accept", null, at.RowVersion)).Status);
        await Ask<object>("update registrations r set accepted_at = make_timestamptz(extract(year from c.period_from)::int, 6, 15, 3, 0, 0) from campaigns c where c.id = r.campaign_id and r.id = $1", at.Id);
        return at;
    }

    private static async Task<(World.World World, Dictionary<int, CampaignView> Years)> Over(params int[] years)
    {
        var world = await WithOpenCampaign();
        var campaigns = new Dictionary<int, CampaignView>();
        foreach (var year in years)
            campaigns[year] = await world.OpenCampaign($"NAM-{year}", (_, c) => c with { PeriodFrom = new(year, 1, 1), PeriodTo = new(year, 12, 31) });
        return (world, campaigns);
    }

    private static async Task<ReplicationView> Tree(Client by, Guid model) => (await by.Get<ReplicationView>($"/api/models/{model}/replication")).Body;

    [Fact]
    public async Task The_line_is_told_with_what_was_adapted_where_it_reached_and_how_long_it_lasted()
    {
        var today = Today;
        var (world, years) = await Over(today.Year - 3, today.Year - 2, today.Year - 1, today.Year);
        var source = await Taken(world, years[today.Year - 3], world.Cell, Lineage.New, null);
        await Taken(world, years[today.Year - 2], world.Cell, Lineage.Continuing, source.Model.Id);
        var near = await Taken(world, years[today.Year - 2], world.SiblingCell, Lineage.Replication, source.Model.Id);                       // took it as it was, and let it go
        var far = await Taken(world, years[today.Year - 2], world.CousinCell, Lineage.Replication, source.Model.Id, "Thanh niên trồng, hộ dân chăm");
        await Taken(world, years[today.Year - 1], world.CousinCell, Lineage.Continuing, far.Model.Id, "Thanh niên trồng, hộ dân chăm");
        var second = await Taken(world, years[today.Year], world.CousinByText, Lineage.Replication, far.Model.Id, "Thanh niên trồng, hộ dân chăm");
        await Taken(world, years[today.Year], world.Cell, Lineage.Upgrade, source.Model.Id);
        var draft = await Taken(world, years[today.Year], world.Base, Lineage.Replication, source.Model.Id, accepted: false);

        var tree = await Tree(world.Launcher, source.Model.Id);
        Assert.Empty(tree.Sources);
        Assert.Equal([1, 1, 1, 1, 2], tree.Descendants.Select(d => d.Generation));
        Assert.Equal((3, 2, 1, 1), (tree.Figures.Adopters, tree.Figures.Direct, tree.Figures.Upgrades, tree.Figures.Adaptations));
        KinModel Of(RegistrationView at) => tree.Descendants.Single(d => d.Id == at.Model.Id);
        Assert.Empty(Of(near).Adapted!);
        Assert.Equal([FormPart.Content], Of(far).Adapted!);
        Assert.Empty(Of(second).Adapted!);                                                                          // against the one it took it from
        Assert.Null(Of(draft).AcceptedOn);
        Assert.Equal(Lineage.Replication, Of(far).BeganAs);                                                         // though it goes on since
        Assert.Equal([world.Root.Name, world.Province.Name, world.CousinByText.Name, world.CousinCell.Name], Of(far).Places.Select(p => p.Name));
        Assert.Equal([("Trung ương", 1), ("Tỉnh", 1), ("Cấp trên cơ sở", 2), ("Cơ sở", 1), ("Chi bộ", 2)], tree.Figures.Reached.Select(r => (r.TierName, r.Units)));
        // Three adopters: two began two years ago, of which one was accepted again a year later; one began this year. The second day of the two came in June.
        var june = new DateOnly(today.Year, 6, 15) <= today;
        Assert.Equal(june ? [new(1, 1, 2, 1), new(2, 0, 2, 1), new(3, 0, 0, 3)] : [new(1, 1, 2, 1), new(2, 0, 0, 3), new(3, 0, 0, 3)], tree.Figures.Survival);
        Assert.Equal(june ? Endurance.Ended : Endurance.TooYoung, tree.Model.Endured[2]);
        Assert.Equal(Endurance.Alive, tree.Model.Endured[0]);

        var below = await Tree(world.Launcher, second.Model.Id);
        Assert.Equal([source.Model.Id, far.Model.Id], below.Sources.Select(s => s.Id));
        Assert.Empty(below.Descendants);

        var listed = (await world.Launcher.Get<Page<ReplicatedRow>>("/api/models/replicated")).Body.Items;
        Assert.Equal([(source.Model.Id, 2, today.Year - 2, false), (far.Model.Id, 1, today.Year, false)], listed.Select(r => (r.Id, r.Adopters, r.LastYear, r.Standing)));
        var first = (await world.Launcher.Get<Page<ReplicatedRow>>("/api/models/replicated?limit=1")).Body;
        Assert.Equal([far.Model.Id], (await world.Launcher.Get<Page<ReplicatedRow>>($"/api/models/replicated?limit=1&after={first.Next}")).Body.Items.Select(r => r.Id));
        Assert.Equal([far.Model.Id], (await world.Launcher.Get<Page<ReplicatedRow>>($"/api/models/replicated?unitId={world.CousinByText.Id}")).Body.Items.Select(r => r.Id));
        Assert.Equal(["2", "1"], (await Workbook.Of(world.Launcher, "/api/models/replicated/export.xlsx")).Column("Nơi học theo trực tiếp"));
        Assert.Equal(1, await Queries.Of(() => world.Launcher.Get<object>($"/api/models/{source.Model.Id}/replication")));
        Assert.Equal(1, await Queries.Of(() => world.Launcher.Get<object>("/api/models/replicated")));
    }

    [Fact]
    public async Task What_stands_out_of_sight_is_neither_named_nor_counted()
    {
        var (world, years) = await Over(Today.Year);
        var campaign = years[Today.Year];
        var source = await Taken(world, campaign, world.Cell, Lineage.New, null);
        var near = await Taken(world, campaign, world.SiblingCell, Lineage.Replication, source.Model.Id);
        var far = await Taken(world, campaign, world.CousinCell, Lineage.Replication, source.Model.Id, "Khác hẳn");
        await Taken(world, campaign, world.SiblingBase, Lineage.Replication, far.Model.Id);                    // in sight, but come by way of what is not

        var commune = await world.Officer(world.Commune);
        var tree = await Tree(commune, source.Model.Id);
        Assert.Equal([near.Model.Id], tree.Descendants.Select(d => d.Id));
        Assert.Equal((1, 1, 0), (tree.Figures.Adopters, tree.Figures.Direct, tree.Figures.Adaptations));
        var text = (await commune.Get<object>($"/api/models/{source.Model.Id}/replication")).Text;
        Assert.DoesNotContain(world.CousinCell.Name, text, StringComparison.Ordinal);
        Assert.DoesNotContain(far.Model.Id.ToString(), text, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single((await commune.Get<Page<ReplicatedRow>>("/api/models/replicated")).Body.Items).Adopters);

        var cousin = await world.Officer(world.CousinByText);
        Assert.Empty((await Tree(cousin, far.Model.Id)).Sources);
        Assert.Null((await Tree(cousin, far.Model.Id)).Model.OriginId);
        Assert.Equal(404, (await cousin.Get<object>($"/api/models/{source.Model.Id}/replication")).Status);
        Assert.Empty((await (await world.Officer(world.ForeignCell)).Get<Page<ReplicatedRow>>("/api/models/replicated")).Body.Items);
    }
}
