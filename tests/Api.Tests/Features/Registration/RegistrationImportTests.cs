using System.IO.Compression;
using System.Text;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.Features.Organisation;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Microsoft.Extensions.DependencyInjection;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class RegistrationImportTests
{
    private const string Heading = "Đơn vị;Lĩnh vực;Tên mô hình, điển hình;Loại;Chủ thể;Người thực hiện;Thực trạng, lý do";
    private const string Rural = "Xây dựng nông thôn mới";

    private static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Prepend(Heading)));

    private static readonly string[] Three =
        [$"C1;{Rural};Tuyến đường hoa ấp Trung Bình;;;;Đường nhiều cỏ dại", $"Chi bộ ấp Trung Hòa;xay dung nong thon moi;Thu gom rác tại nguồn;Mô hình;Tập thể;;Rác ven đường",
         $";{Rural};Người khéo vận động hiến đất;Điển hình;Cá nhân;Ông Ba;Có 12 hộ chưa đồng ý"];

    private static Task<Answer<RegistrationImportView>> Check(Client client, World.World world, PlantedUnit into, byte[] file, ImportedAs arriving = ImportedAs.Drafts, string name = "dang-ky.csv") =>
        client.Send<RegistrationImportView>(HttpMethod.Post, "/api/registration-imports", new MultipartFormDataContent
        {
            { new ByteArrayContent(file), "file", name }, { new StringContent(into.Id.ToString()), "unitId" }, { new StringContent(world.Campaign.Id.ToString()), "campaignId" },
            { new StringContent(arriving == ImportedAs.Drafts ? "drafts" : "handed-in"), "as" },
        }, null, Guid.NewGuid().ToString());

    private static Task<Answer<RegistrationImportView>> Do(Client client, RegistrationImportView import, string verb, object? body = null) =>
        client.Post<RegistrationImportView>($"/api/registration-imports/{import.Id}/{verb}", body ?? (verb == "apply" ? new { } : null), import.RowVersion);

    private static async Task<RegistrationImportView> Ended(Client client, Guid id)
    {
        var importer = (await House.Host(Walls.Both)).Services.GetRequiredService<RegistrationImporter>();
        for (var tries = 0; tries < 400; tries++)
        {
            await importer.Round(default);
            if ((await client.Get<RegistrationImportView>($"/api/registration-imports/{id}")).Body is { Status: not ImportStatus.Importing } ended) return ended;
            await Task.Delay(50);
        }
        throw new Xunit.Sdk.XunitException("The import did not come to an end.");
    }

    private static async Task<RegistrationImportView> Applied(Client client, RegistrationImportView import, bool inPart = false)
    {
        var applied = await Do(client, import, "apply", new { inPart });
        Assert.Equal((200, ImportStatus.Importing), (applied.Status, applied.Body.Status));
        return await Ended(client, import.Id);
    }

    private static string[] Said(RegistrationImportView view) => [.. view.Faults.Select(f => $"{f.Row} {f.Column} {f.Cell} {f.Code} {f.Value}".TrimEnd())];

    private static async Task<IReadOnlyList<RegistrationRow>> Registered(Client client, World.World world) =>
        (await client.Get<Page<RegistrationRow>>($"/api/registrations?campaignId={world.Campaign.Id}&limit=100")).Body.Items;

    [Theory, InlineData(ImportedAs.Drafts), InlineData(ImportedAs.HandedIn)]
    public async Task A_sheet_is_looked_at_first_and_registers_its_rows_when_it_is_applied(ImportedAs arriving)
    {
        var world = await WithOpenCampaign();
        var committee = await world.Committee(world.Base);
        var seen = await Check(committee, world, world.Base, Csv(Three), arriving, "Đăng ký 2026.csv");
        Assert.Equal((201, ImportStatus.Checked, 3, 3, 0, 0), (seen.Status, seen.Body.Status, seen.Body.Rows, seen.Body.ToCreate, seen.Body.Unchanged, seen.Body.FaultCount));
        Assert.Equal([nameof(ApplyRegistrationImport), nameof(CancelRegistrationImport)], seen.Body.Actions);
        Assert.Empty(await Registered(committee, world));

        var done = await Applied(committee, seen.Body);
        Assert.Equal((ImportStatus.Done, 3, 3), (done.Status, done.ToCreate, done.Done));
        Assert.Equal([nameof(UndoRegistrationImport)], done.Actions);
        var rows = (await Registered(committee, world)).OrderBy(r => r.Code, StringComparer.Ordinal).ToList();
        Assert.Equal(["DVK-2026-0001", "DVK-2026-0002", "DVK-2026-0003"], rows.Select(r => r.Code));
        Assert.Equal([world.Cell.Path, world.SiblingCell.Path, world.Base.Path], rows.Select(r => r.UnitPath));
        Assert.All(rows, r => Assert.Equal(arriving == ImportedAs.Drafts ? RegistrationStatus.Draft : RegistrationStatus.Submitted, r.Status));
        Assert.Equal(("Ông Ba", Domain.Campaigns.Kind.Exemplar, Domain.Campaigns.Subject.Individual, 2), (rows[2].Holder, rows[2].Kind, rows[2].Subject, rows[2].Filled));
        var read = (await committee.Get<RegistrationView>($"/api/registrations/{rows[0].Id}")).Body;
        Assert.Equal(("Đường nhiều cỏ dại", rows[0].Name), (read.Parts.Situation, read.Name));
        // As if they had been written on the screen: audit, totals, obligations, and the next number without a gap.
        Assert.Equal(3L, await Ask<long>("select count(*) from audit_entries where action = 'ApplyRegistrationImport' and subject_type = 'Registration' and actor_id = $1", committee.AccountId));
        Assert.Equal(3L, await Ask<long>("select sum(count)::bigint from totals where campaign_id = $1 and unit_path = $2", world.Campaign.Id, world.Base.Path));
        Assert.Equal(arriving == ImportedAs.HandedIn, await Ask<bool>("select coalesce(bool_or(handed_in_at is not null), false) from obligations where campaign_id = $1 and unit_id = $2 and form = 'registration'", world.Campaign.Id, world.Cell.Id));
        Assert.Equal("DVK-2026-0004", (await world.Registered(world.SiblingCell)).Code);
        Assert.Equal(0L, await Ask<long>("select count(*) from import_sheets where import_id = $1", done.Id));
    }

    [Fact]
    public async Task The_first_rows_are_shown_as_their_words_were_understood_while_the_sheet_is_only_looked_at()
    {
        var world = await WithOpenCampaign();
        var committee = await world.Committee(world.Base);
        var seen = (await Check(committee, world, world.Base, Csv([Three[0], $"C1;Lạ;Vườn rau sạch;;;;x", .. Three[1..]]))).Body;
        Assert.Equal(
            [new ComingEntry(2, world.Cell.Name, Rural, "Tuyến đường hoa ấp Trung Bình", Domain.Campaigns.Kind.Model, Domain.Campaigns.Subject.Collective),
             new ComingEntry(4, world.SiblingCell.Name, Rural, "Thu gom rác tại nguồn", Domain.Campaigns.Kind.Model, Domain.Campaigns.Subject.Collective),
             new ComingEntry(5, world.Base.Name, Rural, "Người khéo vận động hiến đất", Domain.Campaigns.Kind.Exemplar, Domain.Campaigns.Subject.Individual)], seen.Coming);
        var many = (await Check(committee, world, world.Base, Csv([.. Enumerable.Range(0, 300).Select(n => $"C1;{Rural};Vườn rau sạch số {n};;;;x")]))).Body;
        Assert.Equal((300, 20), (many.ToCreate, many.Coming.Count));
        Assert.Empty((await Applied(committee, many)).Coming);
    }

    [Fact]
    public async Task Every_fault_is_told_by_row_and_column_and_nothing_is_registered()
    {
        var world = await WithOpenCampaign();
        var committee = await world.Committee(world.Commune);
        string[] lines = [$"C1;{Rural};;;;;x", $"Chi bộ lạ;{Rural};Một;;;;x", $"{world.Cell.Path};Lạ;Hai;;;;x", $"C2;{Rural};Ba;Máy;Nhóm;;x", $"C2;{Rural};Bốn;;Hộ gia đình;;x", $"C2;{Rural};BỐN;;;;x", $"B2;;Năm;;;;"];
        var seen = (await Check(committee, world, world.Commune, Csv(lines), ImportedAs.HandedIn)).Body;
        Assert.Equal(
            ["2 Tên mô hình, điển hình C2 required", "3 Đơn vị A3 unit-unknown Chi bộ lạ", "4 Lĩnh vực B4 unknown Lạ", "5 Loại D5 unknown Máy", "5 Chủ thể E5 unknown Nhóm", "6 Người thực hiện F6 required",
             "7 Tên mô hình, điển hình C7 repeated BỐN", "8 Lĩnh vực B8 required", "8 Thực trạng, lý do G8 required"], Said(seen));
        Assert.Equal((7, 0, 7, 9), (seen.Rows, seen.ToCreate, seen.FaultyRows, seen.FaultCount));
        Assert.Equal([nameof(MendRegistrationImport), nameof(CancelRegistrationImport), nameof(DownloadRegistrationImportFaults)], seen.Actions);
        Assert.Equal((409, Rules.ImportHasFaults.Code), UnitTests.Said(await Do(committee, seen, "apply")));
        Assert.Empty(await Registered(committee, world));
    }

    [Fact]
    public async Task Cells_are_mended_on_the_screen_and_the_sheet_is_looked_at_again()
    {
        var world = await WithOpenCampaign();
        var committee = await world.Committee(world.Base);
        var seen = (await Check(committee, world, world.Base, Csv($"C1;Lạ;Đường hoa;;;;x", $"C2;{Rural};Thu gom rác;;;;x"))).Body;
        var mended = await Do(committee, seen, "mend", new { cells = new[] { new { row = 2, column = "Lĩnh vực", value = Rural } } });
        Assert.Equal((200, 2, 0), (mended.Status, mended.Body.ToCreate, mended.Body.FaultCount));
        Assert.Equal((409, Rules.ImportCellUnknown.Code), UnitTests.Said(await Do(committee, mended.Body, "mend", new { cells = new[] { new { row = 9, column = "Lĩnh vực", value = Rural } } })));
        Assert.Equal((412, "stale"), UnitTests.Said(await Do(committee, seen, "mend", new { cells = new[] { new { row = 2, column = "Lĩnh vực", value = Rural } } })));
        Assert.Equal(ImportStatus.Done, (await Applied(committee, mended.Body)).Status);
        Assert.Equal(2, (await Registered(committee, world)).Count);
    }

    private static Task<Answer<RegistrationImportView>> Match(Client client, RegistrationImportView import, params (string Column, string? Means)[] columns) =>
        Do(client, import, "columns", new { columns = columns.Select(c => new { column = c.Column, means = c.Means }) });

    private static byte[] Headed(string heading, params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Prepend(heading)));

    [Fact]
    public async Task What_a_column_is_is_said_on_the_screen_and_the_sheet_is_looked_at_again()
    {
        var world = await WithOpenCampaign();
        var committee = await world.Committee(world.Base);
        var seen = (await Check(committee, world, world.Base, Headed("Nơi làm;Mảng việc;Tên mô hình;Ghi chú riêng", $"C1;{Rural};Đường hoa;gửi anh Ba", $"C2;Lạ;Thu gom rác;"))).Body;
        Assert.Equal(["1 Ghi chú riêng D1 unknown", "1 Lĩnh vực  column-missing", "1 Mảng việc B1 unknown", "1 Nơi làm A1 unknown"], Said(seen).Order(StringComparer.Ordinal));
        Assert.Contains(nameof(MatchRegistrationImport), seen.Actions);
        Assert.Equal([("A", "Nơi làm", null, "unknown"), ("B", "Mảng việc", null, "unknown"), ("C", "Tên mô hình", EntryColumns.All[2], null), ("D", "Ghi chú riêng", null, "unknown")], seen.Columns!.Read.Select(c => (c.Column, c.Heading, c.Means, c.Fault)));
        Assert.Equal(["gửi anh Ba"], seen.Columns.Read[3].Samples);
        Assert.Equal(EntryColumns.All, seen.Columns.Taken);

        var matched = await Match(committee, seen, ("A", "Đơn vị"), ("B", "Lĩnh vực"), ("D", null));
        Assert.Equal((200, 1, 1), (matched.Status, matched.Body.ToCreate, matched.Body.FaultyRows));
        Assert.Equal(["3 Mảng việc B3 unknown Lạ"], Said(matched.Body));
        Assert.Equal([("A", "Đơn vị", true), ("B", "Lĩnh vực", true), ("C", EntryColumns.All[2], false), ("D", null, true)], matched.Body.Columns!.Read.Select(c => (c.Column, c.Means, c.Said)));
        Assert.Equal((world.Cell.Name, Rural), (matched.Body.Coming.Single().UnitName, matched.Body.Coming.Single().FieldName));

        // Sent again as it came back, nothing has to be said a second time.
        var book = await Workbook.Of(committee, $"/api/registration-imports/{seen.Id}/faults.xlsx");
        Assert.Equal(["Đơn vị", "Lĩnh vực", "Tên mô hình", "Bỏ qua: Ghi chú riêng", "Lỗi"], book.Heading);
        var again = (await Check(committee, world, world.Base, Headed(string.Join(';', book.Heading.Select(h => $"\"{h}\"")), $"C1;{Rural};Đường hoa;gửi anh Ba;"))).Body;
        Assert.Equal((1, 0), (again.ToCreate, again.FaultCount));
        Assert.DoesNotContain(nameof(MatchRegistrationImport), again.Actions);

        // Cells are mended under what their column was said to be, and the importer reads it so.
        var mended = await Do(committee, matched.Body, "mend", new { cells = new[] { new { row = 3, column = "Mảng việc", value = Rural } } });
        Assert.Equal((200, 2, 0), (mended.Status, mended.Body.ToCreate, mended.Body.FaultCount));
        Assert.Equal(ImportStatus.Done, (await Applied(committee, mended.Body)).Status);
        Assert.Equal([world.Cell.Path, world.SiblingCell.Path], (await Registered(committee, world)).Select(r => r.UnitPath).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_two_columns_of_one_heading_it_is_said_which_is_meant()
    {
        var world = await WithOpenCampaign();
        var committee = await world.Committee(world.Base);
        var seen = (await Check(committee, world, world.Base, Headed("Lĩnh vực;Tên mô hình;Lĩnh vực;", $"Lạ;Đường hoa;{Rural};C1", $"Lạ;Thu gom rác;Khác lạ;C2"))).Body;
        Assert.Equal(["1 Lĩnh vực C1 repeated"], Said(seen));
        Assert.Equal([("A", "Lĩnh vực"), ("B", EntryColumns.All[2]), ("C", null), ("D", null)], seen.Columns!.Read.Select(c => (c.Column, c.Means)));
        Assert.Equal(["1 Lĩnh vực A1 repeated"], Said((await Match(committee, seen, ("C", "Lĩnh vực"))).Body));
        seen = (await committee.Get<RegistrationImportView>($"/api/registration-imports/{seen.Id}")).Body;
        var matched = (await Match(committee, seen, ("A", null), ("C", "Lĩnh vực"), ("D", "Đơn vị"))).Body;
        Assert.Equal((1, "3 Lĩnh vực C3 unknown Khác lạ"), (matched.ToCreate, Assert.Single(Said(matched))));
        var mended = (await Do(committee, matched, "mend", new { cells = new[] { new { row = 3, column = "Lĩnh vực", value = Rural } } })).Body;
        Assert.Equal((2, 0), (mended.ToCreate, mended.FaultCount));
    }

    [Fact]
    public async Task Only_columns_of_the_sheet_are_said_to_be_headings_of_the_template_and_only_while_it_is_looked_at()
    {
        var world = await WithOpenCampaign();
        var committee = await world.Committee(world.Base);
        var seen = (await Check(committee, world, world.Base, Headed("Mảng việc;Tên mô hình", $"{Rural};Đường hoa"))).Body;
        Assert.Equal((409, Rules.ImportColumnUnknown.Code), UnitTests.Said(await Match(committee, seen, ("C", "Lĩnh vực"))));
        Assert.Equal((409, Rules.ImportColumnUnknown.Code), UnitTests.Said(await Match(committee, seen, ("A", "Ghi chú"))));
        Assert.Equal(400, (await Match(committee, seen, ("a1", "Lĩnh vực"))).Status);
        Assert.Equal(400, (await Match(committee, seen, ("A", "Lĩnh vực"), ("A", null))).Status);
        var matched = (await Match(committee, seen, ("A", "Lĩnh vực"))).Body;
        Assert.Equal((412, "stale"), UnitTests.Said(await Match(committee, seen, ("A", "Lĩnh vực"))));
        // It is taken back by saying nothing.
        Assert.Equal(2, (await Match(committee, matched, [])).Body.FaultCount);
        var done = await Do(committee, (await committee.Get<RegistrationImportView>($"/api/registration-imports/{seen.Id}")).Body, "cancel");
        Assert.Null(done.Body.Columns);
        Assert.Equal((409, Rules.ImportNotChecked.Code), UnitTests.Said(await Match(committee, done.Body, ("A", "Lĩnh vực"))));
    }

    [Fact]
    public async Task Without_the_rows_at_fault_the_others_are_imported_and_the_rest_comes_back_to_be_mended()
    {
        var world = await WithOpenCampaign();
        var committee = await world.Committee(world.Base);
        var seen = (await Check(committee, world, world.Base, Csv($"C1;{Rural};Đường hoa;;;;x", $"C2;Lạ;Thu gom rác;;;;x"))).Body;
        var done = await Applied(committee, seen, inPart: true);
        Assert.Equal((ImportStatus.Done, 1, 1, true), (done.Status, done.ToCreate, done.FaultyRows, done.InPart));
        Assert.Equal("Đường hoa", Assert.Single(await Registered(committee, world)).Name);
        var book = await Workbook.Of(committee, $"/api/registration-imports/{done.Id}/faults.xlsx");
        Assert.Equal(["Thu gom rác"], book.Column("Tên mô hình, điển hình"));
        Assert.Equal(["Lĩnh vực: Không có trong danh mục."], book.Column("Lỗi"));
    }

    [Fact]
    public async Task The_same_sheet_registers_nothing_again()
    {
        var world = await WithOpenCampaign();
        var committee = await world.Committee(world.Base);
        await Applied(committee, (await Check(committee, world, world.Base, Csv(Three))).Body);
        var again = (await Check(committee, world, world.Base, Csv([.. Three, $"C2;{Rural};Vườn rau sạch;;;;x"]))).Body;
        Assert.Equal((1, 3, 0), (again.ToCreate, again.Unchanged, again.FaultCount));
        await Applied(committee, again);
        Assert.Equal(4, (await Registered(committee, world)).Count);
        Assert.Equal((409, Rules.ImportNothingNew.Code), UnitTests.Said(await Do(committee, (await Check(committee, world, world.Base, Csv(Three))).Body, "apply")));
    }

    [Fact]
    public async Task An_import_is_undone_as_a_whole_while_nobody_has_gone_on_with_any_of_it()
    {
        var world = await WithOpenCampaign();
        var (committee, above) = (await world.Committee(world.Base), await world.Committee(world.Commune));
        var first = await Applied(committee, (await Check(committee, world, world.Base, Csv(Three), ImportedAs.HandedIn)).Body);
        var undone = await Do(committee, first, "undo");
        Assert.Equal((200, ImportStatus.Undone), (undone.Status, undone.Body.Status));
        Assert.All(await Registered(committee, world), r => Assert.Equal(RegistrationStatus.Withdrawn, r.Status));
        Assert.Equal(0L, await Ask<long>("select count(*) from recount_totals($1)", world.Campaign.Id));

        // What was undone can be sent again; what somebody has gone on with stays.
        var second = await Applied(committee, (await Check(committee, world, world.Base, Csv(Three), ImportedAs.HandedIn)).Body);
        Assert.Equal(3, second.ToCreate);
        var one = (await Registered(above, world)).First(r => r.Status == RegistrationStatus.Submitted);
        Assert.Equal(200, (await above.Post<RegistrationView>($"/api/registrations/{one.Id}/accept", null, one.RowVersion)).Status);
        Assert.Equal((409, Rules.ImportMovedOn.Code), UnitTests.Said(await Do(committee, second, "undo")));
        Assert.Equal(2, (await Registered(above, world)).Count(r => r.Status == RegistrationStatus.Submitted));
        await Ask<object>("update registration_imports set ended_at = now() - interval '25 hours' where id = $1", second.Id);
        Assert.DoesNotContain(nameof(UndoRegistrationImport), (await committee.Get<RegistrationImportView>($"/api/registration-imports/{second.Id}")).Body.Actions);
        Assert.Equal((409, Rules.ImportUndoOver.Code), UnitTests.Said(await Do(committee, second, "undo")));
    }

    [Fact]
    public async Task A_foreign_unit_in_the_sheet_is_unknown_and_a_foreign_import_does_not_exist()
    {
        var world = await WithOpenCampaign();
        var (committee, stranger) = (await world.Committee(world.Base), await world.Committee(world.CousinByText));
        var seen = (await Check(committee, world, world.Base, Csv($"{world.CousinCell.Path};{Rural};Một;;;;x", $"{world.CousinCell.Name};{Rural};Hai;;;;x"))).Body;
        Assert.Equal([$"2 Đơn vị A2 unit-unknown {world.CousinCell.Path}", $"3 Đơn vị A3 unit-unknown {world.CousinCell.Name}"], Said(seen));
        Assert.Equal((404, "absent"), UnitTests.Said(await Do(stranger, seen, "cancel")));
        Assert.Equal((404, "absent"), UnitTests.Said(await Check(committee, world, world.CousinByText, Csv(Three))));
        Assert.Equal((403, "forbidden"), UnitTests.Said(await Check(await world.Inspector(world.Base), world, world.Base, Csv(Three))));
    }

    [Fact]
    public async Task The_template_has_lists_notes_and_headings_that_stay_and_comes_back_when_it_is_filled_in()
    {
        var world = await WithOpenCampaign();
        var committee = await world.Committee(world.Base);
        var bytes = await committee.Bytes($"/api/registration-imports/template.xlsx?campaignId={world.Campaign.Id}");
        using var zip = new ZipArchive(new MemoryStream(bytes));
        string Part(string path) => new StreamReader(zip.GetEntry(path)!.Open()).ReadToEnd();
        Assert.Contains("<x:sheetProtection sheet=\"1\"", Part("xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.Contains("Bắt buộc. Chọn một lĩnh vực", Part("xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        Assert.Contains(Rural, Part("xl/worksheets/sheet2.xml"), StringComparison.Ordinal);
        Assert.Contains("Chi bộ ấp Trung Bình", Part("xl/worksheets/sheet2.xml"), StringComparison.Ordinal);
        Assert.Equal((409, Rules.ImportFileEmpty.Code), UnitTests.Said(await Check(committee, world, world.Base, bytes, name: "mau.xlsx")));
        Assert.Equal(EntryColumns.All, (await Workbook.Of(committee, $"/api/registration-imports/template.xlsx?campaignId={world.Campaign.Id}")).Heading);
    }

    [Theory, InlineData("export.xlsx"), InlineData("export.csv")]
    public async Task A_list_that_was_exported_is_read_as_it_is(string export)
    {
        var world = await WithOpenCampaign((_, c) => c with { Form = c.Form with { Fields = [new("kinh-phi", "Nguồn lực", OwnFieldType.Money)] } });
        var committee = await world.Committee(world.Base);
        await world.Registered(world.Cell);
        var exported = await committee.Bytes($"/api/registrations/{export}?campaignId={world.Campaign.Id}");
        var seen = (await Check(committee, world, world.Base, exported, name: export)).Body;
        Assert.Equal((1, 0, 1, 0), (seen.Rows, seen.ToCreate, seen.Unchanged, seen.FaultCount));
    }

    private static readonly OwnField[] Own =
    [
        new("hinh-thuc", "Hình thức", OwnFieldType.Choice, Required: true, Options: [new("moi", "Làm mới"), new("nhan-rong", "Nhân rộng")]),
        new("nguon-goc", "Nhân rộng từ đâu", OwnFieldType.Text, Required: true, When: new("hinh-thuc", Is: "nhan-rong")), new("kinh-phi", "Kinh phí", OwnFieldType.Money, Max: 20_000_000),
        new("dai", "Chiều dài", OwnFieldType.Number), new("ngay", "Ngày", OwnFieldType.Date), new("nguoi", "Người", OwnFieldType.Person), new("doan", "Các đoạn", OwnFieldType.Table, Columns: [new("ten", "Tên", OwnFieldType.Text)]),
    ];

    private static byte[] Asked(params string[] cells) => Encoding.UTF8.GetBytes(
        $"{Heading};Hình thức [hinh-thuc];Nhân rộng từ đâu [nguon-goc];KP [kinh-phi];Chiều dài [dai];Ngày [ngay];Người [nguoi];Các đoạn [doan];Năm trước [khong-con]\r\n"
        + string.Join("\r\n", cells.Select((c, n) => $"{Three[0].Replace("ấp Trung Bình", "số " + n, StringComparison.Ordinal)};{c}")));

    [Fact]
    public async Task What_a_campaign_asks_beside_the_ten_parts_is_read_from_its_columns()
    {
        var world = await WithOpenCampaign((_, c) => c with { Form = c.Form with { Fields = Own } });
        var committee = await world.Committee(world.Base);
        var seen = (await Check(committee, world, world.Base, Asked("lam moi;;18.000.000;2,5;30/9/2026;Bà Họa, Chi hội trưởng;;x", "Nhân rộng;Ấp 1;;;;;;"), ImportedAs.HandedIn)).Body;
        Assert.Equal([], Said(seen));
        await Applied(committee, seen);
        Assert.Equal("""{"dai": 2.5, "ngay": "2026-09-30", "nguoi": {"name": "Bà Họa", "position": "Chi hội trưởng"}, "kinh-phi": 18000000, "hinh-thuc": "moi"}""",
            await Ask<string>("select answers::text from hand_ins where campaign_version = 1 and answers ->> 'hinh-thuc' = 'moi' and registration_id in (select id from registrations where campaign_id = $1)", world.Campaign.Id));
    }

    [Fact]
    public async Task What_is_wrong_with_an_answer_is_said_at_its_cell_and_nothing_is_stored()
    {
        var world = await WithOpenCampaign((_, c) => c with { Form = c.Form with { Fields = Own } });
        var committee = await world.Committee(world.Base);
        var seen = (await Check(committee, world, world.Base, Asked(";;30.000.000;;;;;", "Nhân rộng;;;2.125;31/2/2026;;Trục ấp;", "cũ;;mười;;;;;"), ImportedAs.HandedIn)).Body;
        Assert.Equal(
        [
            "2 Hình thức [hinh-thuc] H2 required", "2 KP [kinh-phi] J2 out-of-range 30.000.000", "3 Chiều dài [dai] K3 malformed 2.125", "3 Ngày [ngay] L3 malformed 31/2/2026",
            "3 Các đoạn [doan] N3 on-screen Trục ấp", "4 Hình thức [hinh-thuc] H4 unknown cũ", "4 KP [kinh-phi] J4 malformed mười",
        ], Said(seen));
        Assert.Equal(["3 Nhân rộng từ đâu [nguon-goc] I3 required"], Said((await Check(committee, world, world.Base, Asked("moi;;;;;;;", "Nhân rộng;;;;;;;"), ImportedAs.HandedIn)).Body));
        var template = await Workbook.Of(committee, $"/api/registration-imports/template.xlsx?campaignId={world.Campaign.Id}");
        Assert.Equal(["Hình thức [hinh-thuc]", "Nhân rộng từ đâu [nguon-goc]", "Kinh phí [kinh-phi]", "Chiều dài [dai]", "Ngày [ngay]", "Người [nguoi]"], template.Heading.Skip(EntryColumns.All.Count));
    }

    [Theory]
    [InlineData("bomb", "import.file-too-large")]
    [InlineData("broken", "import.file-damaged")]
    [InlineData("entity", "import.file-damaged")]
    public async Task Bad_files_are_refused_and_nothing_is_kept(string kind, string code)
    {
        var world = await WithOpenCampaign();
        var committee = await world.Committee(world.Base);
        Assert.Equal((409, code), UnitTests.Said(await Check(committee, world, world.Base, kind switch { "bomb" => SheetFiles.Bomb(), "broken" => SheetFiles.Broken(), _ => SheetFiles.Entity() })));
        Assert.Empty((await committee.Get<Page<RegistrationImportRow>>("/api/registration-imports")).Body.Items);
    }
}
