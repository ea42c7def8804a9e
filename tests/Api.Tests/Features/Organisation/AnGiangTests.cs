using System.Diagnostics;
using Kheo.Api.Features.Organisation;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using Npgsql;

namespace Kheo.Api.Tests.Features.Organisation;

/// <summary>
/// The act of 1 July 2025 that made An Giang of An Giang and Kiên Giang, from the published list. The list does not say in which district a commune
/// stood, so the tree of the day before is built by this rule: a successor's code below 30740 is An Giang's old range, from there on Kiên Giang's; the
/// predecessors of eight neighbouring successors make a district; a district that the list names in parentheses holds the commune it is named with.
/// </summary>
public class AnGiangTests
{
    private const int FirstOfKienGiang = 30_740;
    private static readonly DateOnly On = new(2025, 7, 1);

    private sealed class Old(World.World world)
    {
        public World.World World { get; } = world;
        public Guid AnGiang { get; } = Guid.CreateVersion7();
        public Guid KienGiang { get; } = Guid.CreateVersion7();
        public Guid District { get; } = Guid.CreateVersion7();
        public Guid Commune { get; } = Guid.CreateVersion7();
        public Dictionary<string, Guid> Units { get; } = [];
        public string Csv { get; set; } = "";
    }

    private static async Task<Old> Plant()
    {
        var old = new Old(await World.World.Planted());
        await using var batch = (await House.Owner()).CreateBatch();
        var root = old.World.Root;
        foreach (var (id, code, name, from, to) in new[] { (old.District, "HUYEN", "Huyện", "1945-09-02", "2025-07-01"), (old.Commune, "XA", "Xã, phường, đặc khu", "2025-07-01", null) })
            Add(batch, "insert into tiers (id, unit_id, unit_path, code, name, rank, valid_from, valid_to) values ($1,$2,$3,$4,$5,3,$6::text::date,$7::text::date)", id, root.Id, root.Path, code, name, from, to);
        void Unit(Guid id, Guid parent, string path, string code, string kind, Guid tier, string name)
        {
            Add(batch, "insert into units (id, parent_id, code, path, kind, tier_id, party_name, state_name, name_fold, territorial, opened_on) values ($1,$2,$3,$4,$5,$6,$7,$7,$8,true,'2000-01-01')", id, parent, code, path, kind, tier, name, Domain.Text.Fold(name));
            Add(batch, "insert into unit_versions (id, unit_id, valid_from, party_name, state_name, parent_id, tier_id, path) values ($1,$2,'2000-01-01',$3,$3,$4,$5,$6)", Guid.CreateVersion7(), id, name, parent, tier, path);
        }
        Unit(old.AnGiang, root.Id, root.Path + "AG/", "AG", UnitKinds.ProvinceCommittee, old.World.Tiers["province"], "Tỉnh An Giang");
        Unit(old.KienGiang, root.Id, root.Path + "KG/", "KG", UnitKinds.ProvinceCommittee, old.World.Tiers["province"], "Tỉnh Kiên Giang");

        old.Csv = await File.ReadAllTextAsync(Path.Combine(Repository.SharedData!, "an-giang-2025-reorganisation.csv"));
        var rows = old.Csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Trim().Split(',', 3)).Select(f => (Code: int.Parse(f[0], System.Globalization.CultureInfo.InvariantCulture), Name: f[1], Words: f[2].Trim('"'))).OrderBy(r => r.Code).ToList();
        Assert.Equal(102, rows.Count);
        var (districts, number) = (new Dictionary<string, (Guid Id, string Path)>(), 0);
        (Guid Id, string Path) District(bool kien, string name)
        {
            if (districts.TryGetValue($"{kien}{name}", out var there)) return there;
            var (code, id) = ($"H{++number}", Guid.CreateVersion7());
            var path = root.Path + (kien ? "KG/" : "AG/") + code + "/";
            Unit(id, kien ? old.KienGiang : old.AnGiang, path, code, UnitKinds.DistrictCommittee, old.District, name);
            old.Units[name] = id;
            return districts[$"{kien}{name}"] = (id, path);
        }
        foreach (var (row, n) in rows.Select((r, n) => (r, n)))
            foreach (var (name, above, _) in row.Words == SuccessorList.Stays ? [(row.Name, null, false)] : SuccessorList.Divide(row.Words))
            {
                var kien = row.Code >= FirstOfKienGiang;
                if (name.StartsWith("Huyện", StringComparison.Ordinal)) { District(kien, name); continue; }
                var key = above is null ? name : $"{name} ({above})";
                if (old.Units.ContainsKey(key)) continue;
                var district = District(kien, above is null ? $"Huyện thứ {n / 8}" : char.ToUpperInvariant(above[0]) + above[1..]);
                var (id, code) = (Guid.CreateVersion7(), $"C{++number}");
                Unit(id, district.Id, district.Path + code + "/", code, UnitKinds.CommuneCommittee, old.World.Tiers["base"], name);
                old.Units[key] = id;
            }
        await batch.ExecuteNonQueryAsync();
        return old;
    }

    private static void Add(NpgsqlBatch batch, string sql, params object?[] values)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        batch.BatchCommands.Add(command);
    }

    [RealFiguresFact]
    public async Task The_act_of_2025_is_read_from_the_published_list_and_applied_within_two_seconds()
    {
        var old = await Plant();
        var acts = await Acts.Of(old.World, old.World.Root);
        var read = (await acts.Administrator.Post<SuccessorListView>("/api/reorganisations/from-list", new ReadSuccessorList
        {
            UnitId = old.World.Root.Id, IntoUnitId = old.AnGiang, TierId = old.Commune, Kind = UnitKinds.CommuneCommittee, Csv = old.Csv,
        })).Body;
        Assert.Equal((102, 6, 3), (read.Successors, read.Stay, read.Split));

        var act = await acts.Draft(On, read.Operations);
        var impact = await acts.Impact(act);
        Assert.Empty(impact.Refusals);
        var before = await Acts.Checksum(old.World);
        var watch = Stopwatch.StartNew();
        var applied = (await acts.Apply(act)).Body;
        watch.Stop();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"The act took {watch.Elapsed.TotalSeconds:0.0} s.");
        Assert.Equal(0L, await Acts.Faults(old.World));

        async Task<LineageView> Lineage(Guid unit) => (await acts.Administrator.Get<LineageView>($"/api/units/{unit}/lineage")).Body;
        Task<Guid> Named(string name) => World.World.Ask<Guid>("select id from units where state_name = $1 and closed_on is null and path >= $2 and path < path_end($2)", name, old.World.Root.Path);
        var communes = await World.World.Ask<long>("select count(*) from units u where parent_id = $1 and closed_on is null and tier_id = $2", old.AnGiang, old.Commune);
        Assert.Equal(102, communes);
        Assert.Equal(9, (await Lineage(await Named("Phường Rạch Giá"))).Before.Count);
        Assert.Equal(["Phường Châu Đốc", "Phường Vĩnh Tế"], (await Lineage(old.Units["Xã Vĩnh Châu"])).After.Select(s => s.ToName!).Order(StringComparer.Ordinal));
        Assert.Equal("Phường Vĩnh Tế", (await Lineage(old.Units["Xã Vĩnh Châu"])).After.Single(s => s.Heir).ToName);
        foreach (var name in new[] { "Xã Bình Giang", "Xã Bình Sơn", "Xã Hòn Nghệ", "Xã Mỹ Hòa Hưng", "Xã Sơn Hải", "Xã Tiên Hải" }) Assert.Equal(old.Units[name], await Named(name));
        Assert.Equal((old.Units["Huyện Kiên Hải"], old.Units["Xã Thổ Châu"]), (await Named("Đặc khu Kiên Hải"), await Named("Đặc khu Thổ Châu")));
        Assert.Equal(3, applied.Operations.Count(o => o.Kind == OperationKind.Split));

        // The tier that ended stays on the map of its last day.
        var lastDay = (await acts.Administrator.Get<Page<UnitRow>>($"/api/units?parentId={old.AnGiang}&asOf=2025-06-30")).Body;
        Assert.All(lastDay.Items, u => Assert.Equal(old.District, u.TierId));
        Assert.DoesNotContain((await acts.Administrator.Get<Page<UnitRow>>($"/api/units?parentId={old.AnGiang}")).Body.Items, u => u.TierId == old.District);
        Assert.Equal(0, await World.World.Ask<long>("select count(*) from units where path >= $1 and path < path_end($1) and closed_on is null and tier_id = $2", old.World.Root.Path, old.District));

        Assert.Equal(200, (await acts.Reverse(applied)).Status);
        Assert.Equal(before, await Acts.Checksum(old.World));
    }
}
