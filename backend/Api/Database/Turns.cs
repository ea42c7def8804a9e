using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Database;

internal static class Turns
{
    /// <summary>Writers that name the same thing wait for each other until the commit: who comes second reads what the first has stored.
    /// Where a constraint of exclusion stands below, two at once would otherwise wait for each other's row and one die of it.</summary>
    public static Task InTurn(this KheoDbContext db, IEnumerable<string> things, CancellationToken ct)
    {
        var keys = things.Order(StringComparer.Ordinal).ToArray();
        return db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(7142, hashtext(k)) from unnest({keys}) k", ct);
    }
}
