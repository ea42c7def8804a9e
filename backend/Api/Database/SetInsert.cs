using System.Buffers;
using System.Text.Json;
using Kheo.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace Kheo.Api.Database;

/// <summary>Rows made ready to be inserted, and what they leave behind.</summary>
internal sealed record PreparedSet(string Sql, ReadOnlyMemory<byte> Rows, int Count, Trail Trail);

/// <summary>
/// Thousands of new rows in one statement each table, for imports: one INSERT a row costs some ten times as much under row-level security.
/// The columns come from EF's model; the audit is written as for any other save.
/// </summary>
internal static class SetInsert
{
    /// <summary>Inserts the rows. Those whose policy looks at a parent must come after it, in a call of their own.</summary>
    public static Task InsertSet<T>(this KheoDbContext db, IReadOnlyList<T> rows, CancellationToken ct) where T : class => db.Insert(Prepare(db.Model, rows), ct);

    /// <summary>Everything of an insert that needs no database, and so can be done while it is busy.</summary>
    public static PreparedSet Prepare<T>(IModel model, IEnumerable<T> rows) where T : class
    {
        var entity = model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        var properties = entity.GetProperties()
            .Select(p => (Column: p.GetColumnName(table)!, Said: JsonEncodedText.Encode(p.GetColumnName(table)!), p.PropertyInfo, p.GetTypeMapping().Converter, IsJson: p.GetColumnType() == "jsonb")).ToList();
        // As octets: a text of so many rows would be held twice as wide, and once more while it is sent.
        var (said, added) = (new ArrayBufferWriter<byte>(64 * 1024), new List<T>());
        using (var json = new Utf8JsonWriter(said))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                added.Add(row);
                json.WriteStartObject();
                foreach (var p in properties)
                {
                    json.WritePropertyName(p.Said);
                    Write(json, p.PropertyInfo!.GetValue(row), p.Converter, p.IsJson);
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        var columns = string.Join(", ", properties.Select(p => p.Column));
        return new($"insert into {table.Name} ({columns}) select {columns} from jsonb_populate_recordset(null::{table.Name}, @rows)", said.WrittenMemory, added.Count, Trail.OfAdded(model, added.OfType<Entity>()));
    }

    public static async Task Insert(this KheoDbContext db, PreparedSet set, CancellationToken ct)
    {
        if (set.Count == 0) return;
#pragma warning disable EF1002 // names of tables and columns come from the model
        await db.Database.ExecuteSqlRawAsync(set.Sql, [new NpgsqlParameter("rows", NpgsqlDbType.Jsonb) { Value = set.Rows }], ct);
#pragma warning restore EF1002
        await db.Leave(set.Trail, ct);
    }

    // What is stored as JSON goes in as itself, not as a text that holds it.
    private static void Write(Utf8JsonWriter json, object? value, Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter? converter, bool isJson)
    {
        var stored = value is null || converter is null ? value : converter.ConvertToProvider(value);
        if (isJson && stored is string text) json.WriteRawValue(text);
        else JsonSerializer.Serialize(json, stored, stored?.GetType() ?? typeof(object));
    }
}
