using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Kheo.Api.Features.Documents;
using Kheo.Api.Features.Registration;
using Kheo.Api.Outside;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Documents;

/// <summary>What is promised of a shelf, whatever it is made of; on it stands the product, asked at its front door.</summary>
public abstract class ShelfContract
{
    protected abstract (string Name, string? Value)[] Settings { get; }

    private IShelf Shelf => IShelf.Of(Configured(Settings));

    protected static IConfiguration Configured(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, s.Value))).Build();

    private static string Key() => FileStore.Whole(Guid.NewGuid());

    private static byte[] Bytes(int size, int seed = 1)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static async Task<byte[]?> Read(IShelf shelf, string key)
    {
        await using var stream = await shelf.Open(key, default);
        if (stream is null) return null;
        var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer);
        return buffer.ToArray();
    }

    [Fact]
    public async Task What_is_put_there_is_found_byte_for_byte_until_it_is_taken_away()
    {
        var (shelf, key, bytes) = (Shelf, Key(), Bytes(3_000_001));
        Assert.Null(await Read(shelf, key));
        await shelf.Remove(key);
        await shelf.Put(key, bytes, default);
        await shelf.Put(key + ".thumbnail", bytes[..10], default);
        Assert.Equal(bytes, await Read(shelf, key));
        await using (var stream = (await shelf.Open(key, default))!)
        {
            await stream.CopyToAsync(Stream.Null);
            stream.Position = 0;
            Assert.Equal(bytes[0], stream.ReadByte());
        }
        await shelf.Remove(key, key + ".thumbnail");
        Assert.Null(await Read(shelf, key));
        Assert.Null(await Read(shelf, key + ".thumbnail"));
        Assert.Null(await shelf.Trouble(default));
    }

    [Fact]
    public async Task Parts_are_joined_in_order_and_one_sent_again_takes_the_place_of_what_was_there()
    {
        var (shelf, upload, bytes) = (Shelf, Guid.NewGuid(), Bytes(2_500_000));
        Assert.Empty(await shelf.Joined(upload, bytes.Length, default));
        await shelf.Append(upload, 0, new MemoryStream(bytes[..1_000_000]), default);
        await shelf.Append(upload, 1_000_000, new MemoryStream(Bytes(1_000_000, 2)), default);       // its row did not commit
        await shelf.Append(upload, 1_000_000, new MemoryStream(bytes[1_000_000..2_000_000]), default);
        Assert.Equal(bytes[..2_000_000], await shelf.Joined(upload, bytes.Length, default));
        await shelf.Append(upload, 2_000_000, new MemoryStream(bytes[2_000_000..]), default);
        Assert.Equal(bytes, await shelf.Joined(upload, bytes.Length, default));
        Assert.Equal(bytes[..2_400_000], await shelf.Joined(upload, 2_400_000, default));
        var other = Guid.NewGuid();
        await shelf.Append(other, 0, new MemoryStream([1, 2, 3]), default);
        await shelf.Forget(upload);
        Assert.Empty(await shelf.Joined(upload, bytes.Length, default));
        Assert.Equal([1, 2, 3], await shelf.Joined(other, 3, default));
        await shelf.Sweep(DateTimeOffset.UtcNow.AddHours(-24), default);
        Assert.Equal([1, 2, 3], await shelf.Joined(other, 3, default));
        await shelf.Sweep(DateTimeOffset.UtcNow.AddMinutes(1), default);
        Assert.Empty(await shelf.Joined(other, 3, default));
    }

    [Fact]
    public async Task A_large_file_is_read_from_a_file_and_not_from_memory()
    {
        var (shelf, key) = (Shelf, Key());
        await shelf.Put(key, Bytes(48_000_000), default);
        await using (var stream = (await shelf.Open(key, default))!) Assert.Equal(48_000_000, Assert.IsType<FileStream>(stream).Length);
        await shelf.Remove(key);
    }

    [Fact]
    public async Task A_photograph_and_a_paper_in_parts_go_through_the_product_and_damage_shows()
    {
        var world = await PapersWorld.WithPapers();
        var host = world.Host.WithWebHostBuilder(builder => { foreach (var (name, value) in Settings) builder.UseSetting(name, value); });
        var at = await world.Registered(world.Cell, RegistrationStatus.Accepted);
        var officer = await world.On(host, (await world.Officer(world.Cell)).AccountId);
        byte[] pdf = [.. Samples.Pdf, .. Bytes(1_200_000), .. "\n%%EOF\n"u8];
        var upload = (await officer.Post<UploadView>($"/api/registrations/{at.Id}/uploads", new StartUpload { Name = "xac-nhan.pdf", Size = pdf.Length, Paper = "xac-nhan" })).Body;
        foreach (var from in new[] { 0, 1_000_000 })
            Assert.Equal(201, (await officer.Send<UploadProgress>(HttpMethod.Post, $"/api/uploads/{upload.Id}/parts", PapersWorld.Form(pdf[from..Math.Min(pdf.Length, from + 1_000_000)], "part", ("offset", $"{from}")), null, Guid.NewGuid().ToString())).Status);
        var paper = (await officer.Post<FileView>($"/api/uploads/{upload.Id}/files")).Body;
        Assert.Equal(pdf, await officer.Bytes($"/api/files/{paper.Id}"));
        Assert.Empty(await Shelf.Joined(upload.Id, pdf.Length, default));

        var draft = await world.Registered(world.Cell, model: world.Model("Cổng sáng, đường sạch"));
        var photo = (await officer.Upload(draft.Id, Samples.Photo(900, 600, 3), "anh.png")).Body;
        Assert.NotEmpty(await officer.Bytes($"/api/files/{photo.Id}/thumbnail"));
        var stored = FileStore.Whole(await Ask<Guid>("select stored_as from files where id = $1", photo.Id));
        Assert.NotNull(await Read(Shelf, stored));
        await Shelf.Put(stored, [.. Samples.Pdf, 0], default);
        Assert.Equal((409, Rules.FileDamaged.Code), await Code(officer, photo.Id));
        await Shelf.Remove(stored);
        Assert.Equal((409, Rules.FileDamaged.Code), await Code(officer, photo.Id));
        Assert.Equal(204, (await officer.Delete($"/api/files/{photo.Id}", photo.RowVersion)).Status);
        // They go once the answer has gone out.
        for (var tries = 0; tries < 50 && await Read(Shelf, stored + ".thumbnail") is not null; tries++) await Task.Delay(100);
        Assert.Null(await Read(Shelf, stored + ".thumbnail"));
        // Health waits two seconds for the shelf; beside other tests it may take longer once.
        var health = "";
        for (var tries = 0; tries < 20 && (health.Length == 0 || health.Contains("of uploads", StringComparison.Ordinal)); tries++) health = await officer.Http.GetStringAsync("/health/ready");
        Assert.Equal("ready", health.Split('\n')[0]);
        Assert.DoesNotContain("of uploads", health, StringComparison.Ordinal);
    }

    private static async Task<(int, string?)> Code(Client client, Guid file) => await client.Get<object>($"/api/files/{file}") is var answer ? (answer.Status, answer.Code) : default;
}

public class DiskShelfTests : ShelfContract
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"kheo-test-shelf-{Environment.ProcessId}");

    protected override (string Name, string? Value)[] Settings => [("KHEO_FILES", Folder)];
}

public class S3ShelfTests(S3Server server) : ShelfContract, IClassFixture<S3Server>
{
    protected override (string Name, string? Value)[] Settings => server.Settings;

    [Fact]
    public async Task A_bucket_that_is_away_or_refuses_the_key_is_told_on_the_health_page_and_nothing_is_stored()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, officer: officer);
        foreach (var (name, value) in new[] { ("KHEO_S3_ADDRESS", "http://127.0.0.1:1"), ("KHEO_S3_ACCESS_KEY", "nobody"), ("KHEO_S3_BUCKET", "another") })
        {
            var host = world.Host.WithWebHostBuilder(builder => { foreach (var (n, v) in server.Settings) builder.UseSetting(n, n == name ? value : v); });
            var client = await world.On(host, officer.AccountId);
            Assert.True((await client.Http.GetStringAsync("/health/ready")).Contains("the bucket of uploads does not answer", StringComparison.Ordinal), name);
            var answer = await client.Upload(at.Id, Samples.Pdf, "a.pdf", "document");
            Assert.Equal((503, "unavailable"), (answer.Status, answer.Code));
        }
        Assert.Equal(0L, await Ask<long>("select count(*) from files where registration_id = $1", at.Id));
    }

    [Fact]
    public void A_bucket_without_keys_is_refused_by_name() =>
        Assert.Contains("KHEO_S3_ACCESS_KEY", Assert.Throws<InvalidOperationException>(() => IShelf.Of(Configured(("KHEO_S3_BUCKET", "kheo")))).Message, StringComparison.Ordinal);
}

/// <summary>A server that speaks S3, from tests/S3; tests/run brings its packages. It knows the access key, and does not recompute signatures.</summary>
public sealed class S3Server : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kheo-test-bucket-").FullName;
    private readonly int _port = FreePort();
    private Process? _process;

    public (string Name, string? Value)[] Settings =>
        [("KHEO_S3_ADDRESS", $"http://127.0.0.1:{_port}"), ("KHEO_S3_BUCKET", "kheo"), ("KHEO_S3_ACCESS_KEY", "S3RVER"), ("KHEO_S3_SECRET_KEY", "S3RVER")];

    public async Task InitializeAsync()
    {
        var program = Path.Combine(Repository.Root, "tests", "S3", "node_modules", "s3rver", "bin", "s3rver.js");
        Assert.True(File.Exists(program), "The S3 server is not there: run `npm ci --prefix tests/S3`, or tests/run api.");
        _process = Process.Start(new ProcessStartInfo("node", [program, "--directory", _folder, "--port", $"{_port}", "--address", "127.0.0.1", "--configure-bucket", "kheo", "--silent"]))!;
        for (var tries = 0; tries < 100; tries++)
        {
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, _port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }
        Assert.Fail("The S3 server did not start.");
    }

    public async Task DisposeAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
