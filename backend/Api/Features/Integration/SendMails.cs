using System.Net.Mail;
using System.Text;
using Kheo.Api.Database;
using Kheo.Api.Outside;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Integration;

/// <summary>
/// Sends one letter and writes down that it left. Whoever dies between the two sends it again under the same Message-ID: at least once, and one
/// letter to the mailbox.
/// </summary>
internal sealed class SendMails(KheoDbContext db, TimeProvider clock, Mailer mailer, ILogger<SendMails> log)
{
    private const int Tries = 10;

    private sealed record Waiting(Guid Id, string? Email, string EventKey, int Attempts);
    private sealed record Line(string Title, string Body, string Link);

    /// <summary>The next letter, in order for each person; false when none is due.</summary>
    public async Task<bool> One(CancellationToken ct)
    {
        if (!mailer.On) return false;
        var now = clock.GetUtcNow();
        var waiting = (await db.Database.SqlQuery<Waiting>(
            $"""
            select m.id as "Id", case when a.status = 'active' then a.email end as "Email", m.event_key as "EventKey", m.attempts as "Attempts"
            from mails m join accounts a on a.id = m.account_id
            where m.sent_at is null and m.not_before <= {now}
              and not exists (select from mails b where b.account_id = m.account_id and b.sent_at is null and b.not_before <= {now} and (b.created_at, b.id) < (m.created_at, m.id))
            order by m.created_at, m.id limit 1 for update of m skip locked
            """).ToListAsync(ct)).SingleOrDefault();
        if (waiting is null) return false;

        // What was handed in since, or is no longer owed, is not written about; nor is a directive that was withdrawn, or answered by the reader, since he was told.
        var lines = await db.Database.SqlQuery<Line>(
            $"""
            select n.title as "Title", n.body as "Body", n.link as "Link" from notices n left join obligations o on o.id = n.obligation_id
              left join directives d on d.id = case when starts_with(n.link, '/directives/') then split_part(n.link, '/', 3)::uuid end
            where n.mail_id = {waiting.Id} and (n.kind not in ('reminder', 'before-due', 'escalation') or o.handed_in_at is null and o.exempt_reason is null and o.transferred_on is null)
              and d.status is distinct from 'withdrawn'
              and not exists (select from directive_receipts x where x.directive_id = d.id and x.acknowledged_by = n.account_id and greatest(x.acknowledged_at, x.plan_entered_at) > n.created_at)
            order by n.created_at, n.id
            """).ToListAsync(ct);
        if (lines.Count == 0 || !MailAddress.TryCreate(waiting.Email, out _)) return await End(waiting, "nothing-left", now, ct);
        try
        {
            await mailer.Send(new Letter(waiting.Id, waiting.Email, Subject(waiting, lines), Body(lines)), ct);
        }
        catch (Exception failure) when (failure is SmtpException or IOException or TimeoutException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            log.LogWarning("A letter did not leave at try {Try}: {Failure}", waiting.Attempts + 1, failure.GetType().Name);
            if (waiting.Attempts + 1 >= Tries) return await End(waiting, "given-up", now, ct);
            var later = now.AddSeconds(15 * Math.Pow(2, waiting.Attempts));
            await db.Database.ExecuteSqlAsync($"update mails set attempts = attempts + 1, not_before = {later} where id = {waiting.Id}", ct);
            return true;
        }
        return await End(waiting, "sent", now, ct);
    }

    private async Task<bool> End(Waiting mail, string outcome, DateTimeOffset now, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"update mails set sent_at = {now}, outcome = {outcome}, attempts = attempts + 1 where id = {mail.Id}", ct);
        return true;
    }

    private static string Subject(Waiting mail, List<Line> lines) => lines.Count == 1 || !mail.EventKey.StartsWith("digest/", StringComparison.Ordinal) ? $"[Khéo] {lines[0].Title}" : $"[Khéo] {lines.Count} việc cần chú ý hôm nay";

    private string Body(List<Line> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line.Title).Append('\n').Append(line.Body).Append('\n');
            if (mailer.Site.Length > 0) text.Append(mailer.Site).Append(line.Link).Append('\n');
            text.Append('\n');
        }
        return text.Append("Thư tự động của Khéo. Đăng nhập để trả lời; không trả lời thư này.\n").ToString();
    }
}
