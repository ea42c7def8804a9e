using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Web;

internal static class OwnUnit
{
    /// <summary>
    /// The unit in whose name the actor makes something. A unit he does not see is absent; one he sees without the permission is forbidden.
    /// </summary>
    public static async Task<Unit> ActingFor(this KheoDbContext db, Actor actor, string permission, Guid? unitId, DateOnly today, CancellationToken ct)
    {
        var id = actor.NamedOrFirst(permission, unitId);
        var unit = await db.Set<Unit>().VisibleTo(actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == id, ct) ?? throw new Absent();
        return unit.For(actor, permission, today);
    }

    /// <summary>The unit he names, or the first over which he holds the permission.</summary>
    public static Guid NamedOrFirst(this Actor actor, string permission, Guid? unitId) =>
        unitId ?? actor.Grants.FirstOrDefault(g => g.Permissions.Contains(permission))?.UnitId ?? throw new Forbidden(permission);

    /// <summary>The unit once it is clear that the actor may act for it and that it is open.</summary>
    public static Unit For(this Unit unit, Actor actor, string permission, DateOnly today)
    {
        if (!actor.May(permission, unit.Path)) throw new Forbidden(permission);
        RuleBroken.When(!unit.IsOpenOn(today), Rules.UnitClosed);
        return unit;
    }
}
