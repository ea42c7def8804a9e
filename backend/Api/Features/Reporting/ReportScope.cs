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
}

/// <summary>What every question about a campaign names.</summary>
public interface IAboutCampaign
{
    Guid? CampaignId { get; }
    Guid? UnitId { get; }
}

/// <summary>What the figures of an answer are about, so that they can be cited.</summary>
/// <param name="AsOf">The moment of the answer. Figures as of a past day are not offered yet, except the rate of the same day last year.</param>
/// <param name="Geography">`recorded`: every fact counts for the unit that held it when it was recorded. Figures restated to today's units are not offered yet.</param>
public sealed record ReportBasis(Guid CampaignId, string CampaignName, Guid UnitId, string UnitName, string UnitPath, DateTimeOffset AsOf, string Geography)
{
    internal static ReportBasis Example => new(
        Guid.Parse("0193a000-0000-7000-8000-0000000c2026"), "Thi đua Dân vận khéo năm 2026", Guid.Parse("0193a000-0000-7000-8000-000000000001"), "Tỉnh ủy An Bình", "/AB/",
        new DateTimeOffset(2026, 6, 22, 1, 30, 0, TimeSpan.Zero), ReportFigures.AsRecorded);
}

/// <summary>A count and the address of the rows behind it.</summary>
public sealed record Figure(long Count, string Rows);

/// <summary>Unit and campaign of a question, found once inside the caller's scope.</summary>
internal sealed record ReportScope(
    Guid UnitId, string UnitPath, string UnitName, int Rank, Guid CampaignId, string CampaignName, string IssuerPath, Guid ProgrammeId, Guid FieldListId, DateOnly From, DateOnly To)
{
    /// <summary>404 when the unit is not the caller's to see or the campaign does not reach him; 403 when he may see the unit and not its reports.</summary>
    public static async Task<ReportScope> Of(KheoDbContext db, Actor actor, IAboutCampaign about, CancellationToken ct, string permission = Permission.ReportsRead)
    {
        var campaignId = about.CampaignId ?? throw new BadRequest(400, "invalid", "campaignId is required.", new Dictionary<string, string[]> { ["campaignId"] = ["required"] });
        var top = actor.Grants.Where(g => g.Permissions.Contains(permission)).Select(g => g.UnitPath).MinBy(p => p.Length);
        var units = db.Set<Unit>().VisibleTo(actor, u => u.Path);
        units = about.UnitId is { } id ? units.Where(u => u.Id == id) : units.Where(u => u.Path == top);
        var scope = await (
            from u in units
            from c in db.Set<Campaign>().ReachingTo(actor)
            where c.Id == campaignId
            select new ReportScope(u.Id, u.Path, u.PartyName, db.Set<Tier>().Where(t => t.Id == u.TierId).Select(t => t.Rank).First(),
                c.Id, c.Name, c.UnitPath, c.ProgrammeId, c.FieldListId, c.PeriodFrom, c.PeriodTo)).SingleOrDefaultAsync(ct) ?? throw new Absent();
        return actor.May(permission, scope.UnitPath) ? scope : throw new Forbidden(permission);
    }

    public ReportBasis Basis(DateTimeOffset now) => new(CampaignId, CampaignName, UnitId, UnitName, UnitPath, now, ReportFigures.AsRecorded);

    /// <summary>Registrations of this campaign at or below this unit.</summary>
    public string Registrations(params string[] filters) => Link("/api/registrations", filters);
    public string MissingUnits(params string[] filters) => Link("/api/reports/missing-units", filters);
    public string Obligations(params string[] filters) => Link("/api/obligations", filters);
    public string Recognitions(params string[] filters) => Link("/api/recognitions", filters);
    public string Nominations(params string[] filters) => Link("/api/nominations", filters);

    private string Link(string list, string[] filters) => $"{list}?campaignId={CampaignId}&unitId={UnitId}" + string.Concat(filters.Select(f => "&" + f));

    internal NpgsqlParameter[] Parameters(DateOnly today) =>
    [
        new("path", UnitPath), new("path_end", UnitPaths.End(UnitPath)), new("unit", UnitId), new("campaign", CampaignId), new("issuer", IssuerPath),
        new("programme", ProgrammeId), new("list", FieldListId), new("from", From), new("to", To), new("today", today),
    ];
}

/// <summary>Several aggregations in one round trip: each becomes a property of one JSON value.</summary>
internal static class Picture
{
    private static readonly JsonSerializerOptions Rows = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static async Task<T> Of<T>(KheoDbContext db, ReportScope scope, DateTimeOffset now, CancellationToken ct, params (string Name, string Sql)[] parts)
    {
        var sql = "select jsonb_build_object(" + string.Join(", ", parts.Select(p => $"'{p.Name}', (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from ({p.Sql}) r)")) + ")::text as \"Value\"";
        var rows = await db.Database.SqlQueryRaw<string>(sql, [.. scope.Parameters(VietnamTime.Day(now))]).ToListAsync(ct);
        return JsonSerializer.Deserialize<T>(rows[0], Rows)!;
    }
}
