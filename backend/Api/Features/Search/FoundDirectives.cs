using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Search;

/// <summary>Documents by number or by any word of excerpt and body: those of the caller's units, and those that reached them; the last issued first.</summary>
internal static class FoundDirectives
{
    public static async Task<List<FoundItem>> Read(KheoDbContext db, Actor actor, Guid[] ids, Sought sought, CancellationToken ct)
    {
        var rows = await (
            from d in db.Each<Directive>(ids).IssuedOrReaching(actor)
            join u in db.Set<UnitName>() on d.UnitId equals u.Id
            orderby d.IssuedAt == null descending, d.IssuedAt descending, d.Id descending
            select new { d.Id, d.Excerpt, d.Number, d.Body, d.DatedOn, d.Status, u.PartyName }).ToListAsync(ct);
        return [.. rows.Select(d => new FoundItem(d.Id, d.Excerpt, d.Number ?? "", d.PartyName, d.DatedOn?.Year, System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(d.Status.ToString()),
            sought.Rank(d.Excerpt, d.Number) == Sought.Elsewhere ? sought.Excerpt(d.Body) : null))];
    }
}
