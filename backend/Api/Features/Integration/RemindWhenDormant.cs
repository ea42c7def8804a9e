using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Integration;

/// <summary>Writes down one reminder for each spell of quiet of a dormant model.</summary>
internal sealed class RemindWhenDormant(KheoDbContext db, TimeProvider clock)
{
    private const int Size = 200;
    private const int Lock = 7142;

    /// <summary>The models after the given one; returns where to go on, or null at the end.</summary>
    public async Task<Guid?> Batch(Guid after, CancellationToken ct)
    {
        // One process at a time says it; whoever comes meanwhile leaves it to that one. The reminder's key holds also where this does not.
        if (!(await db.Database.SqlQuery<bool>($"""select pg_try_advisory_xact_lock({Lock}) as "Value" """).ToListAsync(ct))[0]) return null;

        var now = clock.GetUtcNow();
        var said = db.Database.SqlQuery<Guid>(
            $"""
            select r.id as "Value" from registrations r join dormancy_reminders d
              on d.event_key = 'dormant/' || replace(r.id::text, '-', '') || '/' || to_char(r.last_sign_of_life at time zone 'Asia/Ho_Chi_Minh', 'YYYYMMDD')
            """);
        var quietest = await Dormancy.Of(db, VietnamTime.Day(now)).Where(r => r.Id > after && !said.Contains(r.Id)).OrderBy(r => r.Id).Take(Size).ToListAsync(ct);
        if (quietest.Count == 0) return null;

        var days = await Dormancy.After(db, [.. quietest.Select(r => r.CampaignId).Distinct()], ct);
        var hours = await db.Set<QuietHoursRule>().ToListAsync(ct);
        foreach (var registration in quietest.Where(r => !QuietHoursRule.For(r.UnitPath, hours).Holds(now)))
        {
            var limit = days[registration.CampaignId];
            db.Add(DormancyReminder.Automatic(registration, limit, NoticeWords.Quiet(limit!.Value), now));
        }
        await db.SaveChangesAsync(ct);
        return quietest.Count < Size ? null : quietest[^1].Id;
    }
}
