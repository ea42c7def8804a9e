using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Database;

/// <summary>Models of which nobody hears: <see cref="Registration.Dormant"/> said once in SQL. Only while their campaign is open.</summary>
internal static class Dormancy
{
    public static IQueryable<Registration> Of(KheoDbContext db, DateOnly today)
    {
        var midnight = VietnamTime.StartOf(today);
        return db.Set<Registration>().FromSql(
            $"""
            select r.* from registrations r join campaigns c on c.id = r.campaign_id
            where r.status = 'accepted' and c.status = 'open' and r.last_sign_of_life < {midnight} - make_interval(hours => 24 * (c.rules->>'dormantAfterDays')::int)
            """);
    }

    private static readonly Func<KheoDbContext, Guid[], IAsyncEnumerable<Watch>> Watched = EF.CompileAsyncQuery((KheoDbContext db, Guid[] ids) =>
        db.Set<Campaign>().Where(c => ids.Contains(c.Id) && c.Status == CampaignStatus.Open).Select(c => new Watch(c.Id, c.Rules)));

    /// <summary>After how many days the models of these open campaigns, or of all, count as dormant; a campaign that does not watch, or is not open, is not there.</summary>
    public static async Task<Dictionary<Guid, int?>> After(KheoDbContext db, Guid[]? campaigns, CancellationToken ct)
    {
        var after = new Dictionary<Guid, int?>();
        var found = campaigns is null ? db.Set<Campaign>().Where(c => c.Status == CampaignStatus.Open).Select(c => new Watch(c.Id, c.Rules)).AsAsyncEnumerable() : Watched(db, campaigns);
        await foreach (var one in found.WithCancellation(ct))
            if (one.Rules.DormantAfterDays is { } days) after[one.Id] = days;
        return after;
    }

    private sealed record Watch(Guid Id, CampaignRules Rules);
}
