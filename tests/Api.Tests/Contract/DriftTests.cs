using Kheo.Api.Database;
using Kheo.Api.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Kheo.Api.Tests.Contract;

/// <summary>The SQL migrations and EF's model are written by two hands; here they are laid on each other.</summary>
public class DriftTests
{
    [Fact]
    public async Task The_migrated_catalog_is_what_the_model_believes()
    {
        using var scope = (await House.Host(World.Walls.Both)).Services.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<KheoDbContext>().Model;
        var catalog = new Dictionary<(string Table, string Column), (string Type, bool Nullable)>();
        await using (var command = (await House.Owner()).CreateCommand(
            "select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), c.relkind = 'r' and not a.attnotnull from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped"))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) catalog[(reader.GetString(0), reader.GetString(1))] = (reader.GetString(2), reader.GetBoolean(3));

        var faults = new List<string>();
        var mapped = new HashSet<(string, string)>();
        foreach (var entity in model.GetEntityTypes().Where(e => (e.GetTableName() ?? e.GetViewName()) is not null))
        {
            var table = entity.GetViewName() is { } view ? StoreObjectIdentifier.View(view, entity.GetViewSchema()) : StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
            foreach (var property in entity.GetFlattenedProperties())
            {
                var key = (table.Name, property.GetColumnName(table)!);
                mapped.Add(key);
                if (!catalog.TryGetValue(key, out var column)) faults.Add($"{key} is in the model only");
                else if (column.Nullable != property.IsColumnNullable(table) && entity.GetViewName() is null) faults.Add($"{key} is {(column.Nullable ? "nullable" : "not null")} in the catalog and the other in the model");
                else if (Family(column.Type) != Family(property.GetColumnType(table) ?? "")) faults.Add($"{key} is {column.Type} in the catalog, {property.GetColumnType(table)} in the model");
            }
        }
        var tables = mapped.Select(m => m.Item1).ToHashSet();
        faults.AddRange(catalog.Keys.Where(k => tables.Contains(k.Table) && !mapped.Contains((k.Table, k.Column))).Select(k => $"{k} is in the catalog only"));
        Assert.True(faults.Count == 0, string.Join('\n', faults.Order()));
    }

    // numeric(6,2) and numeric, text and its collations: the family is what a parameter must fit.
    private static string Family(string type) => type.Split('(')[0] switch { "timestamp with time zone" => "timestamptz", var plain => plain };
}
