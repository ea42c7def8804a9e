using System.Text;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Database;

/// <summary>What can be looked for. A new kind is a trigger that keeps its keys beside those of 0031_volumes.sql, and a group in the search.</summary>
public enum Kindred { Registration, Unit, Directive, Person }

/// <summary>
/// Ids found by the database's own search, which looks inside the caller's subtrees only. The rows are read through both walls all the same:
/// `db.Set&lt;Unit&gt;().VisibleTo(actor, …).Where(u => ids.Contains(u.Id))`.
/// </summary>
internal static class Finding
{
    /// <summary>Greatest rank first, at most <paramref name="take"/>; all where it is null. Registrations rank by their moment.</summary>
    public static IQueryable<Guid> Found(this KheoDbContext db, Kindred kind, string wanted, int? take, (DateTimeOffset At, Guid Id)? after = null)
    {
        var what = kind.ToString().ToLowerInvariant();
        long? rank = after is var (at, _) ? (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond : null;
        Guid? last = after?.Id;
        return db.Database.SqlQuery<Guid>($"select id as \"Value\" from search_rows({what}, {wanted}::tsquery, {rank}, {last}, {take})");
    }

    /// <summary>The same for several kinds, in one trip.</summary>
    public static async Task<ILookup<Kindred, Guid>> FoundOf(this KheoDbContext db, IEnumerable<Kindred> kinds, string wanted, int take, CancellationToken ct)
    {
        var what = kinds.Select(k => k.ToString().ToLowerInvariant()).ToArray();
        var found = await db.Database.SqlQuery<FoundId>($"""select k as "Kind", f.id as "Id" from unnest({what}) k cross join lateral search_rows(k, {wanted}::tsquery, null, null, {take}) f""").ToListAsync(ct);
        return found.ToLookup(f => Enum.Parse<Kindred>(f.Kind, ignoreCase: true), f => f.Id);
    }

    /// <summary>
    /// The rows of a few ids, each by its key, before anything else is asked of them. Beside a scope the planner takes the scope's index for the narrower
    /// and walks all of it: 5 ms for the three hundred registrations of a commune, 11 for the 100 000 of a province.
    /// </summary>
    public static IQueryable<T> Each<T>(this KheoDbContext db, Guid[] ids) where T : Entity =>
        db.Database.SqlQuery<Guid>($"select unnest({ids}) as \"Value\"").SelectMany(id => db.Set<T>().Where(r => r.Id == id).OrderBy(r => r.Id).Take(1));

    private sealed record FoundId(string Kind, Guid Id);

    /// <summary>Registrations that share bands with the wording, those with most first.</summary>
    public static IQueryable<Guid> Alike(this KheoDbContext db, IEnumerable<int> bands, string? below, int take)
    {
        int[] wanted = [.. bands];
        return db.Database.SqlQuery<Guid>($"select id as \"Value\" from alike_registrations({wanted}, {below}, {take})");
    }

    /// <summary>The words as the database asks for them: each where a word begins, an abbreviation also as what it stands for.</summary>
    public static string Keys(this Sought sought, Guid? campaign = null, string? below = null)
    {
        var keys = new StringBuilder();
        void And(string more) => keys.Append(keys.Length > 0 ? " & " : "").Append(more);
        foreach (var readings in Abbreviations.Readings(sought.Words))
            And($"({string.Join(" | ", readings.Select(words => $"({string.Join(" & ", words.Select(w => Quoted(w.Length > Sought.Letters ? w[..Sought.Letters] : w)))})"))})");
        if (campaign is { } one) And(Quoted($"c:{one}"));
        if (below is not null) And(Quoted($"s:{below}"));
        return keys.ToString();
    }

    private static string Quoted(string key) => $"'{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
