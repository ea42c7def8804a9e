using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.Founding;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Reporting;

public class ShortUnitsTests
{
    private static Task<World.World> Asking(params Func<World.World, RegistrationQuota>[] quotas) =>
        WithOpenCampaign((w, c) => c with { Rules = c.Rules with { Quotas = [.. quotas.Select(q => q(w))] } });

    private static string List(World.World world, string more = "") => $"/api/reports/short-units?campaignId={world.Campaign.Id}{more}";

    [Fact]
    public async Task Who_registered_too_few_is_named_with_what_is_missing()
    {
        var world = await Asking(_ => new(3, null, Kind: Kind.Model), w => new(1, 1, Kind: Kind.Exemplar, TierId: w.Tiers["cell"]), w => new(1, null, TierId: w.Tiers["base"]), w => new(1, null, FieldId: w.FieldList.Fields[0].Id));
        foreach (var unit in new[] { world.Cell, world.CousinCell }) await world.Registered(unit, RegistrationStatus.Submitted);
        await world.Registered(world.Cell, model: world.Model("Còn nháp"));
        for (var n = 1; n < 3; n++) await world.Registered(world.CousinCell, RegistrationStatus.Submitted, world.Model($"Đường hoa đoạn {n}"));
        await world.Registered(world.CousinCell, RegistrationStatus.Submitted, world.Model("Tổ tự quản", kind: Kind.Exemplar));
        await world.Registered(world.SiblingCell, RegistrationStatus.Submitted, world.Model("Một cửa thân thiện", "CCHC"));

        var agency = await world.Agency(world.Province);
        var rows = await agency.Rows<ShortUnitRow>(List(world));
        Assert.Equal([world.Cell.Id, world.SiblingCell.Id], rows.Select(r => r.UnitId));
        Assert.Equal([(3, 1, 2, null), (1, 0, 1, null)], rows[0].Short.Select(s => (s.Quota.Min ?? 0, s.Standing, s.Missing, s.FieldName)));
        Assert.Equal((0, 1, world.FieldList.Fields[0].Name), rows[1].Short[^1] is var last ? (last.Standing, last.Missing, last.FieldName) : default);

        var counted = (await agency.Get<ObligationCountView>($"/api/obligations/count?campaignId={world.Campaign.Id}")).Body;
        Assert.Equal(rows.Select(r => r.UnitId), (await agency.Get<Page<ShortUnitRow>>(counted.ShortUnits!)).Body.Items.Select(r => r.UnitId));
        Assert.Equal([world.Cell.Id], (await agency.Get<Page<ShortUnitRow>>(List(world, "&limit=1"))).Body.Items.Select(r => r.UnitId));
        Assert.Equal(2, (await (await world.Committee(world.Base)).Rows<ShortUnitRow>(List(world))).Count);
        Assert.Empty(await (await world.Committee(world.CousinByText)).Rows<ShortUnitRow>(List(world)));
        Assert.Equal([world.Cell.Id], (await agency.Rows<ShortUnitRow>(List(world, $"&unitId={world.Cell.Id}"))).Select(r => r.UnitId));
        Assert.Empty(await agency.Rows<ShortUnitRow>(List(world, $"&tierId={world.Tiers["base"]}")));

        var book = await Workbook.Of(agency, List(world).Replace("short-units?", "short-units/export.xlsx?", StringComparison.Ordinal));
        Assert.Equal("Mô hình: còn thiếu 2 (có 1, cần 3); Điển hình: còn thiếu 1 (có 0, cần 1)", book.Column("Còn thiếu").First());
    }

    [Fact]
    public async Task Where_no_number_is_asked_nobody_is_short()
    {
        var world = await Asking(_ => new(null, 5));
        await world.Registered(world.Cell, RegistrationStatus.Submitted);
        var agency = await world.Agency(world.Province);
        Assert.Empty(await agency.Rows<ShortUnitRow>(List(world)));
        Assert.Null((await agency.Get<ObligationCountView>($"/api/obligations/count?campaignId={world.Campaign.Id}")).Body.ShortUnits);
    }

    [Fact]
    public async Task A_page_of_many_costs_what_a_page_of_one_costs()
    {
        var world = await Asking(_ => new(2, null));
        foreach (var unit in new[] { world.Cell, world.SiblingCell, world.CousinCell }) await world.Registered(unit, RegistrationStatus.Submitted);
        var agency = await world.Agency(world.Province);
        await agency.Get<Page<ShortUnitRow>>(List(world));
        Assert.Equal(await Queries.Of(() => agency.Get<Page<ShortUnitRow>>(List(world, "&limit=1"))), await Queries.Of(() => agency.Get<Page<ShortUnitRow>>(List(world, "&limit=100"))));
    }
}
