using System.Diagnostics;
using System.Globalization;
using System.Text;
using Kheo.Api.Features.Documents;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Documents;

public class PublicCopyTests
{
    /// <summary>The left upper quarter.</summary>
    public static BlackenPicture Corner => new() { Boxes = [new Box(0, 0, 0.5, 0.5)] };

    private static async Task<(World.World World, Client Officer, RegistrationView At, FileView File)> WithPicture(byte[]? bytes = null, string name = "Nhà bà Minh Họa, ấp Trung Bình.png")
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, officer: officer);
        return (world, officer, at, (await officer.Upload(at.Id, bytes ?? Samples.Photo(1600, 1200, 5), name)).Body);
    }

    private static Task<Answer<PublicCopyView>> Blacken(Client client, Guid file, object? body = null) => client.Post<PublicCopyView>($"/api/files/{file}/blackened/public-copies", body ?? Corner);

    private static Task<Answer<PublicCopyView>> Put(Client client, Guid file, byte[] bytes, string name = "b.pdf") =>
        client.Send<PublicCopyView>(HttpMethod.Post, $"/api/files/{file}/public-copies", PapersWorld.Form(bytes, name), null, Guid.NewGuid().ToString());

    private static async Task<FileFacts> Facts(Client client, Guid registration, Guid file) => (await client.Get<RegistrationView>($"/api/registrations/{registration}")).Body.Files.Single(f => f.Id == file);

    [Fact]
    public async Task What_lies_under_the_boxes_is_black_and_what_lies_beside_them_is_not()
    {
        var (_, officer, at, file) = await WithPicture();
        var original = await officer.Bytes($"/api/files/{file.Id}");
        var made = await Blacken(officer, file.Id, new BlackenPicture { Boxes = [new Box(0.25, 0.25, 0.25, 0.5), new Box(0.9, 0.9, 0.1, 0.1)] });
        Assert.Equal((201, "image/jpeg", true, $"/api/public-copies/{made.Body.Id}"), (made.Status, made.Body.ContentType, made.Body.Picture, made.Location));
        var copy = await officer.Bytes($"/api/public-copies/{made.Body.Id}");
        // A JPEG rings a little at the edge of a box; within it nothing is left.
        Assert.Equal(0, Brightest(copy, 432, 332, 336, 536));
        Assert.Equal(0, Brightest(copy, 1472, 1112, 128, 88));
        Assert.True(Brightest(copy, 900, 100, 400, 400) > 100, "The rest of the picture went too.");
        Assert.True(Brightest(original, 408, 308, 384, 584) > 100, "There was nothing to be made black.");
        Assert.Equal(original, await officer.Bytes($"/api/files/{file.Id}"));
        Assert.True(Brightest(await officer.Bytes($"/api/public-copies/{made.Body.Id}/thumbnail"), 100, 84, 40, 70) <= 4, "The small picture shows what the large one hides.");
        Assert.Equal((made.Body.Id, made.Body.RowVersion), ((await Facts(officer, at.Id, file.Id)).PublicCopyId, (await Facts(officer, at.Id, file.Id)).PublicCopyVersion));
    }

    [Fact]
    public async Task No_metadata_and_nothing_of_the_private_file_goes_with_it()
    {
        var (_, officer, _, file) = await WithPicture(Samples.Png(64, 64, comment: true), "Nhà bà Minh Họa.png");
        var made = await Blacken(officer, file.Id);
        var copy = await officer.Bytes($"/api/public-copies/{made.Body.Id}");
        var said = Encoding.Latin1.GetString(copy);
        foreach (var trace in new[] { "secret place", "Exif", "Photoshop", "xpacket", "ICC_PROFILE" }) Assert.DoesNotContain(trace, said, StringComparison.Ordinal);
        using var answer = await officer.Http.GetAsync($"/api/public-copies/{made.Body.Id}");
        Assert.Matches("^attachment; filename=ban-cong-khai-[0-9a-f]{8}.jpg", answer.Content.Headers.ContentDisposition!.ToString());
        var (storedAs, digest) = (await Ask<Guid>("select stored_as from files where id = $1", file.Id), Convert.ToHexStringLower((await Ask<byte[]>("select sha256 from files where id = $1", file.Id))!));
        foreach (var secret in new[] { "Minh", file.Id.ToString(), storedAs.ToString(), storedAs.ToString("N"), digest })
            Assert.DoesNotContain(secret, made.Text + answer.Headers + answer.Content.Headers, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_paper_gets_a_copy_that_was_blackened_by_hand_and_never_itself()
    {
        var (_, officer, at, _) = await WithPicture();
        var paper = (await officer.Upload(at.Id, Samples.Pdf, "Danh sách hộ.pdf", "document")).Body;
        Assert.Equal((409, Rules.PublicCopyNotAPicture.Code), await Said(Blacken(officer, paper.Id)));
        Assert.Equal((409, Rules.PublicCopySame.Code), await Said(Put(officer, paper.Id, Samples.Pdf)));
        byte[] redacted = [.. Samples.Pdf, .. "%blackened\n%%EOF\n"u8];
        var made = (await Put(officer, paper.Id, redacted, "Danh sách hộ.pdf")).Body;
        Assert.Equal(redacted, await officer.Bytes($"/api/public-copies/{made.Id}"));
        Assert.Matches("^ban-cong-khai-[0-9a-f]{8}.pdf$", made.Name);
        Assert.Equal((409, Rules.FileNotAPicture.Code), await Said(officer.Get<PublicCopyView>($"/api/public-copies/{made.Id}/thumbnail")));
        Assert.Equal((409, Rules.FileKindRefused.Code), await Said(Put(officer, paper.Id, "<html>"u8.ToArray(), "a.pdf")));
    }

    [Fact]
    public async Task Another_copy_takes_its_place_it_can_be_taken_back_and_goes_with_its_file()
    {
        var (_, officer, at, file) = await WithPicture();
        var first = (await Blacken(officer, file.Id)).Body;
        var second = (await Blacken(officer, file.Id, new BlackenPicture { Boxes = [new Box(0.5, 0.5, 0.5, 0.5)] })).Body;
        Assert.Equal((first.Id, first.RowVersion + 1), (second.Id, second.RowVersion));
        Assert.NotEqual(first.Name, second.Name);
        Assert.Equal(0, Brightest(await officer.Bytes($"/api/public-copies/{second.Id}"), 832, 632, 768, 568));
        Assert.Equal(412, (await officer.Delete($"/api/public-copies/{second.Id}", first.RowVersion)).Status);
        Assert.Equal(204, (await officer.Delete($"/api/public-copies/{second.Id}", second.RowVersion)).Status);
        Assert.Equal(404, (await officer.Get<object>($"/api/public-copies/{second.Id}")).Status);
        Assert.Null((await Facts(officer, at.Id, file.Id)).PublicCopyId);
        var third = (await Blacken(officer, file.Id)).Body;
        Assert.Equal(204, (await officer.Delete($"/api/files/{file.Id}", file.RowVersion)).Status);
        Assert.Equal(404, (await officer.Get<object>($"/api/public-copies/{third.Id}")).Status);
        foreach (var action in new[] { "BlackenPicture", "RemovePublicCopy" })
            Assert.True(await Ask<long>("select count(*) from audit_entries where action = $1 and unit_path = $2", action, at.UnitPath) > 0, action);
    }

    [Fact]
    public async Task Who_sees_the_dossier_sees_it_and_nobody_else_and_only_who_writes_for_it_makes_one()
    {
        var (world, officer, _, file) = await WithPicture();
        var made = (await Blacken(officer, file.Id)).Body;
        foreach (var reader in new[] { await world.Committee(world.Base), await world.Inspector(world.Province) })
            Assert.NotEmpty(await reader.Bytes($"/api/public-copies/{made.Id}"));
        Assert.Equal(403, (await Blacken(await world.Inspector(world.Province), file.Id)).Status);
        foreach (var stranger in new[] { await world.Officer(world.SiblingCell), await world.Officer(world.ForeignCell) })
        {
            Assert.Equal(404, (await stranger.Get<object>($"/api/public-copies/{made.Id}")).Status);
            Assert.Equal(404, (await stranger.Get<object>($"/api/public-copies/{made.Id}/thumbnail")).Status);
            Assert.Equal(404, (await Blacken(stranger, file.Id)).Status);
            Assert.Equal(404, (await Put(stranger, file.Id, Samples.Pdf)).Status);
            Assert.Equal(404, (await stranger.Delete($"/api/public-copies/{made.Id}", made.RowVersion)).Status);
        }
    }

    [Theory]
    [InlineData(0, "required")]
    [InlineData(41, "too-many")]
    [InlineData(10_000, "too-many")]
    public async Task A_number_of_boxes_that_is_none_or_absurd_is_refused_at_once(int count, string code)
    {
        var (_, officer, _, file) = await WithPicture(Samples.Png(64, 64));
        var clock = Stopwatch.StartNew();
        var answer = await Blacken(officer, file.Id, new BlackenPicture { Boxes = [.. Enumerable.Repeat(new Box(0, 0, 0.1, 0.1), count)] });
        Assert.Equal((400, code), (answer.Status, Assert.Single(answer.Problem!.Errors!["boxes"])));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"It took {clock.Elapsed}.");
        Assert.Equal(0L, await Ask<long>("select count(*) from public_copies where file_id = $1", file.Id));
    }

    [Fact]
    public async Task A_box_that_does_not_lie_within_the_picture_is_refused()
    {
        var (_, officer, _, file) = await WithPicture(Samples.Png(64, 64));
        foreach (var box in new[] { new Box(-0.1, 0, 0.2, 0.2), new Box(0, -0.1, 0.2, 0.2), new Box(0.9, 0, 0.2, 0.2), new Box(0, 0.9, 0.2, 0.2), new Box(0, 0, 0, 0.2), new Box(0, 0, 0.2, 0), new Box(0, 0, 1e300, 1), new Box(2, 2, 0.1, 0.1) })
            Assert.Equal("out-of-range", Assert.Single((await Blacken(officer, file.Id, new BlackenPicture { Boxes = [box] })).Problem!.Errors!["boxes"]));
        foreach (var body in new[] { """{"boxes":[null]}""", """{"boxes":[{"x":"NaN","y":0,"width":1,"height":1}]}""", """{"boxes":[{"x":1e400,"y":0,"width":1,"height":1}]}""", """{"boxes":{}}""", """{}""" })
            Assert.Equal(400, (await Blacken(officer, file.Id, body)).Status);
        Assert.Equal(201, (await Blacken(officer, file.Id, new BlackenPicture { Boxes = [new Box(0, 0, 1, 1)] })).Status);
        Assert.Equal(201, (await Blacken(officer, file.Id, new BlackenPicture { Boxes = [new Box(0.999999, 0.999999, 0.000001, 0.000001)] })).Status);
    }

    private static async Task<(int, string?)> Said(Task<Answer<PublicCopyView>> asked) => await asked is var answer ? (answer.Status, answer.Code) : default;

    /// <summary>The largest value of any band in a region, read by the tool that the product does not ask for this.</summary>
    private static double Brightest(byte[] picture, int left, int top, int width, int height)
    {
        var folder = Directory.CreateTempSubdirectory("kheo-test-pixels-").FullName;
        try
        {
            var (source, region) = (Path.Combine(folder, "a.img"), Path.Combine(folder, "b.png"));
            File.WriteAllBytes(source, picture);
            Vips("crop", source, region, $"{left}", $"{top}", $"{width}", $"{height}");
            return double.Parse(Vips("max", region), CultureInfo.InvariantCulture);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Vips(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("vips", arguments) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return said.Trim();
    }
}
