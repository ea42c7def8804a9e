using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kheo.Api.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace Kheo.Api.Tests.Contract;

/// <summary>Holds every answer that a test receives to the contract: a snapshot proves the document stable, this proves it true.</summary>
public static class Document
{
    private static readonly Lazy<JsonObject> Json = new(() =>
    {
        var host = World.House.Host(World.Walls.Both).GetAwaiter().GetResult();
        var document = host.Services.GetRequiredService<ISwaggerProvider>().GetSwagger(OpenApi.Document);
        using var text = new StringWriter();
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        return JsonNode.Parse(text.ToString())!.AsObject();
    });

    private static readonly Lazy<List<(string Method, Regex Path, JsonObject Operation)>> Operations = new(() =>
    [
        .. Json.Value["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Where(o => o.Value is JsonObject inner && inner.ContainsKey("responses"))
            .Select(o => (o.Key.ToUpperInvariant(), new Regex("^" + Regex.Replace(p.Key, @"\{[^}]+\}", "[^/]+") + "$"), o.Value!.AsObject()))),
    ]);

    /// <summary>operationId × status seen in this run.</summary>
    public static ConcurrentDictionary<string, byte> Seen { get; } = new();

    public static void Check(HttpRequestMessage request, HttpResponseMessage response, string body)
    {
        var path = request.RequestUri!.IsAbsoluteUri ? request.RequestUri.AbsolutePath : request.RequestUri.OriginalString.Split('?')[0];
        var matches = Operations.Value.Where(o => o.Method == request.Method.Method && o.Path.IsMatch(path)).OrderBy(o => o.Path.ToString().Count(c => c == '[')).ToList();
        if (matches.Count == 0) return;
        var operation = matches[0].Operation;
        var (id, status) = ((string)operation["operationId"]!, ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Seen.TryAdd($"{id} {status}", 0);
        var answers = operation["responses"]![status] as JsonObject;
        if (answers?["$ref"]?.ToString() is { } shared) answers = Json.Value["components"]!["responses"]![shared.Split('/')[^1]] as JsonObject;
        if (answers is not { } described)
            throw new Xunit.Sdk.XunitException($"{id} answered {status}, which openapi.yaml does not list for it. Add the rule to `.Fails(…)` in Routes.cs or the status to DescribeOperation. Body: {body}");
        var media = response.Content.Headers.ContentType?.MediaType;
        if (media is null || described["content"]?[media]?["schema"] is not { } schema || !media.EndsWith("json", StringComparison.Ordinal)) return;
        var faults = new List<string>();
        Faults(schema, JsonNode.Parse(body), "$", faults);
        if (faults.Count > 0) throw new Xunit.Sdk.XunitException($"{id} {status} is not what openapi.yaml says: {string.Join("; ", faults.Take(5))}. Body: {body[..Math.Min(body.Length, 600)]}");
        if (status == "409" && described["description"]?.ToString() is { } words && JsonNode.Parse(body)?["code"]?.ToString() is { } code && code is not ("already-there" or "still-referred-to")
            && !words.Contains($"`{code}`", StringComparison.Ordinal))
            throw new Xunit.Sdk.XunitException($"{id} answered 409 {code}, which its route does not list. Add the rule to `.Fails(…)`.");
    }

    private static void Faults(JsonNode? schema, JsonNode? value, string at, List<string> faults)
    {
        if (schema is not JsonObject rules || faults.Count > 5) return;
        if (rules["$ref"]?.ToString() is { } reference) { Faults(Json.Value["components"]!["schemas"]![reference.Split('/')[^1]], value, at, faults); return; }
        if (rules["allOf"] is JsonArray all) foreach (var part in all) Faults(part, value, at, faults);
        if ((rules["oneOf"] ?? rules["anyOf"]) is JsonArray any)
        {
            if (!any.Any(part => { var inner = new List<string>(); Faults(part, value, at, inner); return inner.Count == 0; })) faults.Add($"{at} fits none of the shapes");
            return;
        }
        var types = rules["type"] switch { JsonArray list => list.Select(t => t!.ToString()).ToList(), { } one => [one.ToString()], _ => [] };
        if (types.Count > 0 && !types.Any(t => Is(t, value))) { faults.Add($"{at} is {value?.GetValueKind().ToString() ?? "null"}, not {string.Join('|', types)}"); return; }
        if (rules["enum"] is JsonArray words && value is not null && !words.Any(w => w?.ToJsonString() == value.ToJsonString())) faults.Add($"{at} = {value} is not one of the words");
        if (value is JsonArray items) for (var i = 0; i < items.Count; i++) Faults(rules["items"], items[i], $"{at}[{i}]", faults);
        if (value is not JsonObject fields) return;
        var known = rules["properties"] as JsonObject;
        foreach (var need in rules["required"] as JsonArray ?? []) if (!fields.ContainsKey(need!.ToString())) faults.Add($"{at}.{need} is missing");
        foreach (var (name, inner) in fields)
        {
            if (known?[name] is { } property) Faults(property, inner, $"{at}.{name}", faults);
            else if (rules["additionalProperties"] is JsonObject extra) Faults(extra, inner, $"{at}.{name}", faults);
            else if (rules["additionalProperties"] is JsonValue no && !no.GetValue<bool>()) faults.Add($"{at}.{name} is not described");
        }
    }

    private static bool Is(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value is JsonValue v && v.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "boolean" => value is JsonValue v && v.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        "integer" => value is JsonValue v && v.GetValueKind() == System.Text.Json.JsonValueKind.Number && decimal.TryParse(v.ToJsonString(), out var n) && n == decimal.Truncate(n),
        "number" => value is JsonValue v && v.GetValueKind() == System.Text.Json.JsonValueKind.Number,
        _ => true,
    };
}
