using Kheo.Api.Features.Documents;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using Kheo.Api.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Documents;

public class UploadTests
{
    private static async Task<(World.World World, Client Officer, RegistrationView At)> Accepted()
    {
        var world = await PapersWorld.WithPapers();
        var officer = await world.Officer(world.Cell);
        return (world, officer, await world.Registered(world.Cell, RegistrationStatus.Accepted, officer: officer));
    }

    private static Task<Answer<UploadView>> Start(Client client, Guid registration, byte[] bytes, string? paper = null, string name = "anh.png") =>
        client.Post<UploadView>($"/api/registrations/{registration}/uploads", new StartUpload { Name = name, Size = bytes.Length, Paper = paper });

    private static Task<Answer<UploadProgress>> Send(Client client, Guid upload, byte[] bytes, long from, long to, string? key = null) =>
        client.Send<UploadProgress>(HttpMethod.Post, $"/api/uploads/{upload}/parts", PapersWorld.Form(bytes[(int)from..(int)to], "part", ("offset", $"{from}")), null, key ?? Guid.NewGuid().ToString());

    private static Task<Answer<FileView>> Finish(Client client, Guid upload, string? key = null) => client.Post<FileView>($"/api/uploads/{upload}/files", null, key: key);

    private static string Part(World.World world, Guid upload) => Path.Combine(world.Host.Services.GetRequiredService<IConfiguration>()["KHEO_FILES"]!, "parts", upload.ToString("N"));

    [Fact]
    public async Task A_file_comes_part_by_part_goes_on_where_it_stood_and_is_the_same_in_the_end()
    {
        var (world, officer, at) = await Accepted();
        var bytes = new byte[3_000_000];
        new Random(1).NextBytes(bytes);
        byte[] pdf = [.. Samples.Pdf, .. bytes, .. "\n%%EOF\n"u8];
        var begun = await Start(officer, at.Id, pdf, "xac-nhan", "../Xác nhận.pdf");
        Assert.Equal((201, "Xác nhận.pdf", 0L, $"/api/uploads/{begun.Body.Id}"), (begun.Status, begun.Body.Name, begun.Body.Received, begun.Location));
        var key = Guid.NewGuid().ToString();
        Assert.Equal(1_000_000, (await Send(officer, begun.Body.Id, pdf, 0, 1_000_000, key)).Body.Received);
        Assert.Equal(1_000_000, (await Send(officer, begun.Body.Id, pdf, 0, 1_000_000, key)).Body.Received);      // its answer was lost
        Assert.Equal(1_000_000, (await officer.Get<UploadView>($"/api/uploads/{begun.Body.Id}")).Body.Received);
        Assert.Equal((409, Rules.UploadIncomplete.Code), await Code(Finish(officer, begun.Body.Id)));
        Assert.Equal((409, Rules.UploadElsewhere.Code), await Code(Send(officer, begun.Body.Id, pdf, 500_000, 600_000)));
        await Send(officer, begun.Body.Id, pdf, 1_000_000, 2_500_000);
        Assert.Equal(pdf.Length, (await Send(officer, begun.Body.Id, pdf, 2_500_000, pdf.Length)).Body.Received);

        var done = Guid.NewGuid().ToString();
        var file = await Finish(officer, begun.Body.Id, done);
        Assert.Equal((201, "xac-nhan", "application/pdf", (long)pdf.Length, $"/api/files/{file.Body.Id}"), (file.Status, file.Body.Paper, file.Body.ContentType, file.Body.Size, file.Location));
        Assert.Equal(file.Body.Id, (await Finish(officer, begun.Body.Id, done)).Body.Id);
        Assert.Equal(pdf, await world.Launcher.Bytes($"/api/files/{file.Body.Id}"));
        Assert.Equal(404, (await officer.Get<UploadView>($"/api/uploads/{begun.Body.Id}")).Status);
        Assert.False(File.Exists(Part(world, begun.Body.Id)));
        Assert.Equal(1L, await Ask<long>("select count(*) from files where registration_id = $1", at.Id));
    }

    [Fact]
    public async Task Two_parts_for_one_place_at_once_are_one()
    {
        var (_, officer, at) = await Accepted();
        var photo = Samples.Photo(900, 600, 9);
        var upload = (await Start(officer, at.Id, photo)).Body;
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Send(officer, upload.Id, photo, 0, 10_000)));
        Assert.Equal([201, 409, 409, 409, 409, 409], answers.Select(a => a.Status).Order());
        await Send(officer, upload.Id, photo, 10_000, photo.Length);
        Assert.True((await Finish(officer, upload.Id)).Body.Picture);
    }

    [Fact]
    public async Task A_whole_file_is_judged_by_its_content_and_a_refused_one_leaves_nothing()
    {
        var (_, officer, at) = await Accepted();
        var page = "<!doctype html><script>alert(1)</script>"u8.ToArray();
        var upload = (await Start(officer, at.Id, page)).Body;
        await Send(officer, upload.Id, page, 0, page.Length);
        Assert.Equal((409, Rules.FileKindRefused.Code), await Code(Finish(officer, upload.Id)));
        Assert.Equal(0L, await Ask<long>("select count(*) from files where registration_id = $1", at.Id));
    }

    [Fact]
    public async Task Nothing_beyond_what_was_said_is_taken()
    {
        var (_, officer, at) = await Accepted();
        Assert.Equal(400, (await Start(officer, at.Id, new byte[20_000_001])).Status);
        Assert.Equal(400, (await Start(officer, at.Id, [])).Status);
        Assert.Equal((409, Rules.FilePaperUnknown.Code), await Code(Start(officer, at.Id, Samples.Pdf, "khong-co")));
        var upload = (await Start(officer, at.Id, new byte[100])).Body;
        Assert.Equal((409, Rules.UploadBeyond.Code), await Code(Send(officer, upload.Id, new byte[101], 0, 101)));
        Assert.Equal((409, Rules.UploadBeyond.Code), await Code(Send(officer, upload.Id, [], 0, 0)));
        Assert.Equal(413, (await Send(officer, upload.Id, new byte[2_100_000], 0, 2_100_000)).Status);
    }

    [Fact]
    public async Task It_is_the_units_own_and_ends_with_its_day()
    {
        var (world, officer, at) = await Accepted();
        var upload = (await Start(officer, at.Id, Samples.Pdf)).Body;
        await Send(officer, upload.Id, Samples.Pdf, 0, 50);
        Assert.Equal(404, (await Send(await world.Officer(world.SiblingCell), upload.Id, Samples.Pdf, 50, 60)).Status);
        Assert.Equal(403, (await (await world.Inspector(world.Cell)).Get<UploadView>($"/api/uploads/{upload.Id}")).Status);
        await Ask<object>("update uploads set expires_at = now() where id = $1", upload.Id);
        Assert.Equal((409, Rules.UploadExpired.Code), await Code(Send(officer, upload.Id, Samples.Pdf, 50, Samples.Pdf.Length)));
        await new Purge(world.Host.Services.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System, NullLogger<Purge>.Instance).Once(100, default);
        Assert.Equal(404, (await officer.Get<UploadView>($"/api/uploads/{upload.Id}")).Status);
        File.SetLastWriteTimeUtc(Part(world, upload.Id), DateTime.UtcNow.AddDays(-2));
        await Start(officer, at.Id, Samples.Pdf);
        Assert.False(File.Exists(Part(world, upload.Id)));
    }

    private static async Task<(int, string?)> Code<T>(Task<Answer<T>> answer) => ((await answer).Status, (await answer).Code);
}
