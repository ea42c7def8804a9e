using System.Text.Json;
using System.Text.Json.Nodes;
using Kheo.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kheo.Api.Database;

/// <summary>
/// Thousands of new rows in one statement each table, for imports: one INSERT a row costs some ten times as much under row-level security.
/// The columns come from EF's model; the audit is written as for any other save.
/// </summary>
internal static class SetInsert
{
    /// <summary>Inserts the rows. Those whose policy looks at a parent must come after it, in a call of their own.</summary>
    public static async Task InsertSet<T>(this KheoDbContext db, IReadOnlyList<T> rows, CancellationToken ct) where T : class
    {
        if (rows.Count == 0) return;
        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        var properties = entity.GetProperties().Select(p => (Column: p.GetColumnName(table)!, p.PropertyInfo, p.GetTypeMapping().Converter, IsJson: p.GetColumnType() == "jsonb")).ToList();
        var json = JsonSerializer.Serialize(rows.Select(row => properties.ToDictionary(p => p.Column, p => Stored(p.PropertyInfo!.GetValue(row), p.Converter, p.IsJson))));
        var columns = string.Join(", ", properties.Select(p => p.Column));
#pragma warning disable EF1002 // names of tables and columns come from the model
        await db.Database.ExecuteSqlRawAsync($"insert into {table.Name} ({columns}) select {columns} from jsonb_populate_recordset(null::{table.Name}, {{0}}::jsonb)", [json], ct);
#pragma warning restore EF1002
        await db.Leave(Trail.OfAdded(db, rows.OfType<Entity>()), ct);
    }

    // What is stored as JSON goes in as itself, not as a text that holds it.
    private static object? Stored(object? value, Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter? converter, bool isJson)
    {
        if (value is null) return null;
        var stored = converter is null ? value : converter.ConvertToProvider(value);
        return isJson && stored is string json ? JsonNode.Parse(json) : stored;
    }
}
