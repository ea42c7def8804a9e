using Kheo.Api.Features.Organisation;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Tests.Features.Organisation;

public class UnitTests
{
    private static CreateUnit Below(PlantedUnit parent, Guid tier, string code = "B9") => new()
    {
        ParentId = parent.Id, Code = code, Kind = UnitKinds.Grassroots, TierId = tier, PartyName = "Đảng bộ cơ sở ấp Rạch Vẹm", StateName = "Ấp Rạch Vẹm",
        ExternalCode = "99001", Contact = "Nhà văn hóa ấp", OpenedOn = new DateOnly(2026, 1, 1),
    };

    [Fact]
    public async Task A_unit_opens_below_its_parent_and_is_read_back_with_the_way_up()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var made = await administrator.Post<UnitView>("/api/units", Below(world.Commune, world.Tiers["base"]));
        Assert.Equal((201, $"/api/units/{made.Body.Id}", "\"1\""), (made.Status, made.Location, made.ETag));

        var read = (await administrator.Get<UnitView>(made.Location!)).Body;
        Assert.Equal((world.Commune.Path + "B9/", "Đảng bộ cơ sở ấp Rạch Vẹm", "Ấp Rạch Vẹm", "Cơ sở"), (read.Path, read.PartyName, read.StateName, read.TierName));
        Assert.Equal([world.Root.Id, world.Province.Id, world.Commune.Id], read.Breadcrumb.Select(s => s.Id));
        Assert.Equal(new DateOnly(2026, 1, 1), Assert.Single(read.Versions).ValidFrom);
        Assert.Equal([nameof(CreateUnit), nameof(ImportUnits), nameof(CheckUnitImport), nameof(CreateTier), nameof(RenameUnit), nameof(CloseUnit)], read.Actions);
    }

    [Fact]
    public async Task A_code_is_used_once_below_one_parent()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        Assert.Equal(201, (await administrator.Post<UnitView>("/api/units", Below(world.Commune, world.Tiers["base"]))).Status);
        Assert.Equal((409, "unit.code-taken"), Said(await administrator.Post<UnitView>("/api/units", Below(world.Commune, world.Tiers["base"]))));
        Assert.Equal(201, (await administrator.Post<UnitView>("/api/units", Below(world.CousinByText, world.Tiers["base"]))).Status);
    }

    [Fact]
    public async Task A_unit_opens_only_where_the_caller_manages_units()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Commune);
        foreach (var elsewhere in new[] { world.CousinByText, world.Province, world.ForeignCell })
            Assert.Equal((404, "absent"), Said(await administrator.Post<UnitView>("/api/units", Below(elsewhere, world.Tiers["cell"]))));
        var mixed = await world.As("administrator", world.Commune, null, ("unit-officer", world.CousinByText));
        Assert.Equal((403, "forbidden"), Said(await mixed.Post<UnitView>("/api/units", Below(world.CousinByText, world.Tiers["base"]))));
        var officer = await world.Officer(world.Commune);
        Assert.Equal((403, "forbidden"), Said(await officer.Post<UnitView>("/api/units", Below(world.Commune, world.Tiers["base"]))));
        Assert.Equal(0L, await World.World.Ask<long>("select count(*) from units where code = 'B9' and path like $1", world.Root.Path + "%"));
    }

    [Fact]
    public async Task A_tier_above_the_parents_or_out_of_force_is_refused()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Root);
        Assert.Equal((409, "unit.tier-above-parent"), Said(await administrator.Post<UnitView>("/api/units", Below(world.Base, world.Tiers["upper"]))));
        var tier = (await administrator.Post<TierView>("/api/tiers", new CreateTier
        {
            UnitId = world.Root.Id, Code = "HUYEN", Name = "Cấp huyện", Rank = 3, ValidFrom = new DateOnly(1976, 1, 1), ValidTo = new DateOnly(2025, 7, 1),
        })).Body;
        Assert.Equal((409, "tier.not-in-force"), Said(await administrator.Post<UnitView>("/api/units", Below(world.Province, tier.Id))));
        Assert.Equal((404, "absent"), Said(await administrator.Post<UnitView>("/api/units", Below(world.Province, Guid.CreateVersion7()))));
    }

    [Fact]
    public async Task A_request_of_the_wrong_shape_says_which_field()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Root);
        var refused = await administrator.Post<UnitView>("/api/units", Below(world.Province, world.Tiers["upper"], "x 1") with { Kind = "guild", PartyName = "" });
        Assert.Equal(400, refused.Status);
        Assert.Equal(["malformed"], refused.Problem!.Errors!["code"]);
        Assert.Equal(["unknown"], refused.Problem.Errors["kind"]);
        Assert.Equal(["required"], refused.Problem.Errors["partyName"]);
    }

    [Fact]
    public async Task A_new_name_leaves_the_old_one_in_the_history()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var renamed = await administrator.Post<UnitView>($"/api/units/{world.Commune.Id}/rename",
            new RenameUnit { PartyName = "Đảng bộ phường Hòa Thuận", StateName = "Phường Hòa Thuận", EffectiveOn = new DateOnly(2026, 3, 1) }, 1);
        Assert.Equal((200, "\"2\""), (renamed.Status, renamed.ETag));

        var read = (await administrator.Get<UnitView>($"/api/units/{world.Commune.Id}")).Body;
        Assert.Equal("Đảng bộ phường Hòa Thuận", read.PartyName);
        Assert.Equal([(new DateOnly(2020, 1, 1), new DateOnly(2026, 3, 1), "Đảng bộ xã Hòa Thuận"), (new DateOnly(2026, 3, 1), null, "Đảng bộ phường Hòa Thuận")],
            read.Versions.Select(v => (v.ValidFrom, v.ValidTo, v.PartyName)));

        async Task<string> NameOn(string day) => (await administrator.Get<Page<UnitRow>>($"/api/units?parentId={world.Province.Id}&asOf={day}")).Body.Items.Single(u => u.Id == world.Commune.Id).PartyName;
        Assert.Equal("Đảng bộ xã Hòa Thuận", await NameOn("2026-02-28"));
        Assert.Equal("Đảng bộ phường Hòa Thuận", await NameOn("2026-03-01"));
    }

    [Fact]
    public async Task A_name_is_refused_when_stale_without_version_in_future_or_not_later()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var path = $"/api/units/{world.Commune.Id}/rename";
        static RenameUnit Command(DateOnly on) => new() { PartyName = "Đảng bộ xã Hòa Thuận Tây", EffectiveOn = on };
        Assert.Equal((412, "stale"), Said(await administrator.Post<UnitView>(path, Command(new DateOnly(2026, 3, 1)), 7)));
        Assert.Equal((428, "if-match-missing"), Said(await administrator.Post<UnitView>(path, Command(new DateOnly(2026, 3, 1)))));
        Assert.Equal((409, "unit.date-in-future"), Said(await administrator.Post<UnitView>(path, Command(new DateOnly(2999, 1, 1)), 1)));
        Assert.Equal((409, "unit.version-not-later"), Said(await administrator.Post<UnitView>(path, Command(new DateOnly(2020, 1, 1)), 1)));
        Assert.Equal((409, "unit.name-unchanged"), Said(await administrator.Post<UnitView>(path, Command(new DateOnly(2026, 3, 1)) with { PartyName = world.Commune.Name }, 1)));
        var read = (await administrator.Get<UnitView>($"/api/units/{world.Commune.Id}")).Body;
        Assert.Equal((1L, world.Commune.Name, 1), (read.RowVersion, read.PartyName, read.Versions.Count));
    }

    [Fact]
    public async Task A_unit_with_open_units_below_is_not_closed_and_an_empty_one_is()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var close = new CloseUnit { ClosedOn = new DateOnly(2026, 5, 1) };
        Assert.Equal((409, "unit.has-open-children"), Said(await administrator.Post<UnitView>($"/api/units/{world.Base.Id}/close", close, 1)));
        var closed = await administrator.Post<UnitView>($"/api/units/{world.Cell.Id}/close", close, 1);
        Assert.Equal(new DateOnly(2026, 5, 1), closed.Body.ClosedOn);
        Assert.DoesNotContain(nameof(CreateUnit), closed.Body.Actions);
        Assert.Equal((409, "unit.closed"), Said(await administrator.Post<UnitView>($"/api/units/{world.Cell.Id}/close", close, 2)));
        Assert.Equal((409, "unit.parent-not-open"), Said(await administrator.Post<UnitView>("/api/units", Below(world.Cell, world.Tiers["cell"]))));

        var now = (await administrator.Get<Page<UnitRow>>($"/api/units?parentId={world.Base.Id}")).Body.Items;
        Assert.DoesNotContain(now, u => u.Id == world.Cell.Id);
        var before = (await administrator.Get<Page<UnitRow>>($"/api/units?parentId={world.Base.Id}&asOf=2026-04-30")).Body.Items;
        Assert.Contains(before, u => u.Id == world.Cell.Id);
    }

    [Fact]
    public async Task Nobody_closes_the_unit_his_own_right_comes_from()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Cell);
        Assert.Equal((403, "forbidden"), Said(await administrator.Post<UnitView>($"/api/units/{world.Cell.Id}/close", new CloseUnit { ClosedOn = new DateOnly(2026, 5, 1) }, 1)));
        Assert.DoesNotContain(nameof(CloseUnit), (await administrator.Get<UnitView>($"/api/units/{world.Cell.Id}")).Body.Actions);
    }

    [Fact]
    public async Task However_closing_and_opening_race_no_open_unit_stands_below_a_closed_one()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var parents = new List<PlantedUnit>();
        for (var n = 0; n < 8; n++) parents.Add(await world.AddUnit(world.Base, $"R{n}", $"Chi bộ {n}"));
        await Task.WhenAll(parents.SelectMany(parent => new Task[]
        {
            administrator.Post<UnitView>("/api/units", Below(parent, world.Tiers["cell"]) with { OpenedOn = null }),
            administrator.Post<UnitView>($"/api/units/{parent.Id}/close", new CloseUnit { ClosedOn = new DateOnly(2026, 5, 1) }, 1),
        }));
        Assert.Equal(0L, await World.World.Ask<long>(
            "select count(*) from units c join units p on p.id = c.parent_id where c.closed_on is null and p.closed_on is not null and p.path like $1", world.Root.Path + "%"));
    }

    [Fact]
    public async Task Tiers_are_listed_from_the_top_and_reach_down()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var made = await administrator.Post<TierView>("/api/tiers", new CreateTier { UnitId = world.Province.Id, Code = "TO", Name = "Tổ đảng", Rank = 6, ValidFrom = new DateOnly(2026, 1, 1) });
        Assert.Equal(201, made.Status);
        Assert.Equal(made.Body.Id, (await administrator.Get<TierView>(made.Location!)).Body.Id);
        Assert.Equal((409, "tier.code-taken"), Said(await administrator.Post<TierView>("/api/tiers", new CreateTier { UnitId = world.Province.Id, Code = "TO", Name = "Tổ", Rank = 6, ValidFrom = new DateOnly(2026, 1, 1) })));
        Assert.Equal((409, "tier.validity-empty"), Said(await administrator.Post<TierView>("/api/tiers",
            new CreateTier { UnitId = world.Province.Id, Code = "TO2", Name = "Tổ", Rank = 6, ValidFrom = new DateOnly(2026, 1, 1), ValidTo = new DateOnly(2026, 1, 1) })));

        var officer = await world.Officer(world.Cell);
        Assert.Equal([1, 2, 3, 4, 5, 6], (await officer.Get<Page<TierView>>("/api/tiers")).Body.Items.Select(t => t.Rank));
        var first = (await officer.Get<Page<TierView>>("/api/tiers?limit=4")).Body;
        Assert.Equal([5, 6], (await officer.Get<Page<TierView>>($"/api/tiers?limit=4&after={first.Next}")).Body.Items.Select(t => t.Rank));
        var elsewhere = await world.Officer(world.ForeignCell);
        Assert.Equal((404, "absent"), Said(await elsewhere.Get<TierView>(made.Location!)));
    }

    internal static (int, string?) Said<T>(Answer<T> answer) => (answer.Status, answer.Code);
}
