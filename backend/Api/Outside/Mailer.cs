using System.Net;
using System.Net.Mail;
using System.Text;

namespace Kheo.Api.Outside;

/// <summary>One letter. The same id makes the same Message-ID, so that a mailbox knows a letter that comes twice.</summary>
public sealed record Letter(Guid Id, string To, string Subject, string Body);

/// <summary>Hands letters to the configured SMTP host; off while none is configured.</summary>
internal sealed class Mailer(IConfiguration configuration)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string? _host = configuration["Mail:Host"];
    private readonly string? _from = configuration["Mail:From"];

    public bool On => !string.IsNullOrEmpty(_host) && !string.IsNullOrEmpty(_from);

    /// <summary>The site's address, to which links in letters lead.</summary>
    public string Site => configuration["Mail:Site"]?.TrimEnd('/') ?? "";

    public async Task Send(Letter letter, CancellationToken ct)
    {
        using var client = new SmtpClient(_host, configuration.GetValue("Mail:Port", 25)) { EnableSsl = configuration.GetValue("Mail:Tls", false) };
        if (configuration["Mail:User"] is { Length: > 0 } user) client.Credentials = new NetworkCredential(user, configuration["Mail:Password"]);
        using var message = new MailMessage(_from!, letter.To, OneLine(letter.Subject), letter.Body) { SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8 };
        message.Headers.Add("Message-ID", $"<{letter.Id:N}@{new MailAddress(_from!).Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        await client.SendMailAsync(message, patience.Token);
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
