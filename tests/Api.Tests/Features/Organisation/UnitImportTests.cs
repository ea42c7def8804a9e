using System.Text;
using Kheo.Api.Features.Organisation;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Organisation;

public class UnitImportTests
{
    private static readonly string[] Three = ["DB1;Đảng bộ xã đội;Xã đội;;base;Tổ chức đảng cơ sở;;", "F1;Chi bộ ấp Tây, ấp Đông;;DB1;cell;Chi bộ;x;", "77;Chi bộ số bảy;;B2;cell;cell;;9901"];

    private static Task<long> Below(PlantedUnit unit) => Ask<long>("select count(*) from units where path like $1", unit.Path + "_%");

    private static async Task<UnitImportView> Read(Client client, Guid id) => (await client.Get<UnitImportView>($"/api/unit-imports/{id}")).Body;

    private static Task<Answer<UnitImportView>> Apply(Client client, UnitImportView import) => client.Post<UnitImportView>($"/api/unit-imports/{import.Id}/apply", null, import.RowVersion);

    /// <summary>Rounds until it has come to its end: another test's round may hold it.</summary>
    private static async Task<UnitImportView> Ended(Client client, Guid id)
    {
        var importer = (await House.Host(Walls.Both)).Services.GetRequiredService<UnitImporter>();
        for (var tries = 0; tries < 400; tries++)
        {
            await importer.Round(default);
            if (await Read(client, id) is { Status: not ImportStatus.Importing } ended) return ended;
            await Task.Delay(50);
        }
        throw new Xunit.Sdk.XunitException("The import did not come to an end.");
    }

    private static string[] Said(UnitImportView view) => [.. view.Faults.Select(f => $"{f.Row} {f.Column} {f.Cell} {f.Code} {f.Value}".TrimEnd())];

    public static TheoryData<string> Kinds() => ["csv ;", "csv ,", "csv tab", "csv bom", "xlsx"];

    private static byte[] Saved(string kind, params string[] lines) => kind switch
    {
        "csv ;" => SheetFiles.Csv(lines), "csv ," => SheetFiles.Csv(',', false, lines), "csv tab" => SheetFiles.Csv('\t', false, lines), "csv bom" => SheetFiles.Csv(';', true, lines), _ => SheetFiles.Xlsx(lines),
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_sheet_is_looked_at_first_and_opens_its_units_when_it_is_applied(string kind)
    {
        var world = await Planted();
        var administrator = await world.Administrator(world.Province);
        var before = await Below(world.Commune);
        var seen = await administrator.Check(world.Commune, Saved(kind, Three), "Danh sách đơn vị.xlsx");
        Assert.Equal((201, ImportStatus.Checked, 3, 3, 0, 0), (seen.Status, seen.Body.Status, seen.Body.Rows, seen.Body.ToCreate, seen.Body.Unchanged, seen.Body.FaultCount));
        Assert.Equal([new(UnitKinds.Cell, 2), new(UnitKinds.Grassroots, 1)], seen.Body.NewUnits);
        Assert.Equal([nameof(ApplyUnitImport), nameof(CancelUnitImport)], seen.Body.Actions);
        Assert.Equal(("Danh sách đơn vị.xlsx", "Người dùng administrator"), (seen.Body.FileName, seen.Body.CheckedBy));
        Assert.Equal(before, await Below(world.Commune));

        var applied = await Apply(administrator, seen.Body);
        Assert.Equal((ImportStatus.Importing, 0), (applied.Body.Status, applied.Body.Done));
        var done = await Ended(administrator, seen.Body.Id);
        Assert.Equal((ImportStatus.Done, 3, 3), (done.Status, done.ToCreate, done.Done));
        var rows = (await administrator.Get<Page<UnitRow>>($"/api/units?under={world.Commune.Id}&sort=path")).Body.Items;
        Assert.Contains(rows, u => u.Path == world.Commune.Path + "DB1/F1/" && u is { PartyName: "Chi bộ ấp Tây, ấp Đông", Territorial: true });
        Assert.Contains(rows, u => u.Path == world.SiblingBase.Path + "77/" && u.ExternalCode == "9901");
        Assert.Contains(rows, u => u is { Code: "DB1", StateName: "Xã đội" } && u.OpenedOn == new DateOnly(2026, 1, 1));
        Assert.Equal(3L, await Ask<long>("select count(*) from audit_entries where action = 'ApplyUnitImport' and subject_type = 'Unit' and actor_id = $1", administrator.AccountId));
        Assert.Equal(0L, await Ask<long>("select count(*) from import_sheets where import_id = $1", done.Id));
    }

    [Fact]
    public async Task Every_fault_is_told_by_row_and_column_as_the_sheet_shows_them_and_nothing_is_imported()
    {
        var world = await Planted();
        var administrator = await world.Administrator(world.Province);
        string[] lines = ["OK1;Đảng bộ được;;;base;grassroots;;", "a b;Mã sai;;;base;grassroots;;", "OK1;Trùng mã;;;base;grassroots;;", "OK2;;;NONE;base;grassroots;;",
            "OK3;Cấp lạ;;;nope;grassroots;;", "OK4;Loại lạ;;;base;guild;;", "OK5;Cấp trên;;;central;grassroots;;", "OK6;Địa bàn lạ;;;base;grassroots;maybe;", "C9;Con của dòng sai;;OK4;cell;;;"];
        string[] Expected(int first) =>
        [
            $"{first + 1} Mã A{first + 1} malformed a b", $"{first + 2} Mã A{first + 2} repeated OK1", $"{first + 3} Tên Đảng B{first + 3} required", $"{first + 3} Mã cấp trên D{first + 3} unknown NONE",
            $"{first + 4} Mã cấp E{first + 4} unknown nope", $"{first + 5} Loại F{first + 5} unit.kind-unknown guild", $"{first + 6} Mã cấp E{first + 6} unit.tier-above-parent central",
            $"{first + 7} Có địa bàn G{first + 7} unknown maybe", $"{first + 8} Loại F{first + 8} required",
        ];
        var csv = await administrator.Check(world.Commune, SheetFiles.Csv(lines));
        Assert.Equal(Expected(2), Said(csv.Body));
        var xlsx = await administrator.Check(world.Commune, SheetFiles.Xlsx(lines));
        Assert.Equal(Expected(3), Said(xlsx.Body));
        Assert.Equal((9, 9), (csv.Body.FaultCount, xlsx.Body.FaultCount));
        Assert.Equal([nameof(CancelUnitImport), nameof(DownloadUnitImportFaults)], xlsx.Body.Actions);
        Assert.Equal((409, "import.has-faults"), UnitTests.Said(await Apply(administrator, csv.Body)));
        Assert.Equal(4L, await Below(world.Commune));

        var back = await Workbook.Of(administrator, $"/api/unit-imports/{xlsx.Body.Id}/faults.xlsx");
        Assert.Equal([.. SheetFiles.Heading.Split(';'), "Lỗi"], back.Heading);
        Assert.Equal(lines.Select(l => l.Split(';')[0]), back.Column("Mã"));
        Assert.Equal(["", "Mã: Chưa đúng mẫu.", "Mã: Đã có ở chỗ khác trong tệp.", "Tên Đảng: Cần được điền. Mã cấp trên: Không có trong danh mục."], back.Column("Lỗi").Take(4));
        Assert.Equal((409, "import.without-faults"), UnitTests.Said(await administrator.Get<object>($"/api/unit-imports/{(await administrator.Check(world.Commune, SheetFiles.Csv(Three))).Body.Id}/faults.xlsx")));
    }

    [Fact]
    public async Task Headings_that_are_unknown_twice_or_missing_are_told()
    {
        var world = await Planted();
        var administrator = await world.Administrator(world.Province);
        async Task<string[]> Of(string heading) => Said((await administrator.Check(world.Commune, Encoding.UTF8.GetBytes(heading + "\nDB2,Hai,x,x"))).Body);
        Assert.Equal(["1 Màu C1 unknown", "1 Mã cấp  column-missing", "1 Loại  column-missing"], await Of("Mã,Tên,Màu,"));
        Assert.Equal(["1 code B1 repeated", "1 Tên tổ chức đảng  column-missing"], await Of("Mã,code,tier_code,kind"));
        Assert.Equal(["2 level C2 unknown x", "2 parent_code D2 unknown x"], await Of("code,full_name,level,parent_code"));
    }

    [Fact]
    public async Task The_same_sheet_changes_nothing_again_and_a_sheet_that_says_otherwise_is_at_fault()
    {
        var world = await Planted();
        var administrator = await world.Administrator(world.Province);
        var (first, second) = ((await administrator.Check(world.Commune, SheetFiles.Csv(Three))).Body, (await administrator.Check(world.Commune, SheetFiles.Xlsx(Three))).Body);
        Assert.Equal(ImportStatus.Importing, (await Apply(administrator, first)).Body.Status);
        await Ended(administrator, first.Id);
        var units = await Below(world.Commune);

        // Looked at before the first was applied; by now all of it is there.
        Assert.Equal(ImportStatus.Importing, (await Apply(administrator, second)).Body.Status);
        var ended = await Ended(administrator, second.Id);
        Assert.Equal((ImportStatus.Done, 0, 3), (ended.Status, ended.ToCreate, ended.Unchanged));
        Assert.Equal(units, await Below(world.Commune));

        var third = (await administrator.Check(world.Commune, SheetFiles.Csv(Three))).Body;
        Assert.Equal((0, 3, 0), (third.ToCreate, third.Unchanged, third.FaultCount));
        Assert.Equal((409, "import.nothing-new"), UnitTests.Said(await Apply(administrator, third)));
        var other = (await administrator.Check(world.Commune, SheetFiles.Csv("DB1;Đảng bộ khác;Xã đội;;cell;Chi bộ;x;12"))).Body;
        Assert.Equal(["2 Tên Đảng B2 differs Đảng bộ khác", "2 Loại F2 differs Chi bộ", "2 Mã cấp E2 differs cell", "2 Mã hành chính H2 differs 12", "2 Có địa bàn G2 differs x"], Said(other));
    }

    [Fact]
    public async Task Applied_twice_with_one_key_or_with_an_old_version_it_is_imported_once()
    {
        var world = await Planted();
        var administrator = await world.Administrator(world.Province);
        var import = (await administrator.Check(world.Commune, SheetFiles.Csv(Three))).Body;
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => administrator.Post<UnitImportView>($"/api/unit-imports/{import.Id}/apply", null, import.RowVersion, key)));
        Assert.All(answers, a => Assert.Equal((200, answers[0].Text), (a.Status, a.Text)));
        Assert.Equal((412, "stale"), UnitTests.Said(await Apply(administrator, import)));
        Assert.Equal((409, "import.not-checked"), UnitTests.Said(await Apply(administrator, answers[0].Body)));
        var done = await Ended(administrator, import.Id);
        await (await House.Host(Walls.Both)).Services.GetRequiredService<UnitImporter>().Round(default);
        Assert.Equal((ImportStatus.Done, 3L), (done.Status, await Ask<long>("select count(*) from audit_entries where action = 'ApplyUnitImport' and subject_type = 'Unit' and actor_id = $1", administrator.AccountId)));
    }

    [Fact]
    public async Task A_sheet_that_the_tree_has_left_behind_fails_as_a_whole_and_says_where()
    {
        var world = await Planted();
        var administrator = await world.Administrator(world.Province);
        var before = await Below(world.Commune);
        var import = (await administrator.Check(world.Commune, SheetFiles.Csv(Three))).Body;
        await Apply(administrator, import);
        await Ask<object>("update units set closed_on = current_date where id = $1", world.SiblingBase.Id);
        var failed = await Ended(administrator, import.Id);
        Assert.Equal((ImportStatus.Failed, 1), (failed.Status, failed.FaultCount));
        Assert.Equal(["4 Mã cấp trên D4 unit.parent-not-open B2"], Said(failed));
        Assert.Equal(before, await Below(world.Commune));
        Assert.Equal([nameof(DownloadUnitImportFaults)], failed.Actions);
    }

    [Fact]
    public async Task An_import_that_was_cancelled_is_forgotten_and_the_list_shows_it_newest_first()
    {
        var world = await Planted();
        var administrator = await world.Administrator(world.Province);
        var (first, second) = ((await administrator.Check(world.Commune, SheetFiles.Csv(Three), "một.csv")).Body, (await administrator.Check(world.Base, SheetFiles.Csv(Three), "hai.csv")).Body);
        Assert.Equal(ImportStatus.Cancelled, (await administrator.Post<UnitImportView>($"/api/unit-imports/{first.Id}/cancel", null, first.RowVersion)).Body.Status);
        Assert.Equal(0L, await Ask<long>("select count(*) from import_sheets where import_id = $1", first.Id));
        Assert.Equal((409, "import.not-checked"), UnitTests.Said(await administrator.Post<UnitImportView>($"/api/unit-imports/{first.Id}/cancel", null, first.RowVersion + 1)));

        var page = (await administrator.Get<Page<UnitImportRow>>("/api/unit-imports?limit=1")).Body;
        Assert.Equal("hai.csv", Assert.Single(page.Items).FileName);
        Assert.Equal("một.csv", Assert.Single((await administrator.Get<Page<UnitImportRow>>($"/api/unit-imports?limit=1&after={page.Next}")).Body.Items).FileName);
        Assert.Equal([second.Id], (await administrator.Get<Page<UnitImportRow>>("/api/unit-imports?status=checked")).Body.Items.Select(i => i.Id));
        Assert.Equal([first.Id], (await administrator.Get<Page<UnitImportRow>>($"/api/unit-imports?unitId={world.Commune.Id}")).Body.Items.Select(i => i.Id));
        Assert.Equal(["Đã kiểm tra", "Đã bỏ"], (await Workbook.Of(administrator, "/api/unit-imports/export.xlsx")).Column("Tình trạng"));
    }

    [Fact]
    public async Task A_foreign_unit_does_not_exist_and_an_officer_may_not()
    {
        var world = await Planted();
        var (administrator, officer, boss) = (await world.Administrator(world.Commune), await world.Officer(world.Commune), await world.Administrator(world.Province));
        Assert.Equal((404, "absent"), UnitTests.Said(await administrator.Check(world.CousinByText, SheetFiles.Csv(Three))));
        Assert.Equal((403, "forbidden"), UnitTests.Said(await officer.Check(world.Commune, SheetFiles.Csv(Three))));
        var above = (await boss.Check(world.Province, SheetFiles.Csv("X9;Đảng ủy xã mới;;;upper;commune-committee;;"))).Body;
        Assert.Equal((404, "absent"), UnitTests.Said(await administrator.Get<UnitImportView>($"/api/unit-imports/{above.Id}")));
        Assert.Equal((404, "absent"), UnitTests.Said(await Apply(administrator, above)));
        Assert.Equal((403, "forbidden"), UnitTests.Said(await officer.Get<object>("/api/unit-imports")));
        var sideways = (await administrator.Check(world.Base, SheetFiles.Csv("P1;Một;;B2;cell;cell;;"))).Body;
        Assert.Equal(["2 Mã cấp trên D2 unknown B2"], Said(sideways));
        var outside = (await administrator.Check(world.Base, Encoding.UTF8.GetBytes($"Mã,Đường dẫn,Tên,Mã cấp,Loại\nP1,{world.CousinByText.Path}P1/,Một,cell,cell\nP2,{world.Base.Path}P3/,Hai,cell,cell"))).Body;
        Assert.Equal([$"2 Đường dẫn B2 outside {world.CousinByText.Path}P1/", $"3 Đường dẫn B3 malformed {world.Base.Path}P3/"], Said(outside));
    }

    public static TheoryData<string, string> Refused() => new()
    {
        { "bomb", "import.file-too-large" }, { "broken", "import.file-damaged" }, { "entity", "import.file-damaged" }, { "picture", "import.file-kind" }, { "word", "import.file-kind" },
        { "nul", "import.file-kind" }, { "latin", "import.file-kind" }, { "quote", "import.file-damaged" }, { "nothing", "import.file-empty" }, { "heading", "import.file-empty" }, { "many", "import.too-many-rows" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task What_is_no_sheet_of_units_is_refused_and_not_kept(string what, string code)
    {
        var world = await Planted();
        var administrator = await world.Administrator(world.Province);
        var bytes = what switch
        {
            "bomb" => SheetFiles.Bomb(), "broken" => SheetFiles.Broken(), "entity" => SheetFiles.Entity(), "picture" => Documents.Samples.Png(2, 2), "word" => Documents.Samples.Office("word/document.xml"),
            "nul" => SheetFiles.Csv("DB1;Đảng\0bộ;;;base;grassroots;;"), "latin" => [.. "Mã;Tên\n"u8, 0xC3, 0x28], "quote" => SheetFiles.Csv("DB1;\"Đảng bộ;;;base"),
            "nothing" => [], "heading" => SheetFiles.Csv(), _ => SheetFiles.Csv([.. Enumerable.Range(0, 20_001).Select(n => $"C{n};Chi bộ {n};;;base;cell;;")]),
        };
        Assert.True(bytes.Length < 2_000_000);
        Assert.Equal((409, code), UnitTests.Said(await administrator.Check(world.Commune, bytes)));
        Assert.Equal(0L, await Ask<long>("select count(*) from unit_imports where unit_path like $1", world.Root.Path + "%"));
        Assert.Equal(0L, await Ask<long>("select count(*) from idempotency_keys where actor_id = $1", administrator.AccountId));
    }

    [Fact]
    public async Task What_turns_the_reading_or_looks_like_a_formula_comes_in_as_text_and_goes_out_harmless()
    {
        var world = await Planted();
        var administrator = await world.Administrator(world.Province);
        var import = (await administrator.Check(world.Commune, SheetFiles.Csv("DB1;=1+1;\u202ENgược;;base;grassroots;;", "DB2;'+84;Hòa\u200B Thuận;;base;grassroots;;"))).Body;
        await Apply(administrator, import);
        await Ended(administrator, import.Id);
        Assert.Equal("=1+1|Ngược,+84|Hòa Thuận", await Ask<string>("select string_agg(party_name || '|' || state_name, ',' order by code) from units where path like $1 and code like 'DB_'", world.Commune.Path + "%"));
        var text = await (await administrator.Http.GetAsync($"/api/units/export.csv?under={world.Commune.Id}")).Content.ReadAsStringAsync();
        Assert.Contains(",'=1+1,", text, StringComparison.Ordinal);
        Assert.Contains(",'+84,", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("export.csv")]
    [InlineData("export.xlsx")]
    public async Task What_was_exported_comes_back_and_changes_nothing(string export)
    {
        var world = await Planted();
        var administrator = await world.Administrator(world.Province);
        await Ask<object>("update units set kind = 'central-committee' where id = $1", world.Root.Id);
        await Ask<object>("update units set party_name = '@Chi bộ, \"ấp\" Trung', state_name = 'Ấp Trung', territorial = true, external_code = '00123' where id = $1", world.Cell.Id);
        using var answer = await administrator.Http.GetAsync($"/api/units/{export}?under={world.Province.Id}");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (export == "export.csv") Assert.Equal(("text/csv", "utf-8", true), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentType.CharSet, bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble)));
        var back = (await administrator.Check(world.Province, bytes)).Body;
        Assert.Equal([], Said(back));
        Assert.Equal((8, 0, 8), (back.Rows, back.ToCreate, back.Unchanged));          // two cells bear one code: their paths tell them apart

        // A line more, by the code of its parent, is one unit more.
        if (export != "export.csv") return;
        var more = Encoding.UTF8.GetString(bytes) + "MOI1,,Chi bộ mới,,X10,Chi bộ,cell,,,,,,\r\n";
        Assert.Equal((1, 8), ((await administrator.Check(world.Province, Encoding.UTF8.GetBytes(more))).Body is var v ? (v.ToCreate, v.Unchanged) : default));
    }

    [Fact]
    public async Task The_template_is_a_sheet_that_is_understood()
    {
        var world = await Planted();
        var administrator = await world.Administrator(world.Province);
        await Ask<object>("update tiers set code = case code when 'upper' then 'XA' else 'CHI-BO' end where unit_id = $1 and code in ('upper', 'cell')", world.Root.Id);
        var template = await (await administrator.Http.GetAsync("/api/unit-imports/template.xlsx")).Content.ReadAsByteArrayAsync();
        var seen = (await administrator.Check(world.Province, template)).Body;
        Assert.Equal([], Said(seen));
        Assert.Equal(2, seen.ToCreate);
    }

    [Fact]
    public async Task Ten_thousand_rows_come_in_whole_and_the_page_sees_them_come()
    {
        var world = await Planted();
        var administrator = await world.Administrator(world.Province);
        string[] lines = [.. Enumerable.Range(0, 100).SelectMany(b => Enumerable.Range(0, 99).Select(c => $"C{b}-{c};Chi bộ {b}.{c};;DB{b};cell;cell;;").Prepend($"DB{b};Đảng bộ {b};;;base;grassroots;;"))];
        var import = (await administrator.Check(world.Commune, SheetFiles.Csv(lines))).Body;
        Assert.Equal((10_000, 10_000), (import.Rows, import.ToCreate));
        await Apply(administrator, import);
        var seen = new HashSet<int>();
        var ended = Ended(administrator, import.Id);
        while (!ended.IsCompleted)
        {
            if (await Read(administrator, import.Id) is { Status: ImportStatus.Importing } now)
            {
                seen.Add(now.Done);
                var there = await Ask<long>("select count(*) from units where path like $1", world.Commune.Path + "DB%");
                if ((await Read(administrator, import.Id)).Status == ImportStatus.Importing) Assert.Equal(0L, there);          // nothing in part
            }
            await Task.Delay(20);
        }
        Assert.Equal((ImportStatus.Done, 10_000), ((await ended).Status, (await ended).Done));
        Assert.Equal(10_000L, await Ask<long>("select count(*) from units u join unit_versions v on v.unit_id = u.id where u.path like $1", world.Commune.Path + "DB%"));
        Assert.True(seen.Count > 2, $"Only {string.Join(' ', seen)} was seen on the way.");
    }

    /// <summary>One more process that carries imports out, with a clock of its own or none.</summary>
    private static async Task<WebApplicationFactory<Program>> Process(string name, string every) => (await House.Host(Walls.Both)).WithWebHostBuilder(builder =>
    {
        builder.UseSetting("Imports:EverySeconds", every);
        builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton(provider => NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(provider.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["KHEO_DATABASE_API"]) { ApplicationName = name, MaxPoolSize = 10 }.ConnectionString))));
    });

    [Fact]
    public async Task Processes_that_die_on_the_way_leave_nothing_in_part_and_nothing_twice()
    {
        var world = await Planted();
        var administrator = await world.Administrator(world.Province);
        string[] lines = [.. Enumerable.Range(0, 20).SelectMany(b => Enumerable.Range(0, 99).Select(c => $"C{b}-{c};Chi bộ {b}.{c};;DB{b};cell;cell;;").Prepend($"DB{b};Đảng bộ {b};;;base;grassroots;;"))];
        var import = (await administrator.Check(world.Commune, SheetFiles.Csv(lines))).Body;
        await Apply(administrator, import);

        await using var admin = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("KHEO_DATABASE")!);
        await using var dying = await Process("kheo-importing", "0");
        var (importer, random, deaths) = (dying.Services.GetRequiredService<UnitImporter>(), new Random(5), 0L);
        for (var life = 0; life < 12; life++)
        {
            var round = Task.Run(async () => { try { await importer.Round(default); } catch (Exception killed) when (killed is not Xunit.Sdk.XunitException) { } });
            await Task.Delay(random.Next(20, 400));
            await using (var kill = admin.CreateCommand("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'kheo-importing'")) deaths += (long)(await kill.ExecuteScalarAsync())!;
            await round;
            Assert.Contains(await Ask<long>("select count(*) from units where path like $1", world.Commune.Path + "DB%"), new[] { 0L, 2_000L });
        }
        Assert.True(deaths > 5, $"Only {deaths} connections were ended.");
        var done = await Ended(administrator, import.Id);
        Assert.Equal((ImportStatus.Done, 2_000), (done.Status, done.Done));
        foreach (var counted in new[] { "units u", "units u join unit_versions v on v.unit_id = u.id", "units u join audit_entries a on a.subject_id = u.id" })
            Assert.Equal(2_000L, await Ask<long>($"select count(*) from {counted} where u.path like $1", world.Commune.Path + "DB%"));
    }

    [Fact]
    public async Task An_import_that_never_comes_to_its_end_is_given_up()
    {
        var world = await Planted();
        var administrator = await world.Administrator(world.Province);
        var import = (await administrator.Check(world.Commune, SheetFiles.Csv(Three))).Body;
        await Apply(administrator, import);
        await Ask<object>("update import_sheets set tries = 30 where import_id = $1", import.Id);
        var failed = await Ended(administrator, import.Id);
        Assert.Equal((ImportStatus.Failed, "0   failed"), (failed.Status, Assert.Single(Said(failed))));
    }

    [Fact]
    public async Task A_process_wakes_at_once_and_not_only_by_the_clock()
    {
        var world = await Planted();
        var account = (await world.Administrator(world.Province)).AccountId;
        await using var awake = await Process("kheo-awake", "3600");
        var administrator = await world.On(awake, account);
        var import = (await administrator.Check(world.Commune, SheetFiles.Csv(Three))).Body;
        await Apply(administrator, import);
        for (var tries = 0; (await Read(administrator, import.Id)).Status == ImportStatus.Importing; tries++)
        {
            Assert.True(tries < 300, "Nobody woke.");
            await Task.Delay(50);
        }
        Assert.Equal(ImportStatus.Done, (await Read(administrator, import.Id)).Status);
    }
}
