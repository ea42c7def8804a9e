using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Web;

internal static class OwnUnit
{
    /// <summary>
    /// The unit in whose name the actor makes something: the one he names, or the first over which he holds the permission. A unit he does not
    /// see is absent; one he sees without the permission is forbidden.
    /// </summary>
    public static async Task<Unit> ActingFor(this KheoDbContext db, Actor actor, string permission, Guid? unitId, DateOnly today, CancellationToken ct)
    {
        var id = unitId ?? actor.Grants.FirstOrDefault(g => g.Permissions.Contains(permission))?.UnitId ?? throw new Forbidden(permission);
        var unit = await db.Set<Unit>().VisibleTo(actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == id, ct) ?? throw new Absent();
        if (!actor.May(permission, unit.Path)) throw new Forbidden(permission);
        RuleBroken.When(!unit.IsOpenOn(today), Rules.UnitClosed);
        return unit;
    }
}
