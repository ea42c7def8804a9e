using System.Linq.Expressions;
using Kheo.Domain;
using Kheo.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Database;

/// <summary>A subtree of the paths that facts carry; one that does not belong takes out of the subtree around it what stands elsewhere today.</summary>
public sealed record PathRange(string Path, bool Belongs);

/// <summary>Which recorded paths are a unit's, in either reading of the tree.</summary>
public static class PathRanges
{
    /// <summary>The database's `place_list`, for queries: `+/VN/AB/`, `-/VN/AB/X1/`, the outer before the inner.</summary>
    public static string[] List(string path, string geography) => throw new InvalidOperationException("Only the database knows what became of a place.");

    public static string Word(this Geography geography) => geography == Geography.Restated ? "restated" : "recorded";

    public static IReadOnlyList<PathRange> Of(IEnumerable<string> list) => [.. list.Select(one => new PathRange(one[1..], one[0] == '+'))];

    /// <summary>The places of a unit that the actor sees; 404 when he does not.</summary>
    public static async Task<IReadOnlyList<PathRange>> PlacesOf(this KheoDbContext db, Actor actor, Guid unit, Geography? geography, CancellationToken ct)
    {
        var word = (geography ?? Geography.Recorded).Word();
        return Of(await db.Set<Domain.Organisation.Unit>().VisibleTo(actor, u => u.Path).Where(u => u.Id == unit).Select(u => List(u.Path, word)).SingleOrDefaultAsync(ct) ?? throw new Absent());
    }

    /// <summary>Rows recorded at these places: a filter the caller asked for, always beside <see cref="Scope.VisibleTo{T}(IQueryable{T}, Actor)"/>.</summary>
    public static IQueryable<T> At<T>(this IQueryable<T> rows, IReadOnlyList<PathRange> places) where T : UnitOwned => rows.At(places, r => r.UnitPath);

    public static IQueryable<T> At<T>(this IQueryable<T> rows, IReadOnlyList<PathRange> places, Expression<Func<T, string>> path)
    {
        Expression<Func<T, bool>>? any = null;
        foreach (var place in places.Where(p => p.Belongs))
        {
            var one = Scope.Range(place.Path, path);
            foreach (var gone in places.Where(p => !p.Belongs && UnitPaths.Contains(place.Path, p.Path))) one = Scope.But(one, Scope.Range(gone.Path, path));
            any = any is null ? one : Scope.Or(any, one);
        }
        return rows.Where(any ?? (_ => false));
    }

    /// <summary>For SQL: every place's path and its sign.</summary>
    public static (string[] Paths, int[] Signs) Signed(this IReadOnlyList<PathRange> places) => ([.. places.Select(p => p.Path)], [.. places.Select(p => p.Belongs ? 1 : -1)]);
}
