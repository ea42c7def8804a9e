using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Kheo.Api.Web;

/// <summary>The contract: written by the route tables, the XML comments and the examples. `openapi` prints it; a test holds the file to it.</summary>
internal static class OpenApi
{
    public const string Document = "kheo";

    public static void AddKheoContract(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.ConfigureHttpJsonOptions(o =>
        {
            foreach (var converter in Edge.Json.Converters) o.SerializerOptions.Converters.Add(converter);
        });
        services.AddSwaggerGen(o =>
        {
            o.SwaggerDoc(Document, new OpenApiInfo
            {
                Title = "Khéo", Version = "1",
                Description = "The emulation movement \"Dân vận khéo\": campaigns, registrations, judging, recognitions and reports of every unit, tier by tier.\n\n" +
                    "Every POST takes `Idempotency-Key`; every change takes `If-Match`; every failure is `application/problem+json` with a stable `code`. " +
                    "What lies outside the caller's units is answered 404, as if it did not exist. Days and deadlines are of Asia/Ho_Chi_Minh; times are UTC.",
                License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
                Contact = new OpenApiContact { Name = "Khéo" },
            });
            foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "Kheo.*.xml")) o.IncludeXmlComments(file);
            o.SupportNonNullableReferenceTypes();
            o.NonNullableReferenceTypesAsRequired();
            o.UseAllOfToExtendReferenceSchemas();
            o.CustomSchemaIds(SchemaId);
            // A time of the day as people set it; the format `time` is one with its distance from UTC.
            o.MapType<TimeOnly>(() => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d$" });
            // An answer to an own field: what it is, the field's type says, and the form's own schema in full.
            o.MapType<OwnAnswer>(() => new OpenApiSchema
            {
                Description = "Words (also a code, a day or an id), a number, several of them, or named parts, as the field's type says; GetFormSchema says it in full.",
                AnyOf = [new OpenApiSchema { Type = JsonSchemaType.String }, new OpenApiSchema { Type = JsonSchemaType.Number }, new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema() }, new OpenApiSchema { Type = JsonSchemaType.Object }],
            });
            o.MapType<SchemaDocument>(() => new OpenApiSchema { Type = JsonSchemaType.Object, Description = "A JSON Schema." });
            o.OperationFilter<DescribeOperation>();
            o.SchemaFilter<ClosedObjects>();
            o.DocumentFilter<SharedParts>();
            o.DocumentFilter<NullableReferences>();
        });
    }

    public static string Print(IServiceProvider services)
    {
        var document = services.GetRequiredService<ISwaggerProvider>().GetSwagger(Document);
        using var text = new StringWriter { NewLine = "\n" };
        document.SerializeAsV31(new OpenApiYamlWriter(text));
        return text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    /// <summary>One line an endpoint: verb, path, operationId, permission. A new line is a security review.</summary>
    public static string Manifest(IServiceProvider services) => string.Concat(services.GetRequiredService<Microsoft.AspNetCore.Mvc.ApiExplorer.IApiDescriptionGroupCollectionProvider>()
        .ApiDescriptionGroups.Items.SelectMany(g => g.Items)
        .Select(d => (d.HttpMethod, d.RelativePath, Line: d.ActionDescriptor.EndpointMetadata.OfType<Operation>().SingleOrDefault()))
        .Where(d => d.Line is not null).Select(d => $"{d.HttpMethod} /{Plain(d.RelativePath!)} {d.Line!.Name} {d.Line.Permission}\n").Order(StringComparer.Ordinal));

    /// <summary>`registrations/{id:guid}` → `registrations/{id}`.</summary>
    internal static string Plain(string path) => path.Replace(":guid}", "}", StringComparison.Ordinal);

    internal static string SchemaId(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Page<>)
        ? "PageOf" + SchemaId(type.GenericTypeArguments[0])
        : type.Name;
}

/// <summary>Summary, parameters, body, headers, answers, problems and examples of one operation, all from its line in the route table.</summary>
internal sealed class DescribeOperation : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<Operation>().SingleOrDefault() is not { } line) return;
        var path = OpenApi.Plain(context.ApiDescription.RelativePath!);
        operation.OperationId = line.Name;
        operation.Summary = Docs.Summary(line.Request) ?? line.Name;
        operation.Description = $"Permission: `{line.Permission}`." + (line.Rules.Count == 0 ? "" : "\n\nRules that may refuse (409):\n" + string.Join('\n', line.Rules.Select(r => $"- `{r.Code}`: {r.Sentence}")));
        if (line.Anonymous) operation.Security = [];

        operation.Parameters = [];
        if (path.Contains("{id}", StringComparison.Ordinal)) operation.Parameters.Add(Parameter(context, "id", ParameterLocation.Path, typeof(Guid), true, "The resource."));
        if (!line.Unsafe)
        {
            foreach (var property in Asked.Fields(line.Request).Where(p => p.Name != "Id"))
            {
                var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
                var inPath = path.Contains("{" + name + "}", StringComparison.Ordinal);
                operation.Parameters.Add(Parameter(context, name, inPath ? ParameterLocation.Path : ParameterLocation.Query, property.PropertyType,
                    inPath || Docs.Required(property), Docs.Summary(property)));
            }
        }
        if (line.NeedsKey) operation.Parameters.Add(new OpenApiParameterReference("IdempotencyKey", context.Document));
        if (line.NeedsIfMatch) operation.Parameters.Add(new OpenApiParameterReference("IfMatch", context.Document));
        if (line.Unsafe && !line.Anonymous) operation.Parameters.Add(new OpenApiParameterReference("Antiforgery", context.Document));
        Body(operation, line, context);
        Responses(operation, line, context);
    }

    private static void Body(OpenApiOperation operation, Operation line, OperationFilterContext context)
    {
        operation.RequestBody = null;
        if (!line.Unsafe || line.Verb == Verb.Delete) return;
        var fields = line.Request.GetProperties().Where(p => p.GetSetMethod() is not null && p.Name != "EqualityContract").ToList();
        if (line.Verb == Verb.Upload)
        {
            var form = new OpenApiSchema { Type = JsonSchemaType.Object, Required = new HashSet<string> { "file" }, Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } } };
            foreach (var field in fields.Where(f => f.PropertyType != typeof(IFormFile)))
            {
                var name = JsonNamingPolicy.CamelCase.ConvertName(field.Name);
                form.Properties[name] = context.SchemaGenerator.GenerateSchema(Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType, context.SchemaRepository);
                if (Docs.Required(field)) form.Required.Add(name);
            }
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, IOpenApiMediaType> { ["multipart/form-data"] = new OpenApiMediaType { Schema = form } } };
            return;
        }
        if (fields.Count == 0) return;
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = fields.Any(Docs.Required),
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/json"] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(line.Request, context.SchemaRepository), Examples = Shared(context, line.Request) },
            },
        };
    }

    private static void Responses(OpenApiOperation operation, Operation line, OperationFilterContext context)
    {
        operation.Responses = [];
        var nothing = line.View == typeof(Unit);
        var good = new OpenApiResponse { Description = nothing ? "Done; nothing to say." : "As it stands now." };
        if (line.View == typeof(Sheet) || line.View == typeof(CsvSheet) || line.View == typeof(Download))
        {
            var type = line.View == typeof(Sheet) ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : line.View == typeof(CsvSheet) ? "text/csv" : "application/octet-stream";
            good.Content = new Dictionary<string, IOpenApiMediaType> { [type] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } } };
        }
        else if (!nothing)
        {
            good.Content = new Dictionary<string, IOpenApiMediaType>
            {
                [line.View == typeof(SchemaDocument) ? SchemaDocument.MediaType : "application/json"] = new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(line.View, context.SchemaRepository), Examples = Shared(context, line.View) },
            };
            if (typeof(IView).IsAssignableFrom(line.View))
            {
                good.Headers = new Dictionary<string, IOpenApiHeader> { ["ETag"] = Text("The version, for If-Match.") };
                if (line.Verb is Verb.Create or Verb.Upload) good.Headers["Location"] = Text("Where it can be read.");
            }
        }
        operation.Responses[nothing ? "204" : line.Verb is Verb.Create or Verb.Upload ? "201" : "200"] = good;

        List<int> refusals = [400, 429, 503];
        if (!line.Anonymous) refusals.AddRange([401, 403]);
        else if (line.Throttle == "sign-in") refusals.Add(401);
        if (context.ApiDescription.RelativePath!.Contains('{', StringComparison.Ordinal) || line.Unsafe || Narrows(line.Request)) refusals.Add(404);
        if (line.NeedsIfMatch || line.Verb == Verb.Act) refusals.Add(412);
        if (line.Unsafe && line.Verb != Verb.Delete) refusals.AddRange([413, 415]);
        if (line.NeedsKey) refusals.Add(422);
        if (line.NeedsIfMatch) refusals.Add(428);
        foreach (var status in refusals.Order()) operation.Responses[SharedParts.Key(status)] = new OpenApiResponseReference("Problem" + SharedParts.Key(status), context.Document);
        if (line.Rules.Count > 0) operation.Responses["409"] = SharedParts.Problem(string.Join(", ", line.Rules.Select(r => $"`{r.Code}`")));
    }

    // A question about a unit or campaign that may not be the caller's to see.
    private static bool Narrows(Type request) => Asked.Fields(request).Any(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(Guid));

    // Written once under components: many operations answer the same view.
    private static Dictionary<string, IOpenApiExample>? Shared(OperationFilterContext context, Type type)
    {
        if (Examples.Of(type) is not { } example) return null;
        var (name, components) = (OpenApi.SchemaId(type), context.Document.Components ??= new OpenApiComponents());
        components.Examples ??= new Dictionary<string, IOpenApiExample>();
        components.Examples[name] = new OpenApiExample { Summary = Docs.Summary(type) ?? name, Value = example };
        return new() { [JsonNamingPolicy.CamelCase.ConvertName(name)] = new OpenApiExampleReference(name, context.Document) };
    }

    private static OpenApiParameter Parameter(OperationFilterContext context, string name, ParameterLocation place, Type type, bool required, string? words) =>
        new() { Name = name, In = place, Required = required, Description = words, Schema = context.SchemaGenerator.GenerateSchema(Nullable.GetUnderlyingType(type) ?? type, context.SchemaRepository) };

    private static OpenApiHeader Text(string words) => new() { Description = words, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}

internal static class Examples
{
    /// <summary>The type's own Example, written as the API writes it; a page shows one row.</summary>
    public static JsonNode? Of(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Page<>))
            return Of(type.GenericTypeArguments[0]) is { } row ? new JsonObject { ["items"] = new JsonArray(row), ["next"] = null } : null;
        if (type.GetProperty("Example", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is not { } example) return null;
        return JsonSerializer.SerializeToNode(example, type, Edge.Json);
    }
}

/// <summary>What is not named is refused, in the contract as at the edge.</summary>
internal sealed class ClosedObjects : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is OpenApiSchema { Properties.Count: > 0 } closed) closed.AdditionalPropertiesAllowed = false;
        if (context.Type.IsEnum && schema is OpenApiSchema words)
        {
            words.Type = JsonSchemaType.String;
            words.Format = null;
            words.Enum = [.. Enum.GetNames(context.Type).Select(n => (JsonNode)JsonValue.Create(JsonNamingPolicy.KebabCaseLower.ConvertName(n))!)];
        }
    }
}

/// <summary>"This shape, or null", said as 3.1 says it: the generator writes `type: null` beside the reference, which no value can satisfy.</summary>
internal sealed class NullableReferences : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        foreach (var property in swaggerDoc.Components!.Schemas!.Values.OfType<OpenApiSchema>().SelectMany(s => s.Properties?.Values ?? []).OfType<OpenApiSchema>())
        {
            if (property is not { Type: JsonSchemaType.Null, AllOf: [var shape] }) continue;
            property.Type = null;
            property.AllOf = null;
            property.OneOf = [shape, new OpenApiSchema { Type = JsonSchemaType.Null }];
        }
    }
}

internal sealed class SharedParts : IDocumentFilter
{
    private static readonly Dictionary<int, string> Refusals = new()
    {
        [400] = "Not in the expected form: `malformed`, `invalid` with `errors`, missing or malformed header.",
        [401] = "Not signed in: `not-signed-in`, `sign-in-refused`.",
        [403] = "Not allowed here: `forbidden`, `antiforgery`.",
        [404] = "Absent, or not yours to see: `absent`.",
        [412] = "Changed meanwhile: `stale`.",
        [413] = "Too large: `too-large`.",
        [415] = "Wrong media type: `wrong-media-type`.",
        [422] = "The key was used for another request: `idempotency-key-reused`.",
        [428] = "If-Match is missing: `if-match-missing`.",
        [429] = "Too many requests: `too-many`.",
        [503] = "Not available now; nothing was stored: `busy`, `unavailable`.",
    };

    public static string Key(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static OpenApiResponse Problem(string words) => new()
    {
        Description = words,
        Content = new Dictionary<string, IOpenApiMediaType> { ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference("Problem") } },
    };

    private static OpenApiParameter Header(string name, string words, string example) =>
        new() { Name = name, In = ParameterLocation.Header, Required = true, Description = words, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = JsonValue.Create(example) };

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository);
        swaggerDoc.Servers = [new OpenApiServer { Url = "/", Description = "The instance that serves this document." }];
        swaggerDoc.Components ??= new OpenApiComponents();
        swaggerDoc.Components.Responses = Refusals.ToDictionary(r => "Problem" + Key(r.Key), r => (IOpenApiResponse)Problem(r.Value));
        swaggerDoc.Components.Parameters = new Dictionary<string, IOpenApiParameter>
        {
            ["IdempotencyKey"] = Header("Idempotency-Key", "One per intention, 8 to 64 letters, digits or hyphens; for seven days a repeated request gets the first answer.", "0198c1a2-5b7e-7c3d-9f10-6a2b4c8d0e1f"),
            ["IfMatch"] = Header("If-Match", "The ETag that was read.", "\"1\""),
            ["Antiforgery"] = Header(Sessions.AntiforgeryHeader, "The session's antiforgeryToken.", "2f1c9b7e5d3a48609c1e7b5d3f1a2c4e"),
        };
        swaggerDoc.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["session"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = Sessions.CookieName, Description = "The session cookie that SignIn sets." },
        };
        swaggerDoc.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("session", swaggerDoc)] = [] }];
        var rooms = swaggerDoc.Paths.Values.SelectMany(p => p.Operations!.Values).SelectMany(o => o.Tags ?? new HashSet<OpenApiTagReference>()).Select(t => t.Name!).Distinct().Order(StringComparer.Ordinal);
        swaggerDoc.Tags = rooms.Select(r => new OpenApiTag { Name = r, Description = $"The room {r}." }).ToHashSet();
        var sorted = new OpenApiPaths();
        foreach (var (path, item) in swaggerDoc.Paths.OrderBy(p => p.Key, StringComparer.Ordinal)) sorted.Add(path, item);
        swaggerDoc.Paths = sorted;
    }
}

/// <summary>XML comments of types and members, for what Swashbuckle does not reach.</summary>
internal static class Docs
{
    private static readonly Lazy<Dictionary<string, string>> Summaries = new(() => Directory.GetFiles(AppContext.BaseDirectory, "Kheo.*.xml")
        .SelectMany(f => System.Xml.Linq.XDocument.Load(f).Descendants("member"))
        .Where(m => m.Element("summary") is not null)
        .DistinctBy(m => m.Attribute("name")!.Value)      // generated code stands in more than one assembly under one name
        .ToDictionary(m => m.Attribute("name")!.Value, m => string.Join(' ', m.Element("summary")!.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));

    public static string? Summary(Type type) => Summaries.Value.GetValueOrDefault("T:" + type.FullName!.Replace('+', '.'));
    public static string? Summary(PropertyInfo property)
    {
        var owner = property.DeclaringType!;
        if (owner.IsGenericType) owner = owner.GetGenericTypeDefinition();
        return Summaries.Value.GetValueOrDefault($"P:{owner.FullName}.{property.Name}");
    }

    public static bool Required(PropertyInfo property) =>
        property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)) ||
        (Nullable.GetUnderlyingType(property.PropertyType) is null && property.DeclaringType!.GetConstructors().SelectMany(c => c.GetParameters())
            .Any(p => p.Name == property.Name && !p.HasDefaultValue && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull));
}
