using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Integration;

/// <summary>Writes down one reminder for each spell of quiet of a dormant model.</summary>
internal sealed class RemindWhenDormant(KheoDbContext db, TimeProvider clock)
{
    public const int Size = 200;
    private const int Lock = 7142;

    // The key as DormancyReminder.Automatic makes it.
    private const string Unsaid =
        "not exists (select from dormancy_reminders d where d.event_key = 'dormant/' || replace(r.id::text, '-', '') || '/' || to_char(r.last_sign_of_life at time zone 'Asia/Ho_Chi_Minh', 'YYYYMMDD'))";

    /// <summary>The dormant models whose spell nobody was told of, all in one walk: to look them up anew for every batch was to walk the nation's registrations as often as there are batches.</summary>
    public async Task<List<Guid>> Due(CancellationToken ct)
    {
        var (midnight, watched) = (VietnamTime.StartOf(VietnamTime.Day(clock.GetUtcNow())), (await Dormancy.After(db, null, ct)).ToList());
        return await db.Database.SqlQueryRaw<Guid>(
            $$"""
            select r.id as "Value" from unnest({0}::uuid[], {1}::timestamptz[]) w (campaign_id, before)
            join registrations r on r.campaign_id = w.campaign_id and r.status = 'accepted' and r.last_sign_of_life < w.before where {{Unsaid}}
            """, watched.Select(w => w.Key).ToArray(), watched.Select(w => midnight.AddDays(-w.Value!.Value)).ToArray()).ToListAsync(ct);
    }

    /// <summary>Tells of those that are still to be told; false when another process does.</summary>
    public async Task<bool> Batch(Guid[] ids, CancellationToken ct)
    {
        // One process at a time says it; whoever comes meanwhile leaves it to that one. The reminder's key holds also where this does not.
        if (!(await db.Database.SqlQuery<bool>($"""select pg_try_advisory_xact_lock({Lock}) as "Value" """).ToListAsync(ct))[0]) return false;

        var now = clock.GetUtcNow();
        var unsaid = db.Database.SqlQueryRaw<Guid>($$"""select r.id as "Value" from registrations r where r.id = any ({0}) and {{Unsaid}}""", ids);
        var quiet = await Dormancy.Of(db, VietnamTime.Day(now)).Where(r => ids.Contains(r.Id) && unsaid.Contains(r.Id)).ToListAsync(ct);
        var days = await Dormancy.After(db, [.. quiet.Select(r => r.CampaignId).Distinct()], ct);
        var hours = await db.Set<QuietHoursRule>().ToListAsync(ct);
        foreach (var registration in quiet.Where(r => !QuietHoursRule.For(r.UnitPath, hours).Holds(now)))
        {
            var limit = days[registration.CampaignId];
            db.Add(DormancyReminder.Automatic(registration, limit, NoticeWords.Quiet(limit!.Value), now));
        }
        await db.SaveChangesAsync(ct);
        return true;
    }
}
