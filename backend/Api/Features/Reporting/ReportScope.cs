using System.Text.Json;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using Kheo.Domain.Reports;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kheo.Api.Features.Reporting;

/// <summary>A question about one campaign at and below one unit.</summary>
public abstract record FigureQuery<TView> : Query<TView>, IAboutCampaign
{
    /// <summary>The campaign; required.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>The unit at whose subtree the figures are taken; when unsaid, the highest unit whose reports the caller may read.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>The figures as they stood at the end of this past day, in Hà Nội; those of this moment when unsaid.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>`recorded` (when unsaid): every fact counts for the unit that held it then. `restated`: for the unit at whose place it lies today.</summary>
    public Geography? Geography { get; init; }
}

/// <summary>What every question about a campaign names.</summary>
public interface IAboutCampaign
{
    Guid? CampaignId { get; }
    Guid? UnitId { get; }
    DateOnly? AsOf { get; }
    Geography? Geography { get; }
}

/// <summary>What the figures of an answer are about, so that they can be cited.</summary>
/// <param name="UnitName">As the unit was called on the day.</param>
/// <param name="AsOf">The moment that the figures are of: that of the answer, or the end of the day asked for. Registrations and obligations are those
/// known then; recognitions, awards and nominations those of their own dates; plans, lists of fields and counts without a list are today's.</param>
/// <param name="Until">The past day asked for; null when the figures are those of the answer.</param>
/// <param name="Geography">`recorded`: every fact counts for the unit that held it when it was recorded. `restated`: for the unit at whose place it lies
/// today; a closed unit's facts count for its heir. Counts that a unit entered without a list stay that unit's.</param>
public sealed record ReportBasis(
    Guid CampaignId, string CampaignName, Guid UnitId, string UnitName, string UnitPath, DateTimeOffset AsOf, DateOnly? Until, Geography Geography)
{
    internal static ReportBasis Example => new(
        Guid.Parse("0193a000-0000-7000-8000-0000000c2026"), "Thi đua Dân vận khéo năm 2026", Guid.Parse("0193a000-0000-7000-8000-000000000001"), "Tỉnh ủy An Bình", "/AB/",
        new DateTimeOffset(2026, 6, 22, 1, 30, 0, TimeSpan.Zero), null, Geography.Recorded);

    /// <summary>The lines above an exported sheet.</summary>
    internal IReadOnlyList<string> Words => [$"{CampaignName} · {UnitName}", ReadingWords.Of(AsOf, Until, Geography)];
}

/// <summary>A count and the address of the rows behind it.</summary>
public sealed record Figure(long Count, string Rows);

/// <summary>Unit and campaign of a question, found once inside the caller's scope, and the two readings it asks for.</summary>
internal sealed record ReportScope(
    Guid UnitId, string UnitPath, string UnitName, int Rank, Guid CampaignId, string CampaignName, string IssuerPath, Guid ProgrammeId, Guid FieldListId, DateOnly From, DateOnly To,
    IReadOnlyList<PathRange> Places, DateTimeOffset Now, DateOnly? Until = null, Geography Geography = Geography.Recorded)
{
    /// <summary>The unit's path today; <see cref="UnitPath"/> is that of the day.</summary>
    public string Stands { get; private init; } = UnitPath;

    /// <summary>The last day whose facts are in the figures.</summary>
    public DateOnly Today => Until ?? VietnamTime.Day(Now);

    private DateTimeOffset At => Until is { } day ? VietnamTime.EndOf(day) : Now;

    /// <summary>404 when the unit is not the caller's to see or the campaign does not reach him; 403 when he may see the unit and not its reports.</summary>
    public static async Task<ReportScope> Of(KheoDbContext db, Actor actor, IAboutCampaign about, DateTimeOffset now, CancellationToken ct, string permission = Permission.ReportsRead)
    {
        var campaignId = about.CampaignId ?? throw new BadRequest(400, "invalid", "campaignId is required.", new Dictionary<string, string[]> { ["campaignId"] = ["required"] });
        var (until, geography) = (PastDay.Of(about.AsOf, now), about.Geography ?? Geography.Recorded);
        var word = geography.Word();
        var top = actor.Grants.Where(g => g.Permissions.Contains(permission)).Select(g => g.UnitPath).MinBy(p => p.Length);
        var units = db.Set<Unit>().VisibleTo(actor, u => u.Path);
        units = about.UnitId is { } id ? units.Where(u => u.Id == id) : units.Where(u => u.Path == top);
        var found = await (
            from u in units
            from c in db.Set<Campaign>().ReachingTo(actor)
            where c.Id == campaignId
            select new
            {
                u.Id, u.Path, u.PartyName, Rank = db.Set<Tier>().Where(t => t.Id == u.TierId).Select(t => t.Rank).First(), Campaign = c.Id, c.Name, c.UnitPath, c.ProgrammeId, c.FieldListId,
                c.PeriodFrom, c.PeriodTo, Places = PathRanges.List(u.Path, word),
                Then = until == null ? null : db.Set<UnitVersion>().Where(v => v.UnitId == u.Id && v.ValidFrom <= until && (v.ValidTo == null || v.ValidTo > until))
                    .Select(v => new { v.PartyName, v.Path, Rank = db.Set<Tier>().Where(t => t.Id == v.TierId).Select(t => t.Rank).First() }).FirstOrDefault(),
                Opened = until == null ? null : db.Set<CampaignVersion>().Where(v => v.CampaignId == c.Id).Min(v => (DateTimeOffset?)v.MadeAt),
            }).SingleOrDefaultAsync(ct) ?? throw new Absent();
        if (!actor.May(permission, found.Path)) throw new Forbidden(permission);
        if (until < found.PeriodFrom && !(found.Opened is { } opened && until >= VietnamTime.Day(opened))) throw PastDay.Refused("before-the-campaign", "The campaign was not open on that day.");
        return new ReportScope(found.Id, found.Then?.Path ?? found.Path, found.Then?.PartyName ?? found.PartyName, found.Then?.Rank ?? found.Rank, found.Campaign, found.Name, found.UnitPath,
            found.ProgrammeId, found.FieldListId, found.PeriodFrom, found.PeriodTo, PathRanges.Of(found.Places), now, until, geography) { Stands = found.Path };
    }

    public ReportBasis Basis => new(CampaignId, CampaignName, UnitId, UnitName, UnitPath, Until is { } day ? VietnamTime.EndOf(day).AddSeconds(-1) : Now, Until, Geography);

    /// <summary>Registrations of this campaign at or below this unit.</summary>
    public string Registrations(params string[] filters) => Link("/api/registrations", filters);
    public string MissingUnits(params string[] filters) => Link("/api/reports/missing-units", filters);
    public string ShortUnits(params string[] filters) => Link("/api/reports/short-units", filters);
    public string Obligations(params string[] filters) => Link("/api/obligations", filters);
    public string Recognitions(params string[] filters) => Link("/api/recognitions", filters);
    public string Nominations(params string[] filters) => Link("/api/nominations", filters);

    /// <summary>The list without its unit, for rows named by the path that they were recorded with.</summary>
    public ReportScope Anywhere => this with { UnitId = Guid.Empty, Geography = Geography.Recorded };

    private string Link(string list, string[] filters) => $"{list}?campaignId={CampaignId}" + (UnitId == Guid.Empty ? "" : $"&unitId={UnitId}") + string.Concat(filters.Select(f => "&" + f)) + Readings(Until, Geography);

    /// <summary>What a list must be told to show the rows of this reading.</summary>
    public static string Readings(DateOnly? until, Geography geography) =>
        (until is { } day ? $"&asOf={day:yyyy-MM-dd}" : "") + (geography == Geography.Restated ? "&geography=restated" : "");

    /// <summary>The relations that the sums are made of, in this reading.</summary>
    public string Relations => Until is not null ? Reading.Past : Places is [{ Belongs: true }] ? Reading.Plain : Reading.Now;

    internal NpgsqlParameter[] Parameters()
    {
        var (places, signs) = Places.Signed();
        var path = Places is [{ Belongs: true } only] ? only.Path : UnitPath;
        return
        [
            new("path", path), new("path_end", UnitPaths.End(path)), new("own", UnitPath), new("own_end", UnitPaths.End(UnitPath)), new("stands", Stands), new("unit", UnitId), new("campaign", CampaignId),
            new("issuer", IssuerPath), new("programme", ProgrammeId), new("list", FieldListId), new("from", From), new("to", To), new("today", Today), new("at", At.ToUniversalTime()),
            new("places", places), new("signs", signs),
        ];
    }
}

/// <summary>Several aggregations in one round trip: each becomes a property of one JSON value.</summary>
internal static class Picture
{
    private static readonly JsonSerializerOptions Rows = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static async Task<T> Of<T>(KheoDbContext db, ReportScope scope, CancellationToken ct, params (string Name, string Sql)[] parts)
    {
        var sql = "with " + scope.Relations + "\nselect jsonb_build_object(" + string.Join(", ", parts.Select(p => $"'{p.Name}', (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from ({p.Sql}) r)")) + ")::text as \"Value\"";
        var rows = await db.Database.SqlQueryRaw<string>(sql, [.. scope.Parameters()]).ToListAsync(ct);
        return JsonSerializer.Deserialize<T>(rows[0], Rows)!;
    }
}
