using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Integration;

/// <summary>The reminders that a campaign's rules send: asks the policy about each row that may have something to be said, and writes down what it says.</summary>
internal sealed class RemindWhenDue(KheoDbContext db, TimeProvider clock)
{
    private const int Size = 200;

    /// <summary>The rows after the given one; returns where to go on, or null at the end.</summary>
    public async Task<Guid?> Batch(Guid after, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = VietnamTime.Day(now);
        var ids = await db.Database.SqlQuery<Guid>(
            $"""
            select o.id as "Value" from obligations o join campaigns c on c.id = o.campaign_id
            where c.status = 'open' and jsonb_typeof(c.rules->'reminders') = 'object' and o.handed_in_at is null and o.exempt_reason is null and o.transferred_on is null
              and (o.quiet_until is null or o.quiet_until <= {today}) and o.id > {after}
            order by o.id limit {Size} for update of o skip locked
            """).ToListAsync(ct);
        if (ids.Count == 0) return null;

        var rows = await db.Set<Obligation>().AsTracking().Where(o => ids.Contains(o.Id)).ToListAsync(ct);
        var campaignIds = rows.Select(o => o.CampaignId).Distinct().ToArray();
        var campaigns = await db.Set<Campaign>().Where(c => campaignIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var said = (await db.Set<Reminder>().Where(r => ids.Contains(r.ObligationId) && r.EventKey != null).Select(r => new { r.ObligationId, r.Kind, r.Step, r.EventKey }).ToListAsync(ct)).ToLookup(r => r.ObligationId);
        var (first, last) = (rows.Min(o => o.DueOn), today.AddDays(400));
        var marks = await db.Set<CalendarDay>().Where(d => d.Day >= first && d.Day <= last).Select(d => new DayMark(d.UnitPath, d.Day, d.Working)).ToListAsync(ct);
        var quiet = await db.Set<QuietHoursRule>().ToListAsync(ct);

        var until = new List<DateOnly>();
        foreach (var row in rows)
        {
            var spoken = said[row.Id].Select(r => (Saying: new Saying(r.Kind, r.Step ?? 0), r.EventKey)).Where(s => s.EventKey == s.Saying.Key(row.Id, row.DueOn)).Select(s => s.Saying).ToHashSet();
            var campaign = campaigns[row.CampaignId];
            var due = Reminding.Of(campaign.Rules.Reminders!, row.DueOn, row.Missing, WorkingCalendar.For(row.UnitPath, marks), QuietHoursRule.For(row.UnitPath, quiet), now, spoken);
            foreach (var saying in due.Now) db.Add(Reminder.Automatic(row, saying, NoticeWords.Message(saying, row, today), now));
            until.Add(due.QuietUntil ?? DateOnly.MaxValue);
        }
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"update obligations o set quiet_until = q.day from unnest({rows.Select(r => r.Id).ToArray()}::uuid[], {until.ToArray()}::date[]) q (id, day) where o.id = q.id and o.quiet_until is distinct from q.day", ct);
        return ids.Count < Size ? null : ids[^1];
    }
}
