using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Kheo.Api.Tests.World;

/// <summary>A letter as the sink took it.</summary>
public sealed record TakenLetter(string MessageId, string To, string Text);

/// <summary>An SMTP server that takes every letter, or hangs up before or after it did, as its moods say.</summary>
public sealed class MailSink : IDisposable
{
    public enum Mood { Takes, HangsUpBefore, HangsUpAfter }

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();

    public int Port { get; }
    public Func<Mood> Moods { get; set; } = () => Mood.Takes;
    public ConcurrentQueue<TakenLetter> Letters { get; } = new();

    public MailSink()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = Task.Run(Listen);
    }

    private async Task Listen()
    {
        while (!_closed.IsCancellationRequested)
        {
            try { _ = Talk(await _listener.AcceptTcpClientAsync(_closed.Token)); }
            catch (OperationCanceledException) { }
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var connection = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            async Task Say(string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));
            await Say("220 sink");
            var to = "";
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase)) to = line[9..].Trim('<', '>', ' ');
                if (line == "QUIT") { await Say("221 bye"); return; }
                if (line != "DATA") { await Say("250 ok"); continue; }
                await Say("354 go on");
                var text = new StringBuilder();
                while (await reader.ReadLineAsync() is { } part && part != ".") text.Append(part).Append('\n');
                var mood = Moods();
                if (mood == Mood.HangsUpBefore) return;
                Letters.Enqueue(new TakenLetter(Regex.Match(text.ToString(), @"Message-ID: (\S+)", RegexOptions.IgnoreCase).Groups[1].Value, to, Decoded(text.ToString())));
                if (mood == Mood.HangsUpAfter) return;
                await Say("250 taken");
            }
        }
        catch (IOException) { }
    }

    private static string Decoded(string message)
    {
        var body = message[(message.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
        return message.Contains("base64", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal))) : body;
    }

    public void Dispose()
    {
        _closed.Cancel();
        _listener.Dispose();
        _closed.Dispose();
    }
}
