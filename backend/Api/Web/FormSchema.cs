using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Json.Schema;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Web;

/// <summary>A JSON Schema document (2020-12).</summary>
[JsonConverter(typeof(Plain))]
public sealed record SchemaDocument(JsonObject Schema) : IExample<SchemaDocument>
{
    internal const string MediaType = "application/schema+json";

    public static SchemaDocument Example => new(FormSchema.Of(FormSchema.Example, "Thi đua Dân vận khéo năm 2026"));

    internal sealed class Plain : JsonConverter<SchemaDocument>
    {
        public override SchemaDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonNode.Parse(ref reader)!.AsObject());
        public override void Write(Utf8JsonWriter writer, SchemaDocument value, JsonSerializerOptions options) => value.Schema.WriteTo(writer, options);
    }
}

/// <summary>
/// The registration form of a campaign as one JSON Schema of `name`, `parts` and `answers`. What is published is what is validated with, here and in the browser.
/// A draft may leave out what is required; everything else it is held to as well.
/// </summary>
internal static class FormSchema
{
    public static readonly IReadOnlyDictionary<FormPart, string> Titles = new Dictionary<FormPart, string>
    {
        [FormPart.Name] = "Tên mô hình, điển hình", [FormPart.Situation] = "Thực trạng, lý do", [FormPart.Objectives] = "Mục tiêu, tiêu chí", [FormPart.Content] = "Nội dung, cách làm",
        [FormPart.Place] = "Địa bàn, đối tượng hưởng lợi", [FormPart.Forces] = "Lực lượng thực hiện", [FormPart.Resources] = "Nguồn lực", [FormPart.Timetable] = "Tiến độ",
        [FormPart.Outputs] = "Sản phẩm kiểm chứng được", [FormPart.Sustainability] = "Khả năng duy trì, nhân rộng",
    };

    public static readonly RegistrationForm Example = new([FormPart.Name, FormPart.Situation], Help: [new(FormPart.Situation, "Nêu số liệu và nguồn số liệu.")], Fields:
    [
        new("hinh-thuc", "Hình thức thực hiện", OwnFieldType.Choice, Required: true, Options: [new("moi", "Làm mới"), new("nhan-rong", "Nhân rộng")]),
        new("nguon-goc", "Nhân rộng từ mô hình nào", OwnFieldType.Text, Required: true, When: new OwnFieldCondition("hinh-thuc", Is: "nhan-rong")),
        new("kinh-phi", "Kinh phí đối ứng", OwnFieldType.Money, "Phần dân góp, không tính ngân sách.", Max: 5_000_000_000),
        new("doan-duong", "Các đoạn đường", OwnFieldType.Table, Columns: [new("ten", "Tên đoạn", OwnFieldType.Text, true), new("dai", "Chiều dài", OwnFieldType.Number, UnitName: "m")]),
    ]);

    private const string Uuid = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
    private const string Day = @"^(19|20)\d\d-\d\d-\d\d$";
    private const int LongestPart = 8_000;

    private static readonly Dictionary<string, string> Codes = new()
    {
        ["type"] = "wrong-type", ["maxLength"] = "too-long", ["minimum"] = "out-of-range", ["maximum"] = "out-of-range", ["enum"] = "unknown", ["pattern"] = "malformed", ["format"] = "malformed",
        ["maxItems"] = "too-many", ["uniqueItems"] = "repeated", ["minLength"] = "required", ["minItems"] = "required", [""] = "unknown",
    };

    /// <param name="form">As units of one tier read it, or the whole.</param>
    public static JsonObject Of(RegistrationForm form, string title)
    {
        var fields = form.Fields ?? [];
        var (parts, answers) = (new JsonObject(), new JsonObject());
        foreach (var part in FormReading.AllParts.Where(p => p != FormPart.Name)) parts[Key(part)] = Part(form, part, LongestPart);
        foreach (var field in fields) answers[field.Code] = Described(Typed(field), field.Label, field.Help, field.Type, field.UnitName);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title, ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["name"] = Part(form with { Required = [.. form.Required, FormPart.Name] }, FormPart.Name, 300),
                ["parts"] = Closed(parts, form.Required.Where(p => p != FormPart.Name).Select(Key)),
                ["answers"] = Closed(answers, fields.Where(f => f is { Required: true, When: null }).Select(f => f.Code)),
            },
            ["required"] = new JsonArray("name", "parts", "answers"), ["additionalProperties"] = false,
        };
        var hanging = fields.Where(f => f is { Required: true, When: not null }).Select(f => (JsonNode)new JsonObject
        {
            ["if"] = Asked(f, fields),
            ["then"] = new JsonObject { ["properties"] = new JsonObject { ["answers"] = new JsonObject { ["required"] = new JsonArray(f.Code) } } },
        }).ToArray();
        if (hanging.Length > 0) schema["allOf"] = new JsonArray(hanging);
        return schema;
    }

    /// <summary>What stands against a reading, by field: `answers.kinh-phi` → `out-of-range`. Blank answers are none.</summary>
    /// <param name="whole">Whether what is required must be there: at handing in.</param>
    public static IReadOnlyDictionary<string, string[]> Flaws(RegistrationForm form, FormReading reading, bool whole) => Parsed.Of(form).Flaws(reading, whole);

    /// <summary>A form's schema as it is validated with: made once for many readings.</summary>
    internal sealed record Parsed(JsonObject Schema, JsonSchema Rules)
    {
        public static Parsed Of(RegistrationForm form)
        {
            var schema = FormSchema.Of(form, "");
            return new(schema, JsonSchema.FromText(schema.ToJsonString()));
        }

        public IReadOnlyDictionary<string, string[]> Flaws(FormReading reading, bool whole) => FormSchema.Flaws(this, reading, whole);
    }

    private static IReadOnlyDictionary<string, string[]> Flaws(Parsed parsed, FormReading reading, bool whole)
    {
        var (schema, instance) = (parsed.Schema, Instance(reading));
        var result = parsed.Rules.Evaluate(instance, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        var flaws = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        void Add(string at, string code) => (flaws.TryGetValue(at, out var codes) ? codes : flaws[at] = new(StringComparer.Ordinal)).Add(code);
        foreach (var detail in result.Details.Where(d => d.HasErrors))
        {
            string[] way = Steps(detail.EvaluationPath.ToString()), place = Steps(detail.InstanceLocation.ToString());
            if (way.Contains("if")) continue;
            foreach (var keyword in detail.Errors!.Keys)
            {
                if (keyword == "required") foreach (var absent in Absent(schema, way, instance, place)) Add(At([.. place, absent]), "required");
                else if (Codes.TryGetValue(keyword, out var code)) Add(At(place), code);
            }
        }
        return flaws.Select(f => (f.Key, Codes: f.Value.Where(c => whole || c != "required").ToArray())).Where(f => f.Codes.Length > 0).ToDictionary(f => f.Key, f => f.Codes);
    }

    private static JsonElement Instance(FormReading reading)
    {
        var parts = FormReading.AllParts.Where(p => p != FormPart.Name && !string.IsNullOrWhiteSpace(reading[p])).ToDictionary(Key, p => reading[p]);
        return JsonSerializer.SerializeToElement(new { name = reading.Name.Trim(), parts, answers = OwnAnswers.Kept(reading.Answers ?? OwnAnswers.None) }, Edge.Json);
    }

    private static string Key(FormPart part) => JsonNamingPolicy.CamelCase.ConvertName(part.ToString());

    private static JsonObject Part(RegistrationForm form, FormPart part, int longest)
    {
        var schema = new JsonObject { ["title"] = Titles[part] };
        if (form.Help?.FirstOrDefault(h => h.Part == part) is { } help) schema["description"] = help.Text;
        schema["type"] = form.Required.Contains(part) ? "string" : new JsonArray("string", "null");
        if (form.Required.Contains(part)) schema["minLength"] = 1;
        schema["maxLength"] = longest;
        return schema;
    }

    private static JsonObject Typed(OwnField field)
    {
        var schema = field.Type switch
        {
            OwnFieldType.MultipleChoice => new JsonObject { ["type"] = "array", ["items"] = Simple(OwnFieldType.Choice, field.Options), ["uniqueItems"] = true },
            OwnFieldType.Table => new JsonObject
            {
                ["type"] = "array", ["maxItems"] = OwnField.MostRows,
                ["items"] = Closed(
                    new JsonObject(field.Columns!.Select(c => KeyValuePair.Create(c.Code, (JsonNode?)Described(Simple(c.Type, c.Options), c.Label, null, c.Type, c.UnitName)))),
                    field.Columns!.Where(c => c.Required).Select(c => c.Code)),
            },
            OwnFieldType.Person => Closed(new JsonObject { ["name"] = Line(200), ["position"] = Line(200) }, ["name"]),
            OwnFieldType.Place => Closed(new JsonObject { ["words"] = Line(500), ["unit"] = Simple(OwnFieldType.Unit, null) }, ["words"]),
            _ => Simple(field.Type, field.Options),
        };
        if (field.Min is { } min) schema["minimum"] = min;
        if (field.Max is { } max) schema["maximum"] = max;
        if (field.MaxLength is { } length) schema["maxLength"] = length;
        if (field is { Required: true, When: null } && schema["type"]!.GetValue<string>() is var type and ("string" or "array")) schema[type == "string" ? "minLength" : "minItems"] = 1;
        return schema;
    }

    private static JsonObject Simple(OwnFieldType type, IReadOnlyList<OwnFieldOption>? options) => type switch
    {
        OwnFieldType.Text => Line(OwnField.LongestLine),
        OwnFieldType.LongText => Line(OwnField.LongestText),
        OwnFieldType.Number => new JsonObject { ["type"] = "number", ["minimum"] = -OwnField.Largest, ["maximum"] = OwnField.Largest },
        OwnFieldType.Money => new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = OwnField.Largest },
        OwnFieldType.Date => new JsonObject { ["type"] = "string", ["format"] = "date", ["pattern"] = Day },
        OwnFieldType.Choice => new JsonObject
        {
            ["type"] = "string", ["enum"] = new JsonArray([.. options!.Select(o => (JsonNode)o.Code)]),
            ["x-labels"] = new JsonObject(options!.Select(o => KeyValuePair.Create(o.Code, (JsonNode?)o.Label))),
        },
        _ => new JsonObject { ["type"] = "string", ["pattern"] = Uuid },
    };

    private static JsonObject Line(int longest) => new() { ["type"] = "string", ["maxLength"] = longest };

    private static JsonObject Closed(JsonObject properties, IEnumerable<string> required)
    {
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Select(r => (JsonNode)r).ToArray() is { Length: > 0 } names) schema["required"] = new JsonArray(names);
        return schema;
    }

    private static JsonObject Described(JsonObject schema, string label, string? help, OwnFieldType type, string? unitName)
    {
        schema["title"] = label;
        if (help is not null) schema["description"] = help;
        schema["x-type"] = JsonNamingPolicy.KebabCaseLower.ConvertName(type.ToString());
        if (unitName is not null) schema["x-unit"] = unitName;
        return schema;
    }

    /// <summary>When a field is asked: as its condition says, where the field it hangs on is asked itself.</summary>
    private static JsonObject Asked(OwnField field, IReadOnlyList<OwnField> all)
    {
        var conditions = new JsonArray();
        for (var at = field; at?.When is { } when; at = all.FirstOrDefault(f => f.Code == when.Field)) conditions.Add(Holds(when, all));
        return conditions.Count == 1 ? (JsonObject)conditions[0]!.DeepClone() : new JsonObject { ["allOf"] = conditions };
    }

    private static JsonObject Holds(OwnFieldCondition when, IReadOnlyList<OwnField> all)
    {
        var (owner, name) = when.Part is { } part ? part == FormPart.Name ? (null, "name") : ("parts", Key(part)) : ("answers", when.Field!);
        var filled = when.Is is not { } option ? new JsonObject { ["minLength"] = 1, ["minItems"] = 1, ["type"] = new JsonArray("string", "number", "array", "object") }
            : all.First(f => f.Code == when.Field).Type == OwnFieldType.MultipleChoice ? new JsonObject { ["contains"] = new JsonObject { ["const"] = option }, ["type"] = "array" } : new JsonObject { ["const"] = option };
        var inner = new JsonObject { ["properties"] = new JsonObject { [name] = filled }, ["required"] = new JsonArray(name) };
        return owner is null ? inner : new JsonObject { ["properties"] = new JsonObject { [owner] = inner }, ["required"] = new JsonArray(owner) };
    }

    private static IEnumerable<string> Absent(JsonObject schema, string[] way, JsonElement instance, string[] place)
    {
        JsonNode? rules = schema;
        foreach (var step in way) rules = rules is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : rules?[step];
        var at = instance;
        foreach (var step in place) at = at.ValueKind == JsonValueKind.Array ? at[int.Parse(step, CultureInfo.InvariantCulture)] : at.GetProperty(step);
        return ((JsonArray)rules!["required"]!).Select(n => n!.GetValue<string>()).Where(n => !at.TryGetProperty(n, out _));
    }

    private static string[] Steps(string pointer) => [.. pointer.Split('/').Skip(1).Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    /// <summary>`answers`, `bang`, `0`, `ten` → `answers.bang[0].ten`.</summary>
    private static string At(string[] place) => string.Concat(place.Select((step, n) => n > 1 && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? $"[{step}]" : n == 0 ? step : "." + step));
}
