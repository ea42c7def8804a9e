using System.Text.Json;
using System.Text.Json.Serialization;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Database;

/// <summary>An answer as the plain JSON value it is, in the ledger and at the edge. Neither true, false nor null answers anything.</summary>
internal sealed class OwnAnswerJson : JsonConverter<OwnAnswer>
{
    private const int Most = 200;

    public override bool HandleNull => true;

    public override OwnAnswer Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => new OwnAnswer.Words(JsonSerializer.Deserialize<string>(ref reader, options)!),
        JsonTokenType.Number when reader.TryGetDecimal(out var number) => new OwnAnswer.Number(number),
        JsonTokenType.StartArray => new OwnAnswer.Several(Few(JsonSerializer.Deserialize<List<OwnAnswer>>(ref reader, options)!)),
        JsonTokenType.StartObject => new OwnAnswer.Named(Few(JsonSerializer.Deserialize<Dictionary<string, OwnAnswer>>(ref reader, options)!)),
        _ => throw new JsonException("Words, a number, several of them, or named parts are expected."),
    };

    // No form asks for so many, and whoever validates them would compare each with each.
    private static T Few<T>(T answers) where T : System.Collections.ICollection =>
        answers.Count <= Most ? answers : throw new JsonException($"At most {Most} answers are taken in one.");

    public override void Write(Utf8JsonWriter writer, OwnAnswer value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case OwnAnswer.Words words: writer.WriteStringValue(words.Text); break;
            case OwnAnswer.Number number: writer.WriteNumberValue(number.Value); break;
            case OwnAnswer.Several several: JsonSerializer.Serialize(writer, several.Items, options); break;
            case OwnAnswer.Named named: JsonSerializer.Serialize(writer, named.Parts, options); break;
        }
    }
}
