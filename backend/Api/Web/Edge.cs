using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Kheo.Api.Web;

/// <summary>A value that the edge refuses, with a code for the field.</summary>
public sealed class EdgeRefusal(string code, string detail) : JsonException(detail)
{
    public string Code { get; } = code;
}

/// <summary>Strict JSON, and Vietnamese text made NFC once, here.</summary>
public static class Edge
{
    public static readonly JsonSerializerOptions Json = Strict();

    private static JsonSerializerOptions Strict()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            AllowDuplicateProperties = false,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.Strict,
            MaxDepth = 32,
            PropertyNameCaseInsensitive = false,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false), new EdgeText(), new Database.OwnAnswerJson() },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NullMayBeLeftOut } },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    // As the contract says: what may be null may be left out, also where a record takes it in its constructor.
    private static void NullMayBeLeftOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (property.AssociatedParameter is { IsNullable: true }) property.IsRequired = false;
    }

    /// <summary>No list here holds a null, which no annotation of an item's type keeps out.</summary>
    internal static void RefuseNullItems(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var lists = new Stack<bool>();
        while (reader.Read())
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray: lists.Push(true); break;
                case JsonTokenType.StartObject: lists.Push(false); break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject: lists.Pop(); break;
                case JsonTokenType.Null when lists.TryPeek(out var list) && list: throw new BadRequest(400, "malformed", "A list may not hold null; nothing was stored.");
            }
    }

    // What is taken out or written otherwise, next to composing: letters that only look like Đ, and what has no width.
    private static readonly SearchValues<char> Replaced =
        SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => c is 'Ð' or 'Ɖ' || c != '\u00AD' && char.GetUnicodeCategory(c) == UnicodeCategory.Format)]);

    /// <summary>NFC, outer spaces and zero-width characters away; NUL, lone surrogates and direction overrides refused.</summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var needs = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80 && c != '\0') continue;
            if (c == '\0') throw new EdgeRefusal("nul", "Text may not hold NUL.");
            if (char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 >= text.Length || !char.IsLowSurrogate(text[i + 1])) throw new EdgeRefusal("lone-surrogate", "Text may not hold half a character.");
                i++;
                continue;
            }
            if (c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069') throw new EdgeRefusal("direction-override", "Text may not turn the reading direction.");
            needs = true;
        }
        if (!needs) return text.Trim();
        var composed = text.Normalize(NormalizationForm.FormC);
        if (!composed.AsSpan().ContainsAny(Replaced)) return composed.Trim();
        var clean = new StringBuilder(text.Length);
        foreach (var c in composed)
            if (c is 'Ð' or 'Ɖ') clean.Append('Đ');
            else if (!Replaced.Contains(c)) clean.Append(c);
        return clean.ToString().Trim();
    }

    private sealed class EdgeText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Null) return null;
            if (reader.TokenType != JsonTokenType.String) throw new EdgeRefusal("wrong-type", "Text is expected.");
            string text;
            try
            {
                text = reader.GetString()!;
            }
            catch (InvalidOperationException)
            {
                throw new EdgeRefusal("lone-surrogate", "Text may not hold half a character.");
            }
            return Clean(text);
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Clean(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
    }

    /// <summary>A query object from path and query string, by the same strict rules: unknown names and repeated single values are refused.</summary>
    internal static T ReadQuery<T>(HttpContext http)
    {
        var type = typeof(T);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in http.Request.RouteValues)
                if (value is string text) Value(writer, type, name, [text]);
            foreach (var (name, values) in http.Request.Query) Value(writer, type, name, [.. values.Select(v => v ?? "")]);
            writer.WriteEndObject();
        }
        var question = JsonSerializer.Deserialize(buffer.ToArray(), Asked.Of(type), Json)!;
        return question is T plain ? plain : (T)Activator.CreateInstance(type, question)!;
    }

    private static void Value(Utf8JsonWriter writer, Type owner, string name, string[] values)
    {
        var property = Asked.Fields(owner).FirstOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == name)
            ?? throw Refused(name, "unknown");
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (values.Length != 1 && !type.IsArray) throw Refused(name, "repeated");
        if (values[0].Length == 0 && !type.IsArray) return;
        foreach (var value in values) if (value.Contains('\0')) throw Refused(name, "nul");
        writer.WritePropertyName(name);
        if (type.IsArray)
        {
            writer.WriteStartArray();
            foreach (var value in values) writer.WriteStringValue(value);
            writer.WriteEndArray();
        }
        else if (type == typeof(bool) && bool.TryParse(values[0], out var flag)) writer.WriteBooleanValue(flag);
        else if (type == typeof(int) && int.TryParse(values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) writer.WriteNumberValue(number);
        else if (type == typeof(bool) || type == typeof(int)) throw Refused(name, "wrong-type");
        else writer.WriteStringValue(values[0]);
    }

    private static BadRequest Refused(string name, string code) =>
        new(400, "invalid", $"The query parameter {name} is not one this operation takes in this form.", new Dictionary<string, string[]> { [name] = [code] });
}
