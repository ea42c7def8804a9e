using Kheo.Api.Features.Organisation;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Tests.Features.Organisation;

public class ImportUnitsTests
{
    private static ImportRow Row(string code, string name, string? parent = null, string tier = "base", string kind = UnitKinds.Grassroots) =>
        new() { Code = code, Name = name, ParentCode = parent, TierCode = tier, Kind = kind };

    private static ImportUnits Under(PlantedUnit unit, params ImportRow[] rows) => new() { UnderUnitId = unit.Id, OpenedOn = new DateOnly(2026, 1, 1), Rows = rows };

    private static Task<long> CountBelow(PlantedUnit unit) => World.World.Ask<long>("select count(*) from units where path like $1", unit.Path + "_%");

    [Fact]
    public async Task Rows_find_their_parents_in_any_order_and_every_unit_has_a_version_and_an_audit_entry()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var done = await administrator.Post<ImportView>("/api/units/import", Under(world.Commune,
            Row("CB2", "Chi bộ ấp Tây", "DB1", "cell", UnitKinds.Cell), Row("DB1", "Đảng bộ xã đội"), Row("CB3", "Chi bộ trường học", "B2", "cell", UnitKinds.Cell)));
        Assert.Equal((3, 0), (done.Body.Created, done.Body.Unchanged));

        var rows = (await administrator.Get<Page<UnitRow>>($"/api/units?under={world.Commune.Id}&sort=path")).Body.Items;
        Assert.Contains(rows, u => u.Path == world.Commune.Path + "DB1/CB2/" && u.PartyName == "Chi bộ ấp Tây");
        Assert.Contains(rows, u => u.Path == world.SiblingBase.Path + "CB3/");
        Assert.Equal(3L, await World.World.Ask<long>("select count(*) from unit_versions where path like $1 and valid_from = '2026-01-01'", world.Commune.Path + "%"));
        Assert.Equal(3L, await World.World.Ask<long>("select count(*) from audit_entries where action = 'ImportUnits' and unit_path like $1", world.Commune.Path + "%"));
    }

    [Fact]
    public async Task The_same_import_again_changes_nothing_and_a_longer_one_adds_the_rest()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        ImportRow[] rows = [Row("DB1", "Đảng bộ xã đội"), Row("CB2", "Chi bộ ấp Tây", "DB1", "cell", UnitKinds.Cell)];
        Assert.Equal(2, (await administrator.Post<ImportView>("/api/units/import", Under(world.Commune, rows))).Body.Created);
        Assert.Equal((0, 2), Counts(await administrator.Post<ImportView>("/api/units/import", Under(world.Commune, rows))));
        Assert.Equal((1, 2), Counts(await administrator.Post<ImportView>("/api/units/import", Under(world.Commune, [.. rows, Row("CB3", "Chi bộ ấp Bắc", "DB1", "cell", UnitKinds.Cell)]))));
        var differs = await administrator.Post<ImportView>("/api/units/import", Under(world.Commune, rows[0] with { Name = "Đảng bộ khác" }));
        Assert.Equal(["differs"], differs.Problem!.Errors!["rows[0].name"]);
    }

    [Fact]
    public async Task One_bad_row_keeps_all_out_and_every_fault_is_named_by_row_and_column()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var before = await CountBelow(world.Commune);
        var refused = await administrator.Post<ImportView>("/api/units/import", Under(world.Commune,
            Row("OK1", "Đảng bộ được"), Row("a b", "Mã sai"), Row("OK1", "Trùng mã"), Row("OK2", "", "NONE"), Row("OK3", "Cấp lạ", null, "nope"),
            Row("OK4", "Loại lạ", null, "base", "guild"), Row("OK5", "Cấp trên", null, "central")));
        Assert.Equal((400, "invalid"), (refused.Status, refused.Code));
        var errors = refused.Problem!.Errors!;
        Assert.Equal(["malformed"], errors["rows[1].code"]);
        Assert.Equal(["repeated"], errors["rows[2].code"]);
        Assert.Equal(["required"], errors["rows[3].name"]);
        Assert.Equal(["unknown"], errors["rows[3].parentCode"]);
        Assert.Equal(["unknown"], errors["rows[4].tierCode"]);
        Assert.Equal(["unit.kind-unknown"], errors["rows[5].kind"]);
        Assert.Equal(["unit.tier-above-parent"], errors["rows[6].tierCode"]);
        Assert.Equal(before, await CountBelow(world.Commune));
    }

    [Fact]
    public async Task Rows_that_are_their_own_ancestors_are_refused()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var refused = await administrator.Post<ImportView>("/api/units/import", Under(world.Commune, Row("P1", "Một", "P2"), Row("P2", "Hai", "P1")));
        Assert.Equal(["cycle"], refused.Problem!.Errors!["rows[0].parentCode"]);
    }

    [Fact]
    public async Task An_import_stays_below_the_unit_and_the_unit_within_the_callers_reach()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Commune);
        Assert.Equal((404, "absent"), UnitTests.Said(await administrator.Post<ImportView>("/api/units/import", Under(world.CousinByText, Row("P1", "Một")))));
        var sideways = await administrator.Post<ImportView>("/api/units/import", Under(world.Base, Row("P1", "Một", "B2")));
        Assert.Equal(["unknown"], sideways.Problem!.Errors!["rows[0].parentCode"]);
        var officer = await world.Officer(world.Commune);
        Assert.Equal((403, "forbidden"), UnitTests.Said(await officer.Post<ImportView>("/api/units/import", Under(world.Commune, Row("P1", "Một")))));
    }

    [Fact]
    public async Task Csv_is_read_by_column_names_and_its_faults_name_the_line()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        ImportUnits Text(string csv) => new() { UnderUnitId = world.Commune.Id, OpenedOn = new DateOnly(2026, 1, 1), Csv = csv };
        var done = await administrator.Post<ImportView>("/api/units/import", Text("code,name,parent_code,tier_code,kind\nDB1,\"Đảng bộ \"\"Ba sạch\"\", xã\",,base,grassroots\nCB1,Chi bộ 1,DB1,cell,cell\n"));
        Assert.Equal((2, 0), Counts(done));
        var names = (await administrator.Get<Page<UnitRow>>($"/api/units?under={world.Commune.Id}&q=ba+sach")).Body.Items;
        Assert.Equal("Đảng bộ \"Ba sạch\", xã", Assert.Single(names).PartyName);

        async Task<string> Fault(string csv) => string.Join(' ', (await administrator.Post<ImportView>("/api/units/import", Text(csv))).Problem!.Errors!.Select(e => $"{e.Key}:{e.Value[0]}"));
        Assert.Equal("csv[3].parentCode:unknown", await Fault("code,name,parent_code,tier_code,kind\nDB2,Hai,,base,grassroots\nCB9,Chi bộ,NONE,cell,cell"));
        Assert.Equal("csv[1].colour:unknown", await Fault("code,name,colour\nDB2,Hai,đỏ"));
        Assert.Equal("csv[2].line:malformed", await Fault("code,name,tier_code,kind\nDB2,Hai,base"));
        Assert.Equal("csv[2].level:unknown", await Fault("code,full_name,level,parent_code\nDB2,Hai,thôn,"));
    }

    [Fact]
    public async Task Either_rows_or_csv_is_given()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var refused = await administrator.Post<ImportView>("/api/units/import", new ImportUnits { UnderUnitId = world.Commune.Id });
        Assert.Equal(["rows-or-csv"], refused.Problem!.Errors!["rows"]);
        Assert.Equal(["out-of-range"], (await administrator.Post<ImportView>("/api/units/import", Under(world.Commune))).Problem!.Errors!["rows"]);
    }

    private static (int, int) Counts(Answer<ImportView> answer) => (answer.Body.Created, answer.Body.Unchanged);
}
