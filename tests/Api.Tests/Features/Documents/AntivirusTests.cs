using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Domain;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Documents;

public class AntivirusTests
{
    // In two halves, so that no scanner takes this file for what it tests with.
    private static byte[] Eicar => Encoding.ASCII.GetBytes("""X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD""" + "-ANTIVIRUS-TEST-FILE!$H+H*");

    private static async Task<(Client Officer, RegistrationView At)> Behind(params (string Name, string Value)[] settings)
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, officer: officer);
        var host = world.Host.WithWebHostBuilder(builder => { foreach (var (name, value) in settings) builder.UseSetting(name, value); });
        return (await world.On(host, officer.AccountId), at);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_scanner_finds_is_refused_and_what_it_passes_is_taken(bool unix)
    {
        await using var clamd = new Clamd(unix);
        var (officer, at) = await Behind(("Antivirus:Address", clamd.Address));
        var infected = await officer.Upload(at.Id, Eicar, "thu.pdf", "document");
        Assert.Equal((409, Rules.FileInfected.Code), (infected.Status, infected.Code));
        Assert.Equal(Rules.FileInfected.Code, (await officer.Upload(at.Id, [.. Samples.Pdf, .. Eicar, .. "\n%%EOF"u8], "thu.pdf", "document")).Code);
        Assert.Equal(0L, await Ask<long>("select count(*) from files where registration_id = $1", at.Id));
        var clean = Samples.Photo(1200, 900, 2);
        Assert.Equal(201, (await officer.Upload(at.Id, clean, "anh.png")).Status);
        Assert.Equal(clean, clamd.Last);        // whole, as it was sent, before anything rewrote it
    }

    [Fact]
    public async Task Where_the_scanner_does_not_answer_the_setting_decides()
    {
        await using var away = new Clamd(false, answers: false);
        var silent = ("Antivirus:Address", away.Address);
        foreach (var (closed, settings) in new (bool, (string, string)[])[]
        {
            (true, [silent]), (true, [("Antivirus:Address", "tcp://127.0.0.1:1")]), (false, [silent, ("Antivirus:Closed", "false")]), (false, []), (true, [("Antivirus:Closed", "true")]),
        })
        {
            var (officer, at) = await Behind(settings);
            var answer = await officer.Upload(at.Id, Samples.Pdf, "a.pdf", "document");
            Assert.Equal(closed ? (409, Rules.FileNotScanned.Code) : (201, null), (answer.Status, answer.Code));
        }
    }

    /// <summary>Speaks clamd's INSTREAM: the lengths and the pieces, and the answer of clamd to what holds the test string.</summary>
    private sealed class Clamd : IAsyncDisposable
    {
        private readonly Socket _door;
        private readonly bool _answers;
        private readonly Task _serving;

        public Clamd(bool unix, bool answers = true)
        {
            _answers = answers;
            if (unix)
            {
                var path = Path.Combine(Path.GetTempPath(), $"clamd-{Guid.NewGuid():N}.ctl");
                _door = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                _door.Bind(new UnixDomainSocketEndPoint(path));
                Address = "unix://" + path;
            }
            else
            {
                _door = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                _door.Bind(new IPEndPoint(IPAddress.Loopback, 0));
                Address = $"tcp://127.0.0.1:{((IPEndPoint)_door.LocalEndPoint!).Port}";
            }
            _door.Listen();
            _serving = Serve();
        }

        public string Address { get; }
        public byte[] Last { get; private set; } = [];

        private async Task Serve()
        {
            try
            {
                while (true) await Answer(await _door.AcceptAsync());
            }
            catch (SocketException)
            {
            }
            catch (ObjectDisposedException)
            {
            }
        }

        private async Task Answer(Socket caller)
        {
            await using var stream = new NetworkStream(caller, ownsSocket: true);
            if (!_answers) return;
            var command = new byte["zINSTREAM\0".Length];
            await stream.ReadExactlyAsync(command);
            Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
            using var whole = new MemoryStream();
            var length = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(length);
                var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
                if (piece.Length == 0) break;
                await stream.ReadExactlyAsync(piece);
                whole.Write(piece);
            }
            Last = whole.ToArray();
            await stream.WriteAsync(Last.AsSpan().IndexOf(Eicar) >= 0 ? "stream: Win.Test.EICAR_HDB-1 FOUND\0"u8.ToArray() : "stream: OK\0"u8.ToArray());
        }

        public async ValueTask DisposeAsync()
        {
            _door.Dispose();
            await _serving;
        }
    }
}
