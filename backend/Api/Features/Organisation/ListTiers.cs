using System.Globalization;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>Lists the tiers that reach the caller's units, from the top down, those of one rank in the order of time.</summary>
public sealed record ListTiers : PagedQuery<TierView>
{
    /// <summary>Only tiers in force on this day.</summary>
    public DateOnly? AsOf { get; init; }
}

public sealed class ListTiersHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListTiers, Page<TierView>>
{
    public async Task<Page<TierView>> Handle(ListTiers query, CancellationToken ct)
    {
        var tiers = Filtered(db, current.Actor, query);
        if (Cursor.Decode(query.After) is var (sort, id))
        {
            var (rank, from) = Position(sort);
            tiers = tiers.Where(t => t.Rank > rank || t.Rank == rank && (t.ValidFrom > from || t.ValidFrom == from && t.Id.CompareTo(id) > 0));
        }
        var rows = await Rows(db, tiers).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of(rows, query.Size, row => Cursor.Encode(string.Create(CultureInfo.InvariantCulture, $"{row.Rank} {row.ValidFrom:yyyy-MM-dd}"), row.Id));
    }

    internal static IQueryable<Tier> Filtered(KheoDbContext db, Actor actor, ListTiers query)
    {
        var tiers = db.Set<Tier>().ReachingTo(actor);
        if (query.AsOf is { } day) tiers = tiers.Where(t => t.ValidFrom <= day && (t.ValidTo == null || t.ValidTo > day));
        return tiers;
    }

    internal static IQueryable<TierView> Rows(KheoDbContext db, IQueryable<Tier> tiers) => tiers.OrderBy(t => t.Rank).ThenBy(t => t.ValidFrom).ThenBy(t => t.Id).To<TierView>(db);

    private static (int Rank, DateOnly From) Position(string sort) =>
        sort.Split(' ') is [var rank, var from] && int.TryParse(rank, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (number, day) : (0, default);
}
