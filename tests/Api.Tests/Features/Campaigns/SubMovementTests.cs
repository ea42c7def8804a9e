using Kheo.Api.Features.Campaigns;
using Kheo.Api.Features.Registration;
using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Npgsql;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Campaigns;

public class SubMovementTests
{
    private static (int, string?) Told<T>(Answer<T> answer) => (answer.Status, answer.Code);

    private static Task<Answer<CampaignView>> Under(World.World world, Client by, Guid parent, string code, Guid? programme = null, Guid? list = null) => by.Post<CampaignView>("/api/campaigns", new CreateCampaign
    {
        ProgrammeId = programme ?? world.Programme.Id, Code = code, Content = world.PlainContent() with { ParentId = parent, Name = $"Phong trào nhánh {code}", FieldListId = list ?? world.FieldList.Id },
    });

    [Fact]
    public async Task It_stands_under_a_campaign_of_its_unit_or_of_one_above_and_both_show_it()
    {
        var world = await WithOpenCampaign();
        var agency = await world.Agency(world.Commune);
        var (own, below) = ((await Under(world, world.Launcher, world.Campaign.Id, "NHANH-1")).Body, (await Under(world, agency, world.Campaign.Id, "NHANH-2")).Body);
        Assert.Equal((world.Campaign.Id, world.Campaign.Id), (own.Parent!.Id, below.Content.ParentId!.Value));
        var parent = (await world.Launcher.Get<CampaignView>($"/api/campaigns/{world.Campaign.Id}")).Body;
        Assert.Equal([own.Id, below.Id], parent.Branches.Select(b => b.Id));
        Assert.Equal(world.Commune.Name, parent.Branches[1].UnitName);
        Assert.Equal([own.Id, below.Id], (await world.Launcher.Get<Page<CampaignRow>>($"/api/campaigns?parentId={parent.Id}")).Body.Items.Select(c => c.Id).Order());
        Assert.Equal(2, (await Workbook.Of(world.Launcher, "/api/campaigns/export.xlsx")).Column("Thuộc đợt").Count(p => p == world.Campaign.Content.Name));

        Assert.Equal((409, Rules.CampaignParentBelow.Code), Told(await Under(world, world.Launcher, below.Id, "NHANH-3")));
        Assert.Equal(404, (await Under(world, agency, Guid.NewGuid(), "NHANH-4")).Status);
        Assert.Equal(404, (await Under(world, await world.Agency(world.OtherProvince), world.Campaign.Id, "NHANH-5")).Status);
        var circle = await world.Launcher.Put<CampaignView>($"/api/campaigns/{parent.Id}", new SaveCampaign { Content = parent.Content with { ParentId = own.Id } }, parent.RowVersion);
        Assert.Equal((409, Rules.CampaignParentCircle.Code), Told(circle));
        async Task<int> Cost(int limit) => await Queries.Of(() => world.Launcher.Get<object>($"/api/campaigns?limit={limit}"));
        await Cost(1);
        Assert.Equal(await Cost(1), await Cost(50));
    }

    [Fact]
    public async Task Totals_of_two_programmes_are_never_mixed()
    {
        var world = await WithOpenCampaign();
        var other = (await world.Launcher.Post<ProgrammeView>("/api/programmes", new CreateProgramme { Code = "QCDC", Name = "Quy chế dân chủ" })).Body;
        var list = (await world.Launcher.Post<FieldListView>("/api/field-lists", new CreateFieldList { ProgrammeId = other.Id, ValidFrom = new DateOnly(2026, 1, 1), Fields = [new("KHAC", "Khác", Other: true)] })).Body;
        Assert.Equal((409, Rules.CampaignParentOfAnother.Code), Told(await Under(world, world.Launcher, world.Campaign.Id, "QCDC-2026", other.Id, list.Id)));
        var sibling = (await world.Launcher.Post<CampaignView>("/api/campaigns", new CreateCampaign { ProgrammeId = other.Id, Code = "QCDC-2026", Content = world.PlainContent() with { FieldListId = list.Id } })).Body;
        // The guard itself: also who writes past the API does not put one under the other.
        var mixed = await Assert.ThrowsAsync<PostgresException>(() => Ask<object>("update campaigns set parent_id = $2 where id = $1", sibling.Id, world.Campaign.Id));
        Assert.Equal("campaigns_parent", mixed.ConstraintName);

        // Nor do the totals of a movement swallow those of its branch: each is counted for itself.
        var branch = (await Under(world, world.Launcher, world.Campaign.Id, "NHANH-1")).Body;
        branch = (await world.Launcher.Post<CampaignView>($"/api/campaigns/{branch.Id}/open", null, branch.RowVersion)).Body;
        await world.Registered(world.Cell, RegistrationStatus.Submitted);
        await world.Registered(world.SiblingCell, RegistrationStatus.Submitted, world.Model("Mô hình của nhánh") with { CampaignId = branch.Id });
        async Task<long> All(Guid campaign) => (await world.Launcher.Get<RegistrationCounts>($"/api/registrations/count?campaignId={campaign}")).Body.All;
        Assert.Equal((1L, 1L, 0L), (await All(world.Campaign.Id), await All(branch.Id), await All(sibling.Id)));
    }

    [Fact]
    public async Task A_year_shows_its_own_theme()
    {
        var world = await WithProgramme();
        var campaign = await world.DraftCampaign("DVK-2025-2027", (_, c) => c with
        {
            Theme = "Cả giai đoạn", PeriodFrom = new DateOnly(2025, 1, 1), PeriodTo = new DateOnly(2027, 12, 31), Themes = [new(2025, "Ổn định"), new(2026, "Gần dân")],
        });
        Assert.Equal([2025, 2026], campaign.Content.Themes!.Select(t => t.Year));
        async Task<string?> Theme(int year) => (await world.Launcher.Get<Page<CampaignRow>>($"/api/campaigns?year={year}")).Body.Items.Single().Theme;
        Assert.Equal(("Ổn định", "Gần dân", "Cả giai đoạn"), (await Theme(2025), await Theme(2026), await Theme(2027)));
        var twice = await world.Launcher.Put<CampaignView>($"/api/campaigns/{campaign.Id}", new SaveCampaign { Content = campaign.Content with { Themes = [new(2025, "Một"), new(2025, "Hai")] } }, campaign.RowVersion);
        Assert.Equal((409, Rules.CampaignThemeTwice.Code), Told(twice));
        Assert.Equal(["2025: Ổn định; 2026: Gần dân"], (await Workbook.Of(world.Launcher, "/api/campaigns/export.xlsx?year=2026")).Column("Chủ đề từng năm"));
    }
}
