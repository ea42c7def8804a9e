using System.Text.Json;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Database;

/// <summary>Which papers dossiers need and have: what is held of them, read for a page at once, and handed to the law.</summary>
internal static class Papers
{
    /// <summary>The papers of each of these registrations, under the version of the campaign it was handed in under, for the tier it is on its way to, or for one tier.
    /// One whose campaign asks for none, or no longer asks, is not there.</summary>
    public static async Task<Dictionary<Guid, DossierPapers>> Of(KheoDbContext db, IReadOnlyCollection<Guid> registrations, CancellationToken ct, Guid? tier = null)
    {
        var ids = registrations.ToArray();
        if (ids.Length == 0) return [];
        var versions = (await db.Database.SqlQuery<Version>(
            $"""
            select v.campaign_id as "CampaignId", v.version as "Number", (v.content->'rules'->'papers')::text as "Papers"
            from campaign_versions v join campaigns c on c.id = v.campaign_id and jsonb_typeof(c.rules->'papers') = 'array'
            where (v.campaign_id, v.version) in (select r.campaign_id, r.campaign_version from registrations r where r.id = any ({ids}))
              and jsonb_typeof(v.content->'rules'->'papers') = 'array'
            """).ToListAsync(ct)).ToDictionary(v => (v.CampaignId, v.Number), v => JsonSerializer.Deserialize<List<RequiredPaper>>(v.Papers, Conventions.StoredJson)!);
        if (versions.Count == 0) return [];
        Guid[] named = [.. versions.Values.SelectMany(papers => papers).SelectMany(p => p.Tiers ?? []).Append(tier ?? Guid.Empty).Distinct()];
        var held = await db.Database.SqlQuery<Held>(
            $"""
            select r.id as "Id", r.campaign_id as "CampaignId", r.campaign_version as "Version", r.status as "Status", ut.rank as "UnitRank",
              (select min(x.tier_rank) from recognitions x where x.registration_id = r.id and x.status = 'issued') as "RecognisedRank",
              (select count(*)::int from files f where f.registration_id = r.id and f.paper is null and f.content_type like 'image/%') as "Photos",
              (select count(*)::int from visits w where w.registration_id = r.id) as "Visits",
              (select jsonb_object_agg(g.paper, g.many)::text from (select f.paper, count(*) as many from files f where f.registration_id = r.id and f.paper is not null group by f.paper) g) as "Files",
              (select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'rank', t.rank))::text from tiers t where t.id = any ({named})) as "Tiers"
            from registrations r join units u on u.id = r.unit_id join tiers ut on ut.id = u.tier_id
            where r.id = any ({ids})
            """).ToListAsync(ct);
        var found = new Dictionary<Guid, DossierPapers>();
        foreach (var one in held)
        {
            if (!versions.TryGetValue((one.CampaignId, one.Version), out var asked)) continue;
            var tiers = one.Tiers is null ? [] : JsonSerializer.Deserialize<List<PaperTier>>(one.Tiers, Conventions.StoredJson)!;
            var at = tier is { } given ? tiers.Find(t => t.Id == given)
                : DossierPapers.TierOf([.. tiers.Where(t => asked.Any(p => p.Tiers is { } needed && needed.Contains(t.Id)))], one.UnitRank, one.RecognisedRank);
            var files = one.Files is null ? [] : JsonSerializer.Deserialize<Dictionary<string, int>>(one.Files, Conventions.StoredJson)!;
            var status = Enum.Parse<RegistrationStatus>(one.Status.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
            if (DossierPapers.Of(asked, at, new PapersHeld(status, one.Photos, one.Visits, files)) is { } papers) found[one.Id] = papers;
        }
        return found;
    }

    /// <summary>The paper that a registration's campaign asks for under this code, when files can be it; null when it asks for none.</summary>
    public static async Task<RequiredPaper?> Attachable(this KheoDbContext db, Registration registration, string code, CancellationToken ct)
    {
        var content = await db.Set<CampaignVersion>().Where(v => v.CampaignId == registration.CampaignId && v.Version == registration.CampaignVersion).Select(v => v.Content).SingleOrDefaultAsync(ct);
        return content?.Rules.Papers?.FirstOrDefault(p => p.Code == code && p.Proof is PaperProof.File or PaperProof.Photos);
    }

    /// <summary>How many papers a dossier lacks; in queries only, where the database says it.</summary>
    public static int Missing(Guid registration, bool attachable) => throw new NotSupportedException("Said by the database.");

    private sealed record Version(Guid CampaignId, int Number, string Papers);

    private sealed record Held(Guid Id, Guid CampaignId, int Version, string Status, int UnitRank, int? RecognisedRank, int Photos, int Visits, string? Files, string? Tiers);
}
