using System.Globalization;
using System.Text.Json;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Access;

/// <summary>Lists who did what, as whom, the newest first: of one thing by `subjectId`, or of the caller's units.</summary>
public sealed record ListAudit : PagedQuery<AuditRow>
{
    /// <summary>Only what was done to this thing.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Only what this account did.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>An operationId, e.g. `RenameUnit`.</summary>
    public string? Action { get; init; }

    /// <summary>A unit's path: only what was done there and below.</summary>
    public string? Under { get; init; }
}

/// <summary>One act upon one thing, as the chain holds it.</summary>
/// <param name="Chain">The chain the entry belongs to: one for each top unit.</param>
/// <param name="Seq">Its place in the chain.</param>
/// <param name="ActingAs">The roles the actor held at that moment.</param>
/// <param name="Changes">What changed; long texts by length and digest, secrets not at all.</param>
public sealed record AuditRow(
    string Chain, long Seq, DateTimeOffset At, Guid? ActorId, string? ActorName, string? ActingAs, string Action, string SubjectType, Guid SubjectId, string UnitPath,
    string? RequestId, IReadOnlyList<AuditChange> Changes) : IExample<AuditRow>
{
    public static AuditRow Example => new(
        "/AB/X012/", 41, new DateTimeOffset(2026, 11, 2, 2, 0, 0, TimeSpan.Zero), Guid.Parse("0193a000-0000-7000-8000-0000000000a1"), "Trần Văn Minh", "administrator /AB/", "RenameUnit",
        "Unit", Guid.Parse("0193a000-0000-7000-8000-000000000012"), "/AB/X012/", "4bf92f3577b34da6a3ce929d0e0e4736",
        [new AuditChange("stateName", JsonSerializer.SerializeToElement("Xã Bình Minh"), JsonSerializer.SerializeToElement("Phường Bình Minh"))]);
}

/// <summary>One field before and after; a side is left out when there was nothing.</summary>
public sealed record AuditChange(string Field, JsonElement? Before, JsonElement? After);

public sealed class ListAuditHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListAudit, Page<AuditRow>>
{
    private sealed class Stored
    {
        public required string Chain { get; init; }
        public required long Seq { get; init; }
        public required DateTimeOffset At { get; init; }
        public required Guid? ActorId { get; init; }
        public required string? ActorName { get; init; }
        public required string? ActingAs { get; init; }
        public required string Action { get; init; }
        public required string SubjectType { get; init; }
        public required Guid SubjectId { get; init; }
        public required string UnitPath { get; init; }
        public required string? Before { get; init; }
        public required string? After { get; init; }
        public required string? RequestId { get; init; }
    }

    public async Task<Page<AuditRow>> Handle(ListAudit query, CancellationToken ct)
    {
        var rows = await Rows(db, current.Actor, query, query.After, query.Size + 1).ToListAsync(ct);
        return Pages.Of(rows, query.Size, row => Cursor.Encode($"{row.At.UtcTicks} {row.Seq} {row.Chain}", Guid.Empty));
    }

    internal static IAsyncEnumerable<AuditRow> Rows(KheoDbContext db, Actor actor, ListAudit query, string? after, int limit)
    {
        var scopes = actor.Holding(Permission.AuditRead).Scopes;
        string[] from = [.. scopes], to = [.. scopes.Select(UnitPaths.End)];
        var (at, chain, seq) = Position(after);
        if (query.Under is not null and not ['/', .., '/']) throw new BadRequest(400, "invalid", "under is a unit's path.", new Dictionary<string, string[]> { ["under"] = ["malformed"] });
        var (low, high) = query.Under is { } path ? (path, UnitPaths.End(path)) : ("/", "0");

        return db.Database.SqlQuery<Stored>(
            $"""
            select chain, seq, at, actor_id as "ActorId", actor_name as "ActorName", acting_as as "ActingAs", action, subject_type as "SubjectType", subject_id as "SubjectId",
                   unit_path as "UnitPath", before::text, after::text, request_id as "RequestId"
            from audit_entries e
            where exists (select 1 from unnest({from}, {to}) as s(a, b) where e.unit_path >= s.a collate "C" and e.unit_path < s.b collate "C")
              and e.unit_path >= {low} and e.unit_path < {high}
              and ({query.SubjectId}::uuid is null or e.subject_id = {query.SubjectId}) and ({query.ActorId}::uuid is null or e.actor_id = {query.ActorId})
              and ({query.Action}::text is null or e.action = {query.Action})
              and (e.at, e.chain, e.seq) < ({at}, {chain} collate "C", {seq})
            order by e.at desc, e.chain collate "C" desc, e.seq desc limit {limit}
            """).AsAsyncEnumerable().Select(s => new AuditRow(s.Chain, s.Seq, s.At, s.ActorId, s.ActorName, s.ActingAs, s.Action, s.SubjectType, s.SubjectId, s.UnitPath, s.RequestId,
                Changes(s.Before, s.After)));
    }

    private static (DateTimeOffset At, string Chain, long Seq) Position(string? after)
    {
        if (Cursor.Decode(after) is not var (sort, _)) return (new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero), "", 0);
        return sort.Split(' ', 3) is [var ticks, var seq, var chain]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
            && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (new DateTimeOffset(at, TimeSpan.Zero), chain, number)
            : throw new BadRequest(400, "invalid", "`after` is not a position this list gave.", new Dictionary<string, string[]> { ["after"] = ["not-a-cursor"] });
    }

    private static List<AuditChange> Changes(string? before, string? after)
    {
        var (old, now) = (Fields(before), Fields(after));
        return [.. old.Keys.Union(now.Keys).Where(name => name != "rowVersion").Order(StringComparer.Ordinal)
            .Select(name => new AuditChange(name, old.TryGetValue(name, out var b) ? b : null, now.TryGetValue(name, out var a) ? a : null))];
    }

    private static Dictionary<string, JsonElement> Fields(string? json) => json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
}
