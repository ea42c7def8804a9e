using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Organisation;
using Kheo.Domain.Recognitions;
using Microsoft.EntityFrameworkCore;
using Registered = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Recognition;

/// <summary>Gathers what the law asks of a decision on the day it is issued, in a fixed number of queries whatever the list's length.</summary>
internal static class Merits
{
    public static async Task<(IssueFacts Facts, Dictionary<Guid, Registered> Registrations)> Of(KheoDbContext db, Actor actor, Decision decision, DateOnly on, CancellationToken ct)
    {
        var ids = decision.Items.Select(i => i.RegistrationId).OfType<Guid>().Distinct().ToArray();
        var last = await LastCertificate(db, decision, on.Year, ct);
        var campaign = await db.Set<Campaign>().Include(c => c.TierPlans).SingleAsync(c => c.Id == decision.CampaignId, ct);
        var tiers = await db.Set<Tier>().Where(t => t.Id == decision.TierId || campaign.TierPlans.Select(p => p.TierId).Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        var registrations = await db.Set<Registered>().VisibleTo(actor).AsTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var standing = (await db.Set<Domain.Recognitions.Recognition>().Where(r => ids.Contains(r.RegistrationId) && r.Status == HonourStatus.Issued)
            .Select(r => new { r.RegistrationId, r.TierId }).ToListAsync(ct)).ToLookup(r => r.RegistrationId, r => r.TierId);
        var rewarded = (await db.Set<Domain.Recognitions.Award>().Where(a => a.RegistrationId != null && ids.Contains(a.RegistrationId.Value)
            && a.AuthorityUnitId == decision.UnitId && a.Status == HonourStatus.Issued).Select(a => new { Id = a.RegistrationId!.Value, a.Category }).ToListAsync(ct))
            .ToLookup(a => a.Id, a => a.Category);
        var outcomes = (await (
            from c in db.Set<Candidate>()
            join s in db.Set<JudgingSession>() on c.SessionId equals s.Id
            where ids.Contains(c.RegistrationId) && s.UnitId == decision.UnitId && s.TierId == decision.TierId && s.Status == SessionStatus.Closed
            orderby s.ClosedAt
            select new { c.RegistrationId, c.Outcome }).ToListAsync(ct)).ToLookup(c => c.RegistrationId, c => c.Outcome);
        var between = await Between(db, decision.UnitPath, registrations.Values, ct);
        var recognising = campaign.TierPlans.Where(p => p.Recognition is { On: not null } or { Text: not null }).Select(p => p.TierId).ToHashSet();

        IReadOnlyList<string> Skipped(Registered r) => [.. between
            .Where(u => u.Path != r.UnitPath && UnitPaths.Contains(u.Path, r.UnitPath) && recognising.Contains(u.TierId) && !standing[r.Id].Contains(u.TierId))
            .Select(u => tiers[u.TierId]).DistinctBy(t => t.Id).OrderBy(t => t.Rank).Select(t => t.Name)];

        var merits = registrations.Values.ToDictionary(r => r.Id, r => new Merit(r.Id, r.ModelId, r.CampaignId, r.FieldId, r.UnitId, r.UnitPath, r.Name, r.Kind,
            r.Subject, r.Holder, r.Status, outcomes[r.Id].LastOrDefault(), standing[r.Id].Contains(decision.TierId), Skipped(r), [.. rewarded[r.Id]]));
        var plan = campaign.PlanFor(decision.TierId, decision.UnitId);
        var salary = BaseSalary.On(on, await db.SalariesFor(actor, decision.UnitPath).ToListAsync(ct));
        return (new IssueFacts(campaign.ProgrammeId, tiers[decision.TierId].Name, tiers[decision.TierId].Rank, plan?.Judging is { On: not null } or { Text: not null },
            campaign.Rules.SkipTier, campaign.PeriodTo.Year, salary, last, merits), registrations);
    }

    /// <summary>
    /// Takes the numbers this decision needs from the authority's register of the year. The row stays locked to the end of the
    /// transaction: another decision of the authority waits, and a refused one gives its numbers back.
    /// </summary>
    private static async Task<int> LastCertificate(KheoDbContext db, Decision decision, int year, CancellationToken ct)
    {
        var wanted = decision.Items.Count(i => i.Recognise);
        if (wanted == 0) return 0;
        var last = await db.Database.SqlQuery<int>($"""
            insert into certificate_counters as k (unit_id, year, last) values ({decision.UnitId}, {year}, {wanted})
            on conflict (unit_id, year) do update set last = k.last + excluded.last returning last
            """).ToListAsync(ct);
        return last[0] - wanted;
    }

    /// <summary>The units strictly between the authority and those whose work it honours.</summary>
    private static async Task<List<(string Path, Guid TierId)>> Between(KheoDbContext db, string authority, IEnumerable<Registered> registrations, CancellationToken ct)
    {
        var paths = registrations.SelectMany(r => Scope.Ancestors(r.UnitPath)).Where(p => p.Length > authority.Length).Distinct().ToArray();
        return [.. (await db.Set<Unit>().Where(u => paths.Contains(u.Path)).Select(u => new { u.Path, u.TierId }).ToListAsync(ct)).Select(u => (u.Path, u.TierId))];
    }
}
