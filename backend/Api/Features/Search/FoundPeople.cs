using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Search;

/// <summary>Accounts by name or user name.</summary>
internal static class FoundPeople
{
    public static async Task<List<FoundItem>> Read(KheoDbContext db, Actor actor, Guid[] ids, Sought sought, CancellationToken ct)
    {
        return await (
            from a in db.Each<Account>(ids).VisibleTo(actor)
            join u in db.Set<Unit>() on a.UnitId equals u.Id
            orderby EF.Functions.Collate(a.DisplayName, "vi-x-icu"), a.Id
            select new FoundItem(a.Id, a.DisplayName, a.UserName, u.PartyName, null, null, null)).ToListAsync(ct);
    }
}
