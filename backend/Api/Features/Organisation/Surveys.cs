using System.Text.Json;
using System.Text.Json.Serialization;
using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>Loads the part of the tree that an act can see, and hands its plan to the database.</summary>
internal static class Surveys
{
    private static readonly JsonSerializerOptions Columns = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<Planned> Plan(this KheoDbContext db, Actor actor, Reorganisation act, CancellationToken ct)
    {
        // The owner may have moved since the draft was written.
        var owner = await db.Set<Unit>().VisibleTo(actor, u => u.Path).Where(u => u.Id == act.UnitId).Select(u => u.Path).SingleOrDefaultAsync(ct) ?? throw new Absent();
        return Planner.Of(owner, act.EffectiveOn, act.Operations, await db.Survey(actor, act.Operations, ct));
    }

    private static async Task<Places> Survey(this KheoDbContext db, Actor actor, IReadOnlyList<Operation> operations, CancellationToken ct)
    {
        var named = operations.SelectMany(o => o.Mentions()).Distinct().ToArray();
        var emptied = operations.Where(o => o.Closes() || o.Kind == OperationKind.Retier).SelectMany(o => o.Units).Distinct().ToArray();
        var units = await db.Set<Unit>().VisibleTo(actor, u => u.Path).Where(u => named.Contains(u.Id) || u.ParentId != null && emptied.Contains(u.ParentId.Value) && u.ClosedOn == null).ToListAsync(ct);
        var above = units.SelectMany(u => Scope.Ancestors(u.Path).SkipLast(1)).Distinct().ToArray();
        units = [.. units, .. (await db.Set<Unit>().Where(u => above.Contains(u.Path)).ToListAsync(ct)).Where(a => units.TrueForAll(u => u.Id != a.Id))];
        var ids = units.Select(u => u.Id).ToArray();
        var since = await db.Set<UnitVersion>().Where(v => ids.Contains(v.UnitId) && v.ValidTo == null).ToDictionaryAsync(v => v.UnitId, v => v.ValidFrom, ct);
        var tiers = await db.Set<Tier>().ReachingTo(actor).ToDictionaryAsync(t => t.Id, ct);
        return new Places(
            units.ToDictionary(u => u.Id, u => new Place(u.Id, u.ParentId, u.Code, u.Path, u.TierId, u.PartyName, u.StateName, u.OpenedOn, u.ClosedOn, since.GetValueOrDefault(u.Id, u.OpenedOn), u.RowVersion)),
            tiers, await db.Borne(operations, units, ct));
    }

    // Which of the paths that units might take below a receiver were ever borne. A code that is taken becomes `{parent}.{code}`, and then is numbered.
    private static async Task<Dictionary<string, Bearer>> Borne(this KheoDbContext db, IReadOnlyList<Operation> operations, List<Unit> units, CancellationToken ct)
    {
        var receivers = operations.SelectMany(o => o.Successors.Select(s => s.UnitId)).Concat(operations.SelectMany(o => o.Opens.Select(n => n.ParentId))).Concat(operations.Select(o => o.ParentId).OfType<Guid>())
            .Concat(operations.Where(o => o.Kind == OperationKind.Reopen).SelectMany(o => o.Units).Select(u => units.Find(x => x.Id == u)?.ParentId).OfType<Guid>()).ToHashSet();
        var below = units.Where(u => receivers.Contains(u.Id)).Select(u => u.Path).ToArray();
        var codes = units.SelectMany(u => Codes(u)).Concat(operations.SelectMany(o => o.Opens.Select(n => n.Code))).Distinct().ToArray();
        // Place by place: the planner knows nothing of how long the arrays are, and would read every path there ever was.
        var paths = await db.Database.SqlQuery<BorneRow>($"""
            select p.path as "Path", p.unit_id as "UnitId", exists (select 1 from units u where u.id = p.unit_id and u.path = p.path and u.closed_on is null) as "Stands"
            from unnest({below}) b cross join unnest({codes}) c cross join lateral (select * from unit_paths w where w.path = b || c || '/' collate "C" limit 1) p
            """).ToListAsync(ct);
        return paths.ToDictionary(p => p.Path, p => new Bearer(p.UnitId, p.Stands));
    }

    private static IEnumerable<string> Codes(Unit unit)
    {
        yield return unit.Code;
        var steps = unit.Path.Split('/');
        if (steps.Length < 4) yield break;
        var wanted = $"{steps[^3]}.{unit.Code}";
        yield return wanted[..Math.Min(32, wanted.Length)];
        for (var n = 2; n <= 5; n++) yield return wanted[..Math.Min(30, wanted.Length)] + $".{n}";
    }

    private sealed record BorneRow(string Path, Guid UnitId, bool Stands);

    /// <summary>The plan in the words of apply_reorganisation and reorganisation_impact.</summary>
    public static string ForDatabase(this Plan plan, IReadOnlyList<Guid> successionIds) => JsonSerializer.Serialize(new
    {
        On = plan.EffectiveOn,
        Opened = plan.Opened.Select(o => new
        {
            o.Unit.Id, o.Unit.ParentId, o.Unit.Code, o.Path, o.Unit.Kind, o.Unit.TierId, o.Unit.PartyName, o.Unit.StateName, NameFold = Unit.FoldNames(o.Unit.PartyName, o.Unit.StateName),
            o.Unit.ExternalCode, o.Unit.Territorial, o.Unit.Contact,
        }),
        Altered = plan.Altered.Select(a => new
        {
            a.Before.Id, a.Before.RowVersion, FromPath = a.Before.Path, a.ParentId, a.Code, a.Path, a.TierId, a.PartyName, a.StateName, NameFold = Unit.FoldNames(a.PartyName, a.StateName),
        }),
        Closed = plan.Closed.Select(c => new { c.Before.Id, c.Before.RowVersion, c.Before.Path, c.HeirId, c.HeirPath }),
        Successions = plan.Successions.Select((s, n) => new { Id = successionIds[n], s.Kind, s.FromUnitId, s.FromPath, s.FromName, s.ToUnitId, s.ToPath, s.ToName, s.Heir, s.Basis, s.Note }),
        Handed = plan.Handed,
    }, Columns);

    public static Task<List<PassingLine>> ImpactOf(this KheoDbContext db, string plan, CancellationToken ct) =>
        db.Database.SqlQuery<PassingLine>($"""
        select from_unit_id as "FromUnitId", from_name as "FromName", to_unit_id as "ToUnitId", what as "What", rows as "Rows" from reorganisation_impact({plan}::jsonb)
        """).ToListAsync(ct);
}
