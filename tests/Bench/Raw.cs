using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Kheo.Bench;

/// <summary>One SQL command as the API sent it: text, and parameters as values (uuid, text, int…) with their types.</summary>
internal sealed record RawParameter(string Name, NpgsqlDbType? Type, string TypeName, string? Value);

internal sealed record RawCommand(string Text, RawParameter[] Parameters);

/// <summary>The commands of one work. `Fresh` are ids that an insert must not repeat: each request gets new ones.</summary>
/// <param name="Scope">The subtree that functions of the database read from the settings.</param>
internal sealed record RawWork(string Name, RawCommand[] Commands, Guid[] Fresh, string Scope);

/// <summary>
/// The other side: Kestrel, Npgsql and exactly the SQL that the API sends for the same work, in one transaction; rows written as JSON. It has no
/// session, scope, row security, rules, audit or idempotency: the ratio is what these and the mapping cost.
/// </summary>
internal static class RawServer
{
    public static async Task<int> Run(int port, string file)
    {
        var works = JsonSerializer.Deserialize<RawWork[]>(await File.ReadAllTextAsync(file))!.ToDictionary(w => w.Name);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var sources = works.Values.Select(w => w.Scope).Distinct().ToDictionary(scope => scope, scope => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("KHEO_DATABASE_OWNER"))
        {
            MaxAutoPrepare = 200, AutoPrepareMinUsages = 2, MaxPoolSize = 60, Options = $"-c app.scopes={scope}",      // a view that says what may be named shows all
        }.ConnectionString));
        app.MapGet("/ready", () => "ready");
        app.MapGet("/{work}", (string work, HttpContext http) => Serve(works[work], sources[works[work].Scope], http));
        await app.RunAsync();
        return 0;
    }

    private static async Task Serve(RawWork work, NpgsqlDataSource source, HttpContext http)
    {
        var fresh = work.Fresh.ToDictionary(id => id.ToString(), _ => Guid.CreateVersion7());
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(http.Response.Body);
        json.WriteStartArray();
        foreach (var step in work.Commands)
        {
            await using var command = new NpgsqlCommand(step.Text, connection, transaction);
            foreach (var parameter in step.Parameters) command.Parameters.Add(Parameter(parameter, fresh));
            await using var reader = await command.ExecuteReaderAsync();
            do
            {
                while (await reader.ReadAsync())
                {
                    Row(json, reader);
                    if (json.BytesPending > 64 * 1024) await json.FlushAsync();
                }
            }
            while (await reader.NextResultAsync());
        }
        json.WriteEndArray();
        await json.FlushAsync();
        await transaction.CommitAsync();
    }

    private static NpgsqlParameter Parameter(RawParameter p, Dictionary<string, Guid> fresh)
    {
        object value = p.Value is null ? DBNull.Value
            : fresh.TryGetValue(p.Value, out var id) ? id
            : p.TypeName switch
            {
                "Guid" => Guid.Parse(p.Value), "Int32" => int.Parse(p.Value), "Int64" => long.Parse(p.Value), "Boolean" => bool.Parse(p.Value), "Decimal" => decimal.Parse(p.Value),
                "DateTimeOffset" => JsonSerializer.Deserialize<DateTimeOffset>(p.Value), "DateTime" => JsonSerializer.Deserialize<DateTime>(p.Value), "DateOnly" => DateOnly.Parse(p.Value),
                "String[]" => JsonSerializer.Deserialize<string[]>(p.Value)!, "Guid[]" => JsonSerializer.Deserialize<Guid[]>(p.Value)!, "Int32[]" or "List`1" => JsonSerializer.Deserialize<int[]>(p.Value)!, _ => p.Value,
            };
        var parameter = new NpgsqlParameter(p.Name, value);
        if (p.Type is { } type) parameter.NpgsqlDbType = type;
        return parameter;
    }

    private static void Row(Utf8JsonWriter json, NpgsqlDataReader reader)
    {
        json.WriteStartObject();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            json.WritePropertyName(reader.GetName(i));
            if (reader.IsDBNull(i)) { json.WriteNullValue(); continue; }
            switch (reader.GetFieldValue<object>(i))
            {
                case Guid id: json.WriteStringValue(id); break;
                case long n: json.WriteNumberValue(n); break;
                case int n: json.WriteNumberValue(n); break;
                case decimal n: json.WriteNumberValue(n); break;
                case bool b: json.WriteBooleanValue(b); break;
                case DateTime t: json.WriteStringValue(t); break;
                case DateOnly d: json.WriteStringValue(d.ToString("yyyy-MM-dd")); break;
                case string s when reader.GetDataTypeName(i) == "jsonb": json.WriteRawValue(s, skipInputValidation: true); break;
                case string s: json.WriteStringValue(s); break;
                case var other: json.WriteStringValue(other.ToString()); break;
            }
        }
        json.WriteEndObject();
    }
}
