using System.Collections;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kheo.Api.Database;
using Kheo.Domain.Campaigns;
using Npgsql;
using NpgsqlTypes;

namespace Kheo.Api.Demo;

/// <summary>
/// Writes what the law's factories made: by COPY beside the table, because row security is forced on the owner too, then in one statement into it, by the conventions the mappings follow: snake_case columns, kebab-case enums, jsonb for the rest.
/// Every id is replaced by one made of the table's name and the row's place in it, also inside JSON, so that a second database holds the same rows.
/// </summary>
internal sealed partial class Copying(NpgsqlConnection connection)
{
    private sealed record Column(string Name, NpgsqlDbType Type, Func<object, object?> Read);

    private readonly List<(string Table, IList Rows, Type Type)> _planned = [];
    private readonly Dictionary<Guid, Guid> _ids = [];

    /// <summary>Takes rows on in the order in which tables refer to each other.</summary>
    public void Plan<T>(string table, IReadOnlyList<T> rows) where T : class
    {
        if (rows.Count == 0) return;
        _planned.Add((table, rows.ToList(), typeof(T)));
        if (typeof(T).GetProperty("Id") is not { } id) return;
        for (var n = 0; n < rows.Count; n++) _ids.Add((Guid)id.GetValue(rows[n])!, Named($"{table} {n}"));
    }

    /// <summary>An id that no row bears, such as the name of stored bytes.</summary>
    public Guid Keep(Guid made, string name) => _ids[made] = Named(name);

    public Guid Of(Guid made) => made == Guid.Empty ? made
        : _ids.TryGetValue(made, out var named) ? named : throw new InvalidOperationException($"{made} is no row of the demo set.");

    public async Task Write()
    {
        foreach (var (table, rows, type) in _planned)
        {
            var columns = await Columns(table, type);
            var names = string.Join(", ", columns.Select(c => c.Name));
            await Do($"create temp table demo_{table} on commit drop as select {names} from {table} with no data");
            await using (var copy = await connection.BeginBinaryImportAsync($"copy demo_{table} ({names}) from stdin (format binary)"))
            {
                foreach (var row in rows)
                {
                    await copy.StartRowAsync();
                    foreach (var column in columns)
                    {
                        if (Stored(column.Read(row!), column.Type) is { } value) await copy.WriteAsync(value, column.Type);
                        else await copy.WriteNullAsync();
                    }
                }
                await copy.CompleteAsync();
            }
            await Do($"insert into {table} ({names}) select {names} from demo_{table}");
        }
    }

    private async Task Do(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<Column>> Columns(string table, Type type)
    {
        await using var ask = new NpgsqlCommand(
            "select column_name, udt_name from information_schema.columns where table_schema = 'public' and table_name = $1 order by ordinal_position", connection);
        ask.Parameters.Add(new NpgsqlParameter { Value = table });
        await using var reader = await ask.ExecuteReaderAsync();
        var readers = Readers(type);
        var columns = new List<Column>();
        while (await reader.ReadAsync())
        {
            if (readers.TryGetValue(reader.GetString(0), out var read)) columns.Add(new Column(reader.GetString(0), TypeOf(reader.GetString(1)), read));
        }
        return columns;
    }

    private static Dictionary<string, Func<object, object?>> Readers(Type type)
    {
        var readers = new Dictionary<string, Func<object, object?>>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            var name = Conventions.Snake(property.Name);
            if (property.PropertyType == typeof(PlannedDay))
            {
                var conference = property.Name == nameof(TierPlan.Conference);
                readers[conference ? "conference_on" : name + "_due"] = row => ((PlannedDay?)property.GetValue(row))?.On;
                readers[conference ? "conference_text" : name + "_due_text"] = row => ((PlannedDay?)property.GetValue(row))?.Text;
            }
            else
            {
                readers[name] = property.GetValue;
            }
        }
        return readers;
    }

    private object? Stored(object? value, NpgsqlDbType type) => value switch
    {
        null => null,
        Guid id => Of(id),
        Guid[] several => Array.ConvertAll(several, Of),
        _ when type == NpgsqlDbType.Jsonb => Guids().Replace(JsonSerializer.Serialize(value, Conventions.StoredJson), found => Of(Guid.Parse(found.Value)).ToString()),
        Enum word => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()),
        DateTimeOffset at => at.ToUniversalTime(),
        int number when type == NpgsqlDbType.Bigint => (long)number,
        _ => value,
    };

    private static NpgsqlDbType TypeOf(string name) => name switch
    {
        "uuid" => NpgsqlDbType.Uuid,
        "text" => NpgsqlDbType.Text,
        "date" => NpgsqlDbType.Date,
        "timestamptz" => NpgsqlDbType.TimestampTz,
        "int4" => NpgsqlDbType.Integer,
        "_int4" => NpgsqlDbType.Array | NpgsqlDbType.Integer,
        "int8" => NpgsqlDbType.Bigint,
        "numeric" => NpgsqlDbType.Numeric,
        "bool" => NpgsqlDbType.Boolean,
        "jsonb" => NpgsqlDbType.Jsonb,
        "bytea" => NpgsqlDbType.Bytea,
        "_uuid" => NpgsqlDbType.Array | NpgsqlDbType.Uuid,
        "_text" => NpgsqlDbType.Array | NpgsqlDbType.Text,
        _ => throw new InvalidOperationException($"No column of type {name} is known here."),
    };

    // A name-based UUID, version 8 of RFC 9562.
    private static Guid Named(string name)
    {
        Span<byte> bytes = SHA256.HashData(Encoding.UTF8.GetBytes("kheo demo " + name)).AsSpan(0, 16);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Guids();
}
