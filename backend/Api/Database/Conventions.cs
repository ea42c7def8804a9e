using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kheo.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kheo.Api.Database;

/// <summary>snake_case names, kebab-case enums, row_version as concurrency token, jsonb columns.</summary>
public static class Conventions
{
    internal static readonly JsonSerializerOptions StoredJson = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new OwnAnswerJson() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static void ApplyHouseConventions(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type.IsEnum && property.GetValueConverter() is null)
                    property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(KebabEnum<>).MakeGenericType(type))!);
            }
            if (!typeof(Entity).IsAssignableFrom(entity.ClrType)) continue;
            entity.FindProperty(nameof(Entity.Id))!.ValueGenerated = ValueGenerated.Never;
            entity.FindProperty(nameof(Entity.RowVersion))?.IsConcurrencyToken = true;
        }
    }

    /// <summary>Keeps a value as one jsonb column; compared by its JSON, so a changed list is seen as changed.</summary>
    public static PropertyBuilder<T> Json<TEntity, T>(this EntityTypeBuilder<TEntity> builder, System.Linq.Expressions.Expression<Func<TEntity, T>> property)
        where TEntity : class =>
        builder.Property(property).HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, StoredJson),
            text => JsonSerializer.Deserialize<T>(text, StoredJson)!,
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, StoredJson) == JsonSerializer.Serialize(b, StoredJson),
                value => JsonSerializer.Serialize(value, StoredJson).GetHashCode(StringComparison.Ordinal),
                value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, StoredJson), StoredJson)!));

    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    /// <summary>`HandedIn` is stored as `handed-in`.</summary>
    private sealed class KebabEnum<T>() : ValueConverter<T, string>(value => Name(value), text => Value(text)) where T : struct, Enum
    {
        private static readonly Dictionary<T, string> Names =
            Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));
        private static readonly Dictionary<string, T> Values = Names.ToDictionary(p => p.Value, p => p.Key);
        private static string Name(T value) => Names[value];
        private static T Value(string text) => Values[text];
    }
}
