using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kheo.Domain;

namespace Kheo.Api.Outside;

/// <summary>
/// clamd, asked by INSTREAM about every upload before anything else reads it. Antivirus__Address names it: `tcp://clamav:3310` or `unix:///run/clamav/clamd.ctl`.
/// Antivirus__Closed says what happens where it does not answer, or none is named: true, nothing is taken; false, files are taken unscanned. When unsaid it is true
/// where an address is given.
/// </summary>
internal sealed class Antivirus(IConfiguration configuration, ILogger<Antivirus> log)
{
    private const int Chunk = 128 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Uri? _address = configuration["Antivirus:Address"] is { Length: > 0 } text ? new Uri(text) : null;
    private readonly bool _closed = configuration.GetValue("Antivirus:Closed", configuration["Antivirus:Address"] is { Length: > 0 });

    public bool On => _address is not null;

    public async Task Check(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var said = _address is null ? null : await Ask(_address, bytes, ct);
        if (said is not null && said.EndsWith(" FOUND", StringComparison.Ordinal))
        {
            log.LogWarning("{Operation} refused an upload: {Found}", nameof(Antivirus), said);
            throw new RuleBroken(Rules.FileInfected);
        }
        if (said is not null && said.EndsWith(": OK", StringComparison.Ordinal)) return;
        if (_address is not null) log.LogError("{Operation} did not scan an upload: {Said}", nameof(Antivirus), said ?? "no answer");
        RuleBroken.When(_closed, Rules.FileNotScanned);
    }

    // zINSTREAM, the length of each piece before it, an empty piece at the end; the answer ends with NUL.
    private static async Task<string?> Ask(Uri address, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var socket = address.Scheme == "unix" ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(address.Scheme == "unix" ? new UnixDomainSocketEndPoint(address.LocalPath) : new DnsEndPoint(address.Host, address.Port), patience.Token);
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), patience.Token);
            var length = new byte[4];
            for (var at = 0; at < bytes.Length; at += Chunk)
            {
                var piece = bytes[at..Math.Min(bytes.Length, at + Chunk)];
                BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
                await stream.WriteAsync(length, patience.Token);
                await stream.WriteAsync(piece, patience.Token);
            }
            await stream.WriteAsync(new byte[4], patience.Token);
            using var answer = new MemoryStream();
            var buffer = new byte[512];
            for (int read; answer.Length < 4096 && (read = await stream.ReadAsync(buffer, patience.Token)) > 0;)
            {
                answer.Write(buffer, 0, read);
                if (buffer[read - 1] == 0) break;
            }
            return Encoding.UTF8.GetString(answer.ToArray()).TrimEnd('\0', '\n');
        }
        catch (Exception failure) when (failure is SocketException or IOException || failure is OperationCanceledException && !ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
