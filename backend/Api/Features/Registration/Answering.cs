using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>What handing in and answering must have loaded besides the registration itself.</summary>
internal static class Answering
{
    /// <summary>The actor's registrations with their latest hand-in, and the one before where an answer is taken back.</summary>
    public static IQueryable<Entry> WithLatest(this IQueryable<Entry> registrations, int handIns = 1) =>
        registrations.Include(r => r.HandIns.OrderByDescending(s => s.Number).Take(handIns));

    /// <summary>What the unit has handed in beside this one, where the campaign takes so many at most.</summary>
    public static async Task<IReadOnlyList<CountedAs>> Standing(this KheoDbContext db, Campaign campaign, Guid tierId, Guid unitId, Guid? except, CancellationToken ct)
    {
        if (campaign.Quotas(tierId).All(q => q.Max is null)) return [];
        await db.HoldPlaces(campaign, [unitId], ct);
        return await db.Set<Entry>().Where(r => r.UnitId == unitId && r.CampaignId == campaign.Id && r.Id != except && RegistrationQuota.Standing.Contains(r.Status))
            .Select(r => new CountedAs(r.Kind, r.Subject, r.FieldId)).ToListAsync(ct);
    }

    /// <summary>Hand-ins of a unit wait for each other until the commit, so that the last place is given once.</summary>
    public static Task HoldPlaces(this KheoDbContext db, Campaign campaign, IEnumerable<Guid> units, CancellationToken ct) =>
        db.InTurn(units.Select(u => $"{campaign.Id}{u}"), ct);

    /// <summary>The working days of a unit from a day on, where the campaign counts them.</summary>
    public static async Task<WorkingCalendar?> Calendar(this KheoDbContext db, Campaign campaign, string unitPath, DateOnly from, CancellationToken ct)
    {
        if (campaign.Rules.AnswerWithin is not { } days) return null;
        var last = from.AddDays(days * 2 + 60);
        return WorkingCalendar.For(unitPath, await db.Set<CalendarDay>().Where(d => d.Day >= from && d.Day <= last).Select(d => new DayMark(d.UnitPath, d.Day, d.Working)).ToListAsync(ct));
    }
}
