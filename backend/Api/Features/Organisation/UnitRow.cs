using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>A unit in a list, as it stood on the day asked for.</summary>
/// <param name="Children">Open units directly below on that day.</param>
/// <param name="PastNames">In a search: names that the unit bore before and that hold the words; empty when today's name holds them.</param>
/// <param name="Successors">In a search: the open units that a closed unit's places went to, the heir first; units out of the caller's sight are not among them.</param>
public sealed record UnitRow(
    Guid Id, long RowVersion, Guid? ParentId, string Code, string Path, string Kind, Guid TierId, string TierName, string PartyName, string? StateName,
    string? ExternalCode, bool Territorial, DateOnly OpenedOn, DateOnly? ClosedOn, int Children, IReadOnlyList<string> PastNames, IReadOnlyList<UnitSuccessor> Successors, string[] Actions)
    : IExample<UnitRow>
{
    public static UnitRow Example => new(
        Guid.Parse("0193a000-0000-7000-8000-000000000012"), 2, Guid.Parse("0193a000-0000-7000-8000-000000000001"), "X012", "/AB/X012/", UnitKinds.CommuneCommittee,
        TierView.Example.Id, TierView.Example.Name, "Đảng ủy xã Bình Minh", "Xã Bình Minh", "99012", true, new DateOnly(2025, 7, 1), null, 14, [], [], ["CreateUnit"]);
}

/// <summary>A unit of today that a closed unit became.</summary>
public sealed record UnitSuccessor(Guid Id, string Name, string Path);

/// <summary>A unit and what it was called, and where it stood, on one day.</summary>
internal sealed class Standing
{
    public required Unit Unit { get; init; }
    public required string PartyName { get; init; }
    public required string? StateName { get; init; }
    public required Guid? ParentId { get; init; }
    public required Guid TierId { get; init; }
}

internal static class Standings
{
    /// <summary>Today's rows carry today's names, so only a past day pays for the history.</summary>
    public static async Task<IQueryable<Standing>> Of(KheoDbContext db, Actor actor, ListUnits query, DateOnly today, CancellationToken ct)
    {
        var day = query.AsOf ?? today;
        var units = db.Set<Unit>().VisibleTo(actor, u => u.Path).Where(u => u.OpenedOn <= day);
        // Who looks for a name looks for what became of it too.
        if (query is not { Q.Length: > 0, AsOf: null }) units = units.Where(u => u.ClosedOn == null || u.ClosedOn > day);
        if (query.Under is { } under)
        {
            var path = Guid.TryParse(under, out var id)
                ? await db.Set<Unit>().VisibleTo(actor, u => u.Path).Where(u => u.Id == id).Select(u => u.Path).SingleOrDefaultAsync(ct) ?? "//"       // a unit that is absent, or not the caller's, has nobody below it
                : under;
            if (path is not ['/', .., '/']) throw new BadRequest(400, "invalid", "under is a unit's id or path.", new Dictionary<string, string[]> { ["under"] = ["malformed"] });
            var end = UnitPaths.End(path);
            units = units.Where(u => string.Compare(u.Path, path) >= 0 && string.Compare(u.Path, end) < 0);
        }
        if (query.Kind is { } kind) units = units.Where(u => u.Kind == kind);
        if (query.Territorial is { } territorial) units = units.Where(u => u.Territorial == territorial);
        if (query.Q is { Length: > 0 } q)
        {
            // Every word must begin a word of one of the names of one time; the folded key holds letters, digits and single spaces only.
            var past = db.Database.SqlQuery<PastName>($"select unit_id as \"UnitId\", party_name as \"PartyName\", name_fold as \"NameFold\" from unit_past_names");
            var now = units;
            foreach (var word in Words(q))
            {
                var start = " " + word;
                now = now.Where(u => (" " + u.NameFold).Contains(start));
                past = past.Where(p => (" " + p.NameFold).Contains(start));
            }
            units = query.AsOf is null ? units.Where(u => now.Select(n => n.Id).Contains(u.Id) || past.Select(p => p.UnitId).Contains(u.Id)) : now;
        }
        var standings = query.AsOf is null
            ? units.Select(u => new Standing { Unit = u, PartyName = u.PartyName, StateName = u.StateName, ParentId = u.ParentId, TierId = u.TierId })
            : from u in units
              join v in db.Set<UnitVersion>() on u.Id equals v.UnitId
              where v.ValidFrom <= day && (v.ValidTo == null || v.ValidTo > day)
              select new Standing { Unit = u, PartyName = v.PartyName, StateName = v.StateName, ParentId = v.ParentId, TierId = v.TierId };
        if (query.ParentId is { } parent) standings = standings.Where(s => s.ParentId == parent);
        if (query.TierId is { } tier) standings = standings.Where(s => s.TierId == tier);
        return standings;
    }

    internal sealed record PastName(Guid UnitId, string PartyName, string NameFold);
    private sealed record Became(Guid From, Guid Id, string Name, string Path);

    public static IEnumerable<string> Words(string q) => Text.Fold(q).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8);

    /// <summary>By which old name each row was found, and what became of the closed ones.</summary>
    public static async Task<IReadOnlyList<UnitRow>> WithPast(this IReadOnlyList<UnitRow> rows, KheoDbContext db, string q, CancellationToken ct)
    {
        var ids = rows.Select(r => r.Id).ToArray();
        var closed = rows.Where(r => r.ClosedOn is not null).Select(r => r.Id).ToArray();
        var names = await db.Database.SqlQuery<PastName>($"select unit_id as \"UnitId\", party_name as \"PartyName\", name_fold as \"NameFold\" from unit_past_names where unit_id = any({ids})").ToListAsync(ct);
        var became = await db.Database.SqlQuery<Became>(
            $"""
            with recursive walk (origin, at, heir) as (
              select f, f, true from unnest({closed}) f
              union
              select w.origin, s.to_unit_id, w.heir and s.heir from walk w join units u on u.id = w.at and u.closed_on is not null
              join unit_successions s on s.from_unit_id = w.at and s.to_unit_id <> w.at and s.kind <> 'transfer')
            select w.origin as "From", u.id as "Id", u.party_name as "Name", u.path as "Path" from walk w join units u on u.id = w.at and u.closed_on is null
            group by 1, 2, 3, 4 order by bool_or(w.heir) desc, u.path
            """).ToListAsync(ct);
        bool Holds(string fold) => Words(q).All(w => (" " + fold).Contains(" " + w, StringComparison.Ordinal));
        return [.. rows.Select(r => r with
        {
            PastNames = Holds(Text.Fold(r.PartyName + " " + r.StateName)) ? [] : [.. names.Where(n => n.UnitId == r.Id && Holds(n.NameFold)).Select(n => n.PartyName)],
            Successors = [.. became.Where(b => b.From == r.Id).Select(b => new UnitSuccessor(b.Id, b.Name, b.Path))],
        })];
    }

    public static IQueryable<UnitRow> ToRows(this IQueryable<Standing> standings, KheoDbContext db, DateOnly? asOf) => standings.Select(s => new UnitRow(
        s.Unit.Id, s.Unit.RowVersion, s.ParentId, s.Unit.Code, s.Unit.Path, s.Unit.Kind, s.TierId,
        db.Set<Tier>().Where(t => t.Id == s.TierId).Select(t => t.Name).First(), s.PartyName, s.StateName,
        s.Unit.ExternalCode, s.Unit.Territorial, s.Unit.OpenedOn, s.Unit.ClosedOn,
        asOf == null
            ? db.Set<Unit>().Count(c => c.ParentId == s.Unit.Id && c.ClosedOn == null)
            : db.Set<UnitVersion>().Count(c => c.ParentId == s.Unit.Id && c.ValidFrom <= asOf && (c.ValidTo == null || c.ValidTo > asOf)),
        Array.Empty<string>(), Array.Empty<UnitSuccessor>(), Array.Empty<string>()));
}
