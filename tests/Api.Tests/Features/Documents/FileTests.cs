using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Kheo.Api.Features.Documents;
using Kheo.Api.Features.Registration;
using Kheo.Api.Outside;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Documents;

public class FileTests
{
    private static Task<Answer<FileView>> Upload(Client client, Guid registration, byte[] bytes, string name = "anh.jpg", string type = "image/jpeg", string purpose = "after", string? key = null)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        return client.Send<FileView>(HttpMethod.Post, $"/api/registrations/{registration}/files",
            new MultipartFormDataContent { { file, "file", name }, { new StringContent(purpose), "purpose" } }, null, key ?? Guid.NewGuid().ToString());
    }

    private static async Task<(World.World World, Client Officer, RegistrationView At)> Draft()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        return (world, officer, await world.Registered(world.Cell, officer: officer));
    }

    [Fact]
    public async Task A_picture_is_written_anew_without_its_place_and_read_back()
    {
        var (world, officer, at) = await Draft();
        var answer = await Upload(officer, at.Id, Samples.Jpeg, "Đường hoa.jpg");
        Assert.Equal((201, "Đường hoa.jpg", "image/jpeg", FilePurpose.After, true), (answer.Status, answer.Body.Name, answer.Body.ContentType, answer.Body.Purpose, answer.Body.Picture));
        Assert.Equal([answer.Body.Id], (await officer.Get<Page<FileView>>($"/api/registrations/{at.Id}/files")).Body.Items.Select(f => f.Id));
        Assert.Equal([answer.Body.Id], (await world.Launcher.Get<RegistrationView>($"/api/registrations/{at.Id}")).Body.Files.Select(f => f.Id));

        using var download = await world.Launcher.Http.GetAsync($"/api/files/{answer.Body.Id}");
        var bytes = await download.Content.ReadAsByteArrayAsync();
        Assert.Equal(("attachment", "image/jpeg", "nosniff"), (download.Content.Headers.ContentDisposition!.DispositionType, download.Content.Headers.ContentType!.MediaType, download.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(answer.Body.Size, bytes.Length);
        Assert.Equal(-1, bytes.AsSpan().IndexOf("Exif"u8));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("secret place"u8));
        using var small = await officer.Http.GetAsync($"/api/files/{answer.Body.Id}/thumbnail");
        Assert.Equal((200, "inline"), ((int)small.StatusCode, small.Content.Headers.ContentDisposition!.DispositionType));
    }

    [Fact]
    public async Task The_inventory_leaves_as_a_workbook()
    {
        var (world, officer, at) = await Draft();
        await Upload(officer, at.Id, Samples.Jpeg, "=anh.jpg");
        await Upload(officer, at.Id, Samples.Pdf, "Kế hoạch.pdf", "application/pdf", "document");
        var book = await Workbook.Of(world.Launcher, $"/api/registrations/{at.Id}/files/export.xlsx");
        Assert.Equal([("'=anh.jpg", "Sau khi làm"), ("Kế hoạch.pdf", "Văn bản")], book.Column("Tên tệp").Zip(book.Column("Mục đích")));
        Assert.Equal(404, (await (await world.Officer(world.SiblingCell)).Get<object>($"/api/registrations/{at.Id}/files/export.xlsx")).Status);
    }

    [Fact]
    public async Task Documents_are_told_by_their_content_whatever_they_are_called()
    {
        var (_, officer, at) = await Draft();
        Assert.Equal("application/pdf", (await Upload(officer, at.Id, Samples.Pdf, "anh.jpg")).Body.ContentType);
        Assert.Equal(FileKinds.DocxType, (await Upload(officer, at.Id, Samples.Office("word/document.xml"), "ke-hoach.docx", "application/octet-stream")).Body.ContentType);
        Assert.Equal(FileKinds.XlsxType, (await Upload(officer, at.Id, Samples.Office("xl/workbook.xml"), "so-lieu.xlsx")).Body.ContentType);
        Assert.Equal("image/png", (await Upload(officer, at.Id, Samples.Png(8, 8), "x.png")).Body.ContentType);
        Assert.Equal("evil.pdf", (await Upload(officer, at.Id, Samples.Pdf, "../../evil.pdf")).Body.Name);
    }

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "page", Encoding.UTF8.GetBytes("<!doctype html><script>alert(1)</script>"), "file.kind-refused" },
        { "drawing", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "file.kind-refused" },
        { "pdf that is a page", [.. "%PDF-1.7\n<html><script>"u8, .. Samples.Pdf], "file.kind-refused" },
        { "pdf that is an archive", [.. Samples.Pdf, .. Samples.Office("word/document.xml")], "file.kind-refused" },
        { "plain archive", Samples.Office("a.txt"), "file.kind-refused" },
        { "macros", Samples.Office("word/document.xml", "word/vbaProject.bin"), "file.kind-refused" },
        { "climbing path", Samples.Office("word/document.xml", "../../etc/passwd"), "file.kind-refused" },
        { "broken picture", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], "file.kind-refused" },
        { "pixel bomb", Samples.PngHeader(30_000, 30_000), "file.too-many-pixels" },
        { "nothing", [], "file.kind-refused" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_pretends_is_refused_and_nothing_is_stored(string what, byte[] bytes, string code)
    {
        var (_, officer, at) = await Draft();
        var answer = await Upload(officer, at.Id, bytes, what + ".jpg");
        Assert.Equal((409, code), (answer.Status, answer.Code));
        Assert.Equal(0L, await Ask<long>("select count(*) from files where registration_id = $1", at.Id));
    }

    [Fact]
    public async Task More_than_twenty_megabytes_is_refused()
    {
        var (_, officer, at) = await Draft();
        Assert.Equal(413, (await Upload(officer, at.Id, new byte[21_000_000])).Status);
    }

    [Fact]
    public async Task Files_come_and_go_only_while_the_unit_works_and_only_by_the_unit()
    {
        var (world, officer, at) = await Draft();
        var file = (await Upload(officer, at.Id, Samples.Pdf, "a.pdf")).Body;
        Assert.Equal(404, (await Upload(await world.Officer(world.SiblingCell), at.Id, Samples.Pdf)).Status);
        Assert.Equal(403, (await Upload(await world.Inspector(world.Cell), at.Id, Samples.Pdf)).Status);
        foreach (var stranger in new[] { await world.Officer(world.SiblingCell), await world.Agency(world.OtherProvince), await world.Member(world.Province), await world.Administrator(world.Province) })
            Assert.Equal(404, (int)(await stranger.Http.GetAsync($"/api/files/{file.Id}")).StatusCode);

        await officer.Post<RegistrationView>($"/api/registrations/{at.Id}/submit", null, at.RowVersion);
        var sealedUp = await Upload(officer, at.Id, Samples.Pdf);
        Assert.Equal((409, Rules.RegistrationSealed.Code), (sealedUp.Status, sealedUp.Code));
        Assert.Equal(409, (await officer.Delete($"/api/files/{file.Id}", file.RowVersion)).Status);
    }

    [Fact]
    public async Task What_is_removed_is_gone()
    {
        var (world, officer, at) = await Draft();
        var file = (await Upload(officer, at.Id, Samples.Pdf, "a.pdf")).Body;
        Assert.Equal(404, (await (await world.Officer(world.CousinCell)).Delete($"/api/files/{file.Id}", file.RowVersion)).Status);
        Assert.Equal(412, (await officer.Delete($"/api/files/{file.Id}", 7)).Status);
        Assert.Equal(204, (await officer.Delete($"/api/files/{file.Id}", file.RowVersion)).Status);
        Assert.Equal(404, (int)(await officer.Http.GetAsync($"/api/files/{file.Id}")).StatusCode);
        Assert.Empty((await officer.Get<Page<FileView>>($"/api/registrations/{at.Id}/files")).Body.Items);
    }

    [Fact]
    public async Task Bytes_that_changed_on_disk_are_not_sent()
    {
        var (world, officer, at) = await Draft();
        var file = (await Upload(officer, at.Id, Samples.Pdf, "a.pdf")).Body;
        var stored = (await Ask<Guid>("select stored_as from files where id = $1", file.Id)).ToString("N");
        var folder = world.Host.Services.GetRequiredService<IConfiguration>()["KHEO_FILES"]!;
        await File.AppendAllTextAsync(Path.Combine(folder, stored[..2], stored), "tampered");
        using var answer = await officer.Http.GetAsync($"/api/files/{file.Id}");
        Assert.Equal(409, (int)answer.StatusCode);
        Assert.Contains(Rules.FileDamaged.Code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thumbnail_that_changed_on_disk_is_not_sent_either()
    {
        var (world, officer, at) = await Draft();
        var file = (await Upload(officer, at.Id, Samples.Photo(900, 600, 1), "anh.png")).Body;
        var stored = (await Ask<Guid>("select stored_as from files where id = $1", file.Id)).ToString("N");
        var folder = Path.Combine(world.Host.Services.GetRequiredService<IConfiguration>()["KHEO_FILES"]!, stored[..2]);
        foreach (var kept in Directory.GetFiles(folder, stored + "*")) await File.AppendAllTextAsync(kept, "tampered");
        using var answer = await officer.Http.GetAsync($"/api/files/{file.Id}/thumbnail");
        Assert.Equal(409, (int)answer.StatusCode);
        Assert.Contains(Rules.FileDamaged.Code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_click_stores_one()
    {
        var (_, officer, at) = await Draft();
        var key = Guid.NewGuid().ToString();
        var (one, two) = (await Upload(officer, at.Id, Samples.Pdf, key: key), await Upload(officer, at.Id, Samples.Pdf, key: key));
        Assert.Equal(one.Body.Id, two.Body.Id);
        Assert.Equal(1L, await Ask<long>("select count(*) from files where registration_id = $1", at.Id));
    }

    [Fact]
    public void Without_the_decoder_metadata_is_cut_out_and_the_picture_stays()
    {
        var bare = PictureMetadata.Strip(FileKind.Jpeg, [.. Samples.Jpeg, .. "trailing"u8])!;
        Assert.Equal((8, 8), PictureHeader.Size(FileKind.Jpeg, bare));
        Assert.Equal((-1, -1), (bare.AsSpan().IndexOf("Exif"u8), bare.AsSpan().IndexOf("trailing"u8)));
        Assert.Equal(Samples.Png(8, 8), PictureMetadata.Strip(FileKind.Png, Samples.Png(8, 8, comment: true)));
        Assert.Null(PictureMetadata.Strip(FileKind.Jpeg, [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF]));
    }
}
