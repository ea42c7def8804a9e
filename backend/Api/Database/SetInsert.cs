using System.Text.Json;
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
        var properties = entity.GetProperties().Select(p => (Column: p.GetColumnName(table)!, p.PropertyInfo, p.GetTypeMapping().Converter)).ToList();
        var json = JsonSerializer.Serialize(rows.Select(row => properties.ToDictionary(p => p.Column, p => Stored(p.PropertyInfo!.GetValue(row), p.Converter))));
        var columns = string.Join(", ", properties.Select(p => p.Column));
#pragma warning disable EF1002 // names of tables and columns come from the model
        await db.Database.ExecuteSqlRawAsync($"insert into {table.Name} ({columns}) select {columns} from jsonb_populate_recordset(null::{table.Name}, {{0}}::jsonb)", [json], ct);
#pragma warning restore EF1002
        await db.Leave(Trail.OfAdded(db, rows.OfType<Entity>()), ct);
    }

    private static object? Stored(object? value, Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter? converter) =>
        value is not null && converter is not null ? converter.ConvertToProvider(value) : value;
}
