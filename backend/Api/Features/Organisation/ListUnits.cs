using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

public enum UnitSort { Name, Path }

/// <summary>Lists the open units in the caller's scope, as of today or of a past day. A search (`q` without `asOf`) also finds past names and closed units, and says what became of them.</summary>
public sealed record ListUnits : PagedQuery<UnitRow>
{
    /// <summary>A unit's path or id: only this unit and those below it.</summary>
    public string? Under { get; init; }

    /// <summary>Only the units directly below this one.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>One kind of the code list, e.g. `commune-committee`.</summary>
    public string? Kind { get; init; }

    public Guid? TierId { get; init; }

    /// <summary>Only pieces of the map, or only the others.</summary>
    public bool? Territorial { get; init; }

    /// <summary>Words of either of its names, today's or past, marks and case do not matter.</summary>
    public string? Q { get; init; }

    /// <summary>Names, parents and tiers as they were on this day.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>By name in Vietnamese order (when unsaid) or by path, every parent before its children.</summary>
    public UnitSort? Sort { get; init; }
}

public sealed class ListUnitsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListUnits, Page<UnitRow>>
{
    private const string Vietnamese = "vi-x-icu";

    public async Task<Page<UnitRow>> Handle(ListUnits query, CancellationToken ct)
    {
        var units = await Standings.Of(db, current.Actor, query, VietnamTime.Day(clock.GetUtcNow()), ct);
        var byPath = query.Sort == UnitSort.Path;
        if (Cursor.Decode(query.After) is var (sort, id))
            units = byPath
                ? units.Where(s => string.Compare(s.Unit.Path, sort) > 0)
                : units.Where(s => string.Compare(EF.Functions.Collate(s.PartyName, Vietnamese), sort) > 0 || s.PartyName == sort && s.Unit.Id.CompareTo(id) > 0);
        var rows = await Sorted(units, query).Take(query.Size + 1).ToRows(db, query.AsOf).ToListAsync(ct);
        var page = Pages.Of(rows, query.Size, row => Cursor.Encode(byPath ? row.Path : row.PartyName, row.Id));
        var items = query is { Q.Length: > 0, AsOf: null } ? await page.Items.WithPast(db, query.Q, ct) : page.Items;
        return page with
        {
            Items = [.. items.Select(row => row with { Actions = UnitPolicy.Table.Actions(current.Actor, new UnitFacts(row.Path, row.ClosedOn is null, row.Children > 0)) })],
        };
    }

    internal static IQueryable<Standing> Sorted(IQueryable<Standing> units, ListUnits query) =>
        query.Sort == UnitSort.Path ? units.OrderBy(s => s.Unit.Path) : units.OrderBy(s => EF.Functions.Collate(s.PartyName, Vietnamese)).ThenBy(s => s.Unit.Id);
}
