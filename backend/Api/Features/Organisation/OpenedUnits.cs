using Kheo.Api.Database;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Features.Organisation;

internal static class OpenedUnits
{
    private const int Batch = 1_000;

    /// <summary>Writes them with their first versions, batch by batch; a parent is never in one batch with its children, because the policy of a child looks for it.</summary>
    public static async Task Insert(this KheoDbContext db, IReadOnlyList<Unit> opened, Func<int, Task> tell, CancellationToken ct)
    {
        var done = 0;
        foreach (var generation in opened.GroupBy(u => u.Path.Count(c => c == '/')).OrderBy(g => g.Key))
            foreach (var batch in generation.Chunk(Batch))
            {
                await db.InsertSet(batch, ct);
                await db.InsertSet([.. batch.SelectMany(u => u.Versions)], ct);
                await tell(done += batch.Length);
            }
    }
}
