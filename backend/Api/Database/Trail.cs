using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kheo.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace Kheo.Api.Database;

/// <summary>
/// What saves leave behind in the same transaction: one audit row and one outbox row for every changed entity. It is taken from the change
/// tracker, so no use case can forget it. Sessions and drafts of scores count like everything else; secrets are never written out.
/// A request's trail is its last statement: the head of the audit chain is held from there to the commit, not while the answer is made.
/// </summary>
internal sealed class Trail
{
    private sealed record Line(string SubjectType, Guid SubjectId, string UnitPath, string? Before, string? After, long RowVersion);

    private static readonly HashSet<string> Secrets = ["PasswordHash", "InvitationHash", "TicketHash", "Antiforgery", "TokenHash", "NameFold", "SearchFold", "SearchKeys", "Bands"];
    private readonly List<Line> _lines = [];

    private const string Written =
        """
        with sent as (insert into outbox (type, aggregate_type, aggregate_id, unit_path, payload)
                 select @action, type, id, path, jsonb_build_object('id', id, 'rowVersion', version) from unnest(@types, @ids, @paths, @versions) with ordinality as m(type, id, path, version, n) order by n)
        select append_audit(array_fill(@actor, n), array_fill(@name, n), array_fill(@acting, n), array_fill(@action, n), array_fill(@request, n), @types, @ids, @paths, @befores, @afters)
        from (select array[cardinality(@ids)] as n) lines
        """;

    public static Trail Of(KheoDbContext db)
    {
        var trail = new Trail();
        foreach (var entry in db.ChangeTracker.Entries<Entity>())
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted) trail.Note(entry, entry.State);
        return trail;
    }

    /// <summary>For what a set-based function wrote: a line for each thing that was decided, not for each row that followed from it.</summary>
    public Trail Tell(string subjectType, Guid subjectId, string unitPath, object after)
    {
        _lines.Add(new Line(subjectType, subjectId, unitPath, null, JsonSerializer.Serialize(after, Conventions.StoredJson), 1));
        return this;
    }

    /// <summary>For rows that are inserted as a set and never tracked.</summary>
    public static Trail OfAdded(IModel model, IEnumerable<Entity> entities)
    {
        var trail = new Trail();
        foreach (var kind in entities.GroupBy(e => e.GetType()))
        {
            var type = model.FindEntityType(kind.Key)!;
            var properties = type.GetProperties().Where(p => !Secrets.Contains(p.Name)).Select(p => (Name: JsonNamingPolicy.CamelCase.ConvertName(p.Name), Read: p.GetGetter())).ToList();
            // Not by the change tracker: it would hold each of the thousands to the end.
            foreach (var entity in kind)
                trail.Mark(entity, type, null, JsonSerializer.Serialize(properties.ToDictionary(p => p.Name, p => Short(p.Read.GetClrValue(entity))), Conventions.StoredJson));
        }
        return trail;
    }

    public void Follow(Trail later) => _lines.AddRange(later._lines);

    private void Note(EntityEntry<Entity> entry, EntityState state)
    {
        var (before, after) = (new SortedDictionary<string, object?>(), new SortedDictionary<string, object?>());
        foreach (var property in entry.Properties)
        {
            if (Secrets.Contains(property.Metadata.Name)) continue;
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Metadata.Name);
            if (state != EntityState.Added && (state == EntityState.Deleted || property.IsModified)) before[name] = Short(property.OriginalValue);
            if (state != EntityState.Deleted && (state == EntityState.Added || property.IsModified)) after[name] = Short(property.CurrentValue);
        }
        Mark(entry.Entity, entry.Metadata, state == EntityState.Added ? null : JsonSerializer.Serialize(before, Conventions.StoredJson),
            state == EntityState.Deleted ? null : JsonSerializer.Serialize(after, Conventions.StoredJson));
    }

    private void Mark(Entity entity, IEntityType type, string? before, string? after)
    {
        var path = entity is UnitOwned owned ? owned.UnitPath : type.FindProperty("Path")?.GetGetter().GetClrValue(entity) as string ?? "/";
        _lines.Add(new Line(type.ClrType.Name, entity.Id, path, before, after, entity.RowVersion));
    }

    /// <summary>One statement for all rows, and one more that goes along in the same trip; append_audit gives chain, place, time and hash.</summary>
    public async Task Write(KheoDbContext db, Statement? last, CancellationToken ct)
    {
        if (_lines.Count == 0)
        {
            if (last is not null) await db.Database.ExecuteSqlRawAsync(last.Sql, last.Parameters, ct);
            return;
        }
        var actor = db.Request?.Actor;
        var actingAs = actor is null ? null : string.Join(", ", actor.Grants.Select(g => $"{g.Role} {g.UnitPath}"));
        object[] parameters =
        [
            new NpgsqlParameter("actor", NpgsqlDbType.Uuid) { Value = (object?)actor?.AccountId ?? DBNull.Value },
            new NpgsqlParameter("name", NpgsqlDbType.Text) { Value = (object?)actor?.Name ?? DBNull.Value },
            new NpgsqlParameter("acting", NpgsqlDbType.Text) { Value = (object?)actingAs ?? DBNull.Value },
            new NpgsqlParameter("action", db.Request?.Operation ?? "System"),
            new NpgsqlParameter("request", NpgsqlDbType.Text) { Value = (object?)db.Request?.RequestId ?? DBNull.Value },
            new NpgsqlParameter("types", _lines.Select(l => l.SubjectType).ToArray()),
            new NpgsqlParameter("ids", _lines.Select(l => l.SubjectId).ToArray()),
            new NpgsqlParameter("paths", _lines.Select(l => l.UnitPath).ToArray()),
            new NpgsqlParameter("befores", _lines.Select(l => l.Before).ToArray()),
            new NpgsqlParameter("afters", _lines.Select(l => l.After).ToArray()),
            new NpgsqlParameter("versions", _lines.Select(l => l.RowVersion).ToArray()),
        ];
#pragma warning disable EF1003 // both are the house's own words
        await db.Database.ExecuteSqlRawAsync(last is null ? Written : Written + ";\n" + last.Sql, [.. parameters, .. last?.Parameters ?? []], ct);
#pragma warning restore EF1003
    }

    // Long texts are told by length and digest: the audit proves what stood there without keeping a second copy of every draft.
    private static object? Short(object? value)
    {
        if (value is null or bool or int or long or decimal or Guid or DateOnly or DateTimeOffset) return value;
        var text = value is string plain ? plain : value is Enum or byte[] ? value.ToString()! : JsonSerializer.Serialize(value, Conventions.StoredJson);
        if (text.Length <= 400) return value is string or Enum or byte[] ? text : JsonSerializer.SerializeToElement(value, Conventions.StoredJson);
        return new { length = text.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) };
    }
}

/// <summary>A statement with named parameters, to be sent together with another.</summary>
internal sealed record Statement(string Sql, params NpgsqlParameter[] Parameters);

/// <summary>Nothing is committed without its trail.</summary>
internal sealed class TrailAtCommit : DbTransactionInterceptor
{
    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is KheoDbContext db) await db.Close(cancellationToken);
        return result;
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is KheoDbContext db) db.Committed();
        return Task.CompletedTask;
    }
}
