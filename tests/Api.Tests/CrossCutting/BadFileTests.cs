using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kheo.Api.Tests.Features.Documents;
using Kheo.Api.Tests.Features.Organisation;
using Kheo.Api.Tests.World;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.CrossCutting;

/// <summary>Known-bad files at each door that takes one: refused with a stable code in under a second, or cleaned; nothing that was refused is stored.</summary>
public class BadFileTests
{
    public enum Door { Units, Registrations, Files }

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private const int Tries = 5;

    /// <summary>Made once: a billion bytes take their time.</summary>
    private static readonly Lazy<byte[]> Gigabyte = new(SheetFiles.Gigabyte);

    private static byte[] Bytes(string what) => what switch
    {
        "zip bomb" => SheetFiles.Bomb(),
        "1 GB sheet" => Gigabyte.Value,
        "archive that lies about its size" => SheetFiles.Lying(),
        "external entity" => SheetFiles.Entity(),
        "external entity in the strings" => SheetFiles.With("xl/sharedStrings.xml", "<!DOCTYPE s [<!ENTITY x SYSTEM \"http://127.0.0.1/\">]><sst><si><t>&x;</t></si></sst>"),
        "entities that multiply" => SheetFiles.With("xl/sharedStrings.xml", "<!DOCTYPE s [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>"),
        "macros under another name" => SheetFiles.With("xl/vbaProject.bin", "x"),
        "macros by their type" => SheetFiles.With("[Content_Types].xml", "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>"),
        "external links" => SheetFiles.With("xl/externalLinks/externalLink1.xml", "<externalLink/>"),
        "sheet that lies elsewhere" => SheetFiles.With("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" TargetMode=\"External\" Target=\"http://127.0.0.1/sheet1.xml\"/></Relationships>"),
        "climbing path" => SheetFiles.With("../../etc/cron.d/x", "x"),
        "climbing path, backwards" => SheetFiles.With("xl\\..\\..\\x", "x"),
        "workbook with a page behind it" => [.. SheetFiles.With("a.xml", "x"), .. "<html><script>alert(1)</script>"u8],
        "document that is an archive" => [.. Samples.Pdf, .. SheetFiles.With("a.xml", "x")],
        "document" => Samples.Pdf,
        "page" => Encoding.UTF8.GetBytes("<!doctype html>\n<script>alert(1)</script>\n<p>x"),
        "drawing" => Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'\n onload='alert(1)'>\n</svg>"),
        "30 000 × 30 000 pixels" => Samples.PngHeader(30_000, 30_000),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    public static TheoryData<string, string, string?> Bad() => new()
    {
        { "zip bomb", "import.file-too-large", null },
        { "1 GB sheet", "import.file-too-large", "file.kind-refused" },
        { "archive that lies about its size", "import.file-damaged", null },
        { "external entity", "import.file-damaged", null },
        { "external entity in the strings", "import.file-damaged", null },
        { "entities that multiply", "import.file-damaged", null },
        { "macros under another name", "import.file-kind", "file.kind-refused" },
        { "macros by their type", "import.file-kind", "file.kind-refused" },
        { "external links", "import.file-kind", "file.kind-refused" },
        { "sheet that lies elsewhere", "import.file-kind", null },
        { "climbing path", "import.file-kind", "file.kind-refused" },
        { "climbing path, backwards", "import.file-kind", "file.kind-refused" },
        { "workbook with a page behind it", "import.file-kind", "file.kind-refused" },
        { "document that is an archive", "import.file-kind", "file.kind-refused" },
        { "document", "import.file-kind", null },
        { "page", "import.file-kind", "file.kind-refused" },
        { "drawing", "import.file-kind", "file.kind-refused" },
        { "30 000 × 30 000 pixels", "import.file-kind", "file.too-many-pixels" },
    };

    /// <param name="what">Which file.</param>
    /// <param name="import">What both imports of sheets say.</param>
    /// <param name="upload">What the door of files says; null where the file is one that nobody reads there.</param>
    [Theory, MemberData(nameof(Bad))]
    public async Task A_bad_file_is_refused_at_once_and_nothing_is_stored(string what, string import, string? upload)
    {
        var bytes = Bytes(what);
        foreach (var (door, code) in new[] { (Door.Units, import), (Door.Registrations, import), (Door.Files, upload) }.Where(d => d.Item2 is not null))
        {
            var way = await Way.To(door);
            // Others use the machine too: the quickest of a few counts.
            var quickest = TimeSpan.MaxValue;
            for (var n = 0; n < Tries && quickest > Soon; n++)
            {
                var started = Stopwatch.GetTimestamp();
                var answer = await way.Send(bytes, what + ".xlsx", "image/png");
                if (Stopwatch.GetElapsedTime(started) is var took && took < quickest) quickest = took;
                Assert.Equal((door, 409, code), (door, answer.Status, answer.Code));
            }
            Assert.True(quickest < Soon, $"{what} at the door of {door}: {quickest.TotalSeconds:0.0} s");
            Assert.Equal((0L, 0L), (await way.Stored(), await Ask<long>("select count(*) from idempotency_keys where actor_id = $1", way.Client.AccountId)));
        }
    }

    public static TheoryData<Door> Doors() => [Door.Units, Door.Registrations, Door.Files];

    [Theory, MemberData(nameof(Doors))]
    public async Task A_name_that_reads_backwards_or_climbs_is_kept_without_that(Door door)
    {
        var way = await Way.To(door);
        var bytes = door == Door.Files ? Samples.Pdf : Encoding.UTF8.GetBytes("Mã,Tên Đảng\nA1,Một");
        var answer = await way.Send(bytes, "../../danh-sach\u202Efdp.exe\u2066\0.csv", "text/html");
        Assert.Equal(201, answer.Status);
        Assert.Equal("danh-sachfdp.exe.csv", await Ask<string>($"select {(door == Door.Files ? "name" : "file_name")} from {way.Table} where unit_path like $1", way.World.Root.Path + "%"));
    }

    [Fact]
    public async Task What_hangs_on_to_a_picture_is_cut_off()
    {
        var way = await Way.To(Door.Files);
        foreach (byte[] picture in new[] { [.. Samples.Jpeg, .. "<html><script>"u8, .. Samples.Office("word/document.xml")], (byte[])[.. Samples.Png(8, 8, comment: true), .. "<html><script>"u8] })
        {
            var sent = await way.Send(picture, "anh.jpg", "image/svg+xml");
            Assert.Equal(201, sent.Status);
            using var download = await way.Client.Http.GetAsync($"/api/files/{sent.Body.GetProperty("id")}");
            var kept = await download.Content.ReadAsByteArrayAsync();
            Assert.StartsWith("image/", download.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
            Assert.NotEqual("image/svg+xml", download.Content.Headers.ContentType.MediaType);
            Assert.All(new[] { "Exif", "secret place", "<script>", "PK\u0003\u0004" }, said => Assert.Equal(-1, kept.AsSpan().IndexOf(Encoding.Latin1.GetBytes(said))));
        }
    }

    /// <summary>A door, and somebody who may go through it.</summary>
    private sealed record Way(World.World World, Client Client, string Address, string Table, Dictionary<string, string> Fields)
    {
        public static async Task<Way> To(Door door)
        {
            var world = await WithOpenCampaign();
            if (door == Door.Units) return new(world, await world.Administrator(world.Province), "/api/unit-imports", "unit_imports", new() { ["underUnitId"] = world.Commune.Id.ToString() });
            if (door == Door.Registrations)
                return new(world, await world.Committee(world.Base), "/api/registration-imports", "registration_imports", new() { ["unitId"] = world.Base.Id.ToString(), ["campaignId"] = world.Campaign.Id.ToString() });
            var officer = await world.Officer(world.Cell);
            var at = await world.Registered(world.Cell, officer: officer);
            await Ask<object>("delete from idempotency_keys where actor_id = $1", officer.AccountId);
            return new(world, officer, $"/api/registrations/{at.Id}/files", "files", new() { ["purpose"] = "evidence" });
        }

        public Task<Answer<JsonElement>> Send(byte[] bytes, string name, string type)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue(type);
            var content = new MultipartFormDataContent { { file, "file", name } };
            foreach (var (field, value) in Fields) content.Add(new StringContent(value), field);
            return Client.Send<JsonElement>(HttpMethod.Post, Address, content, null, Guid.NewGuid().ToString());
        }

        public Task<long> Stored() => Ask<long>($"select count(*) from {Table} where unit_path like $1", World.Root.Path + "%");
    }
}
