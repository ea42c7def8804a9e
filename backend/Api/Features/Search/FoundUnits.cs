using Kheo.Api.Database;
using Kheo.Domain;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Search;

/// <summary>Units by the words of either of today's names, the higher first.</summary>
internal static class FoundUnits
{
    public static async Task<List<FoundItem>> Read(KheoDbContext db, Actor actor, Guid[] ids, Sought sought, CancellationToken ct)
    {
        var rows = await (
            from u in db.Each<Unit>(ids).VisibleTo(actor, u => u.Path)
            join above in db.Set<UnitName>() on u.ParentId equals above.Id into parents
            from above in parents.DefaultIfEmpty()
            select new { u.Id, u.PartyName, u.Code, Above = (string?)above.PartyName, u.Path, u.ClosedOn }).ToListAsync(ct);
        return [.. rows.OrderBy(u => u.ClosedOn is not null).ThenBy(u => u.Path.Count(c => c == '/')).ThenBy(u => u.Path, StringComparer.Ordinal)
            .Select(u => new FoundItem(u.Id, u.PartyName, u.Code, u.Above, null, null, null))];
    }
}
