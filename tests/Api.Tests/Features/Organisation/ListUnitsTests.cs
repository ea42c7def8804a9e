using Kheo.Api.Features.Organisation;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;

namespace Kheo.Api.Tests.Features.Organisation;

public class ListUnitsTests
{
    private static async Task<IReadOnlyList<UnitRow>> All(Client client, string query)
    {
        var rows = new List<UnitRow>();
        for (string? next = ""; next is not null;)
        {
            var page = (await client.Get<Page<UnitRow>>($"/api/units?{query}{(next.Length > 0 ? "&after=" + next : "")}")).Body;
            rows.AddRange(page.Items);
            next = page.Next;
        }
        return rows;
    }

    [Fact]
    public async Task A_scope_ends_where_the_subtree_ends_not_where_the_text_does()
    {
        var world = await World.World.Planted();
        var officer = await world.Officer(world.Commune);
        Assert.Equal([world.Commune.Path, world.Base.Path, world.Cell.Path, world.SiblingCell.Path, world.SiblingBase.Path],
            (await All(officer, "sort=path")).Select(u => u.Path));
        Assert.Equal(404, (await officer.Get<UnitView>($"/api/units/{world.CousinByText.Id}")).Status);
        Assert.Equal(404, (await officer.Get<UnitView>($"/api/units/{world.Province.Id}")).Status);
    }

    [Fact]
    public async Task Pages_by_name_follow_vietnamese_order_and_miss_nobody()
    {
        var world = await World.World.Planted();
        string[] names = ["Xã Ấp Đông", "Xã An Biên", "Xã Ân Tình", "Xã Đông Hòa", "Xã Dương Hòa", "Xã Ơ Rông", "Xã O Môn", "Xã Ăn Cơm", "Xã Đông Hòa", "Xã Áo Dài"];
        for (var n = 0; n < names.Length; n++) await world.AddUnit(world.Base, $"N{n}", names[n]);
        var officer = await world.Officer(world.Base);
        var whole = (await All(officer, $"parentId={world.Base.Id}")).Select(u => u.PartyName).ToList();
        var paged = (await All(officer, $"parentId={world.Base.Id}&limit=3")).Select(u => u.PartyName).ToList();
        Assert.Equal(names.Length + 2, paged.Count);
        Assert.Equal(whole, paged);
        Assert.Equal(["Xã An Biên", "Xã Áo Dài", "Xã Ăn Cơm", "Xã Ân Tình", "Xã Ấp Đông", "Xã Dương Hòa", "Xã Đông Hòa", "Xã Đông Hòa", "Xã O Môn", "Xã Ơ Rông"],
            paged.Where(n => n.StartsWith("Xã", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("hoa thuan dong", 1)]
    [InlineData("HOÀ THUẬN", 2)]
    [InlineData("thuận hòa", 2)]
    [InlineData("oa thuan", 0)]
    [InlineData("%", 10)]
    public async Task Search_minds_neither_marks_nor_order(string q, int found)
    {
        var world = await World.World.Planted();
        var officer = await world.Officer(world.Province);
        Assert.Equal(found == 10 ? 8 : found, (await All(officer, "q=" + Uri.EscapeDataString(q))).Count);
    }

    [Fact]
    public async Task Filters_narrow_and_never_widen()
    {
        var world = await World.World.Planted();
        var officer = await world.Officer(world.Province);
        Assert.Equal(2, (await All(officer, $"parentId={world.Base.Id}")).Count);
        Assert.Equal(2, (await All(officer, $"parentId={world.Base.Id}&kind=cell")).Count);
        Assert.Equal(3, (await All(officer, $"tierId={world.Tiers["cell"]}")).Count);
        Assert.Equal(3, (await All(officer, $"under={world.Base.Path}&sort=path")).Count);
        Assert.Equal(3, (await All(officer, $"under={world.Base.Id}")).Count);
        Assert.Empty(await All(officer, "territorial=true"));
        Assert.Empty(await All(officer, $"under={world.OtherProvince.Path}"));
        Assert.Empty(await All(officer, $"under={world.OtherProvince.Id}"));
        Assert.Equal(400, (await officer.Get<Page<UnitRow>>("/api/units?under=abc")).Status);
        Assert.Equal(400, (await officer.Get<Page<UnitRow>>("/api/units?page=2")).Status);
        Assert.Equal(400, (await officer.Get<Page<UnitRow>>("/api/units?after=zzz")).Status);
    }

    [Fact]
    public async Task Fifty_rows_cost_as_many_queries_as_one_and_carry_their_child_counts()
    {
        var world = await World.World.Planted();
        for (var n = 0; n < 50; n++) await world.AddUnit(world.SiblingBase, $"M{n}", $"Chi bộ {n}");
        var officer = await world.Officer(world.Province);
        await officer.Get<Page<UnitRow>>("/api/units?limit=1");
        var one = await Queries.Of(() => officer.Get<Page<UnitRow>>("/api/units?limit=1"));
        var fifty = await Queries.Of(() => officer.Get<Page<UnitRow>>("/api/units?limit=50"));
        Assert.Equal(one, fifty);
        Assert.InRange(one, 1, 2);
        var rows = (await All(officer, "limit=100")).ToDictionary(u => u.Id);
        Assert.Equal((50, 2, 0), (rows[world.SiblingBase.Id].Children, rows[world.Base.Id].Children, rows[world.Cell.Id].Children));
    }

    [Fact]
    public async Task The_export_holds_the_callers_units_and_no_others()
    {
        var world = await World.World.Planted();
        var officer = await world.Officer(world.Commune);
        PlantedUnit[] tree = [world.Commune, world.Base, world.Cell, world.SiblingCell, world.SiblingBase];
        Assert.Equal(tree.Select(u => u.Name), (await Workbook.Of(officer, "/api/units/export.xlsx?sort=path")).Column("Tên tổ chức đảng"));
        Assert.Equal((await All(officer, "kind=cell")).Select(u => u.PartyName), (await Workbook.Of(officer, "/api/units/export.xlsx?kind=cell")).Column("Tên tổ chức đảng"));
    }
}
