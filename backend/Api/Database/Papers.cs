using System.Collections.Concurrent;
using System.Text.Json;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Database;

/// <summary>Which papers dossiers need and have: what is held of them, read for a page at once, and handed to the law.</summary>
internal static class Papers
{
    private const string Columns =
        """
        select r.id as "Id", r.campaign_id as "CampaignId", r.campaign_version as "Version", r.status as "Status", ut.rank as "UnitRank",
          (select min(x.tier_rank) from recognitions x where x.registration_id = r.id and x.status = 'issued') as "RecognisedRank",
          (select count(*)::int from files f where f.registration_id = r.id and f.paper is null and f.content_type like 'image/%') as "Photos",
          (select count(*)::int from visits w where w.registration_id = r.id) as "Visits",
          (select jsonb_object_agg(g.paper, g.many)::text from (select f.paper, count(*) as many from files f where f.registration_id = r.id and f.paper is not null group by f.paper) g) as "Files",
          (select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'rank', t.rank))::text from tiers t where t.id = any ({0})) as "Tiers"
        from registrations r join units u on u.id = r.unit_id join tiers ut on ut.id = u.tier_id
          join campaigns c on c.id = r.campaign_id and jsonb_typeof(c.rules->'papers') = 'array'
        """;

    // By its key where it is one: the database then keeps its plan, while it would weigh the length of a list anew each time.
    private const string One = Columns + " where r.id = {1}", Several = Columns + " where r.id = any ({1})";

    /// <summary>The papers of each of these registrations, under the version of the campaign it was handed in under, for the tier it is on its way to, or for one tier.
    /// One whose campaign asks for none, or no longer asks, is not there.</summary>
    public static async Task<Dictionary<Guid, DossierPapers>> Of(KheoDbContext db, IReadOnlyCollection<Guid> registrations, CancellationToken ct, Guid? tier = null)
    {
        if (registrations.Count == 0) return [];
        var known = db.Asked.Tiers;
        var held = await HeldOf(db, registrations, tier, ct);
        await db.Asked.Learn(db, held.Select(h => (h.CampaignId, h.Version)), ct);
        if (db.Asked.Tiers != known) held = await HeldOf(db, registrations, tier, ct);          // they name a tier that no other did, whoever read them
        var found = new Dictionary<Guid, DossierPapers>();
        foreach (var one in held)
        {
            if (db.Asked.In(one.CampaignId, one.Version) is not { Count: > 0 } asked) continue;
            var tiers = one.Tiers is null ? [] : JsonSerializer.Deserialize<List<PaperTier>>(one.Tiers, Conventions.StoredJson)!;
            var at = tier is { } given ? tiers.Find(t => t.Id == given)
                : DossierPapers.TierOf([.. tiers.Where(t => asked.Any(p => p.Tiers is { } needed && needed.Contains(t.Id)))], one.UnitRank, one.RecognisedRank);
            var files = one.Files is null ? [] : JsonSerializer.Deserialize<Dictionary<string, int>>(one.Files, Conventions.StoredJson)!;
            var status = Enum.Parse<RegistrationStatus>(one.Status.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
            if (DossierPapers.Of(asked, at, new PapersHeld(status, one.Photos, one.Visits, files)) is { } papers) found[one.Id] = papers;
        }
        return found;
    }

    private static Task<List<Held>> HeldOf(KheoDbContext db, IReadOnlyCollection<Guid> registrations, Guid? tier, CancellationToken ct)
    {
        Guid[] named = tier is { } given ? [given, .. db.Asked.Tiers] : db.Asked.Tiers;
        return (registrations.Count == 1 ? db.Database.SqlQueryRaw<Held>(One, named, registrations.First()) : db.Database.SqlQueryRaw<Held>(Several, named, registrations.ToArray())).ToListAsync(ct);
    }

    /// <summary>The paper that a registration's campaign asks for under this code, when files can be it; null when it asks for none.</summary>
    public static async Task<RequiredPaper?> Attachable(this KheoDbContext db, Registration registration, string code, CancellationToken ct)
    {
        var content = await db.Set<CampaignVersion>().Where(v => v.CampaignId == registration.CampaignId && v.Version == registration.CampaignVersion).Select(v => v.Content).SingleOrDefaultAsync(ct);
        return content?.Rules.Papers?.FirstOrDefault(p => p.Code == code && p.Proof is PaperProof.File or PaperProof.Photos);
    }

    /// <summary>How many papers a dossier lacks; in queries only, where the database says it.</summary>
    public static int Missing(Guid registration, bool attachable) => throw new NotSupportedException("Said by the database.");

    private sealed record Held(Guid Id, Guid CampaignId, int Version, string Status, int UnitRank, int? RecognisedRank, int Photos, int Visits, string? Files, string? Tiers);
}

/// <summary>The papers that the versions of campaigns ask for, kept in memory: a version never changes once it is made. Whoever sees a registration may know what its version asks, also where it is read in somebody else's name.</summary>
public sealed class AskedPapers
{
    private readonly ConcurrentDictionary<(Guid Campaign, int Version), IReadOnlyList<RequiredPaper>> _versions = [];
    private Guid[] _tiers = [];

    /// <summary>Every tier that one of them names.</summary>
    internal Guid[] Tiers => _tiers;

    internal IReadOnlyList<RequiredPaper>? In(Guid campaign, int version) => _versions.GetValueOrDefault((campaign, version));

    /// <summary>Reads those that were not met before.</summary>
    internal async Task Learn(KheoDbContext db, IEnumerable<(Guid Campaign, int Version)> versions, CancellationToken ct)
    {
        var unread = versions.Distinct().Where(v => !_versions.ContainsKey(v)).ToList();
        if (unread.Count == 0) return;
        var (campaigns, numbers) = (unread.Select(v => v.Campaign).ToArray(), unread.Select(v => v.Version).ToArray());
        var read = await db.Database.SqlQuery<Version>(
            $"""
            select v.campaign_id as "CampaignId", v.version as "Number", case jsonb_typeof(v.content->'rules'->'papers') when 'array' then v.content->'rules'->'papers' else '[]' end::text as "Papers"
            from campaign_versions v where (v.campaign_id, v.version) in (select * from unnest({campaigns}, {numbers}))
            """).ToListAsync(ct);
        foreach (var one in read) _versions[(one.CampaignId, one.Number)] = JsonSerializer.Deserialize<List<RequiredPaper>>(one.Papers, Conventions.StoredJson)!;
        lock (_versions)
        {
            Guid[] tiers = [.. _versions.Values.SelectMany(papers => papers).SelectMany(p => p.Tiers ?? []).Distinct()];
            if (tiers.Length > _tiers.Length) _tiers = tiers;
        }
    }

    private sealed record Version(Guid CampaignId, int Number, string Papers);
}
