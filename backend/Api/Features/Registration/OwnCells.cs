using System.Globalization;
using System.Text.RegularExpressions;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Features.Registration;

/// <summary>Reads an answer from a cell as people write it, and as the export wrote it. What could be read in two ways is refused.</summary>
internal static partial class OwnCells
{
    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy"];

    /// <summary>The answer, or the code of what is wrong with the cell.</summary>
    public static (OwnAnswer? Answer, string? Wrong) Read(OwnField field, string text) => field.Type switch
    {
        OwnFieldType.Text or OwnFieldType.LongText => (new OwnAnswer.Words(text), null),
        OwnFieldType.Number or OwnFieldType.Money => Figure(text) is { } value ? (new OwnAnswer.Number(value), null) : (null, "malformed"),
        OwnFieldType.Date => Day(text) is { } day ? (new OwnAnswer.Words(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), null) : (null, "malformed"),
        OwnFieldType.Choice => Option(field, text) is { } code ? (new OwnAnswer.Words(code), null) : (null, "unknown"),
        OwnFieldType.MultipleChoice => Options(field, text) is { } codes ? (new OwnAnswer.Several(codes), null) : (null, "unknown"),
        OwnFieldType.Person => (Named(text.Split(',', 2, StringSplitOptions.TrimEntries), "name", "position"), null),
        OwnFieldType.Place => (Named([text], "words"), null),
        _ => (null, "on-screen"),
    };

    /// <summary>`18.000.000`, `2,5`, `2.5`; `2.125` is two and a bit to a spreadsheet and two thousand to an officer.</summary>
    private static decimal? Figure(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
        if (Ambiguous().IsMatch(plain)) return null;
        plain = Grouped().IsMatch(plain) ? plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : plain.Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is > 366 and < 80_000 ? DateOnly.FromDateTime(DateTime.FromOADate(serial)) : null;

    private static string? Option(OwnField field, string text) => field.Options?.FirstOrDefault(o => o.Code == text || Text.Fold(o.Label) == Text.Fold(text))?.Code;

    private static List<OwnAnswer>? Options(OwnField field, string text)
    {
        var codes = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => Option(field, one)).ToList();
        return codes.Contains(null) ? null : [.. codes.Distinct().Select(code => new OwnAnswer.Words(code!))];
    }

    private static OwnAnswer.Named Named(string[] said, params string[] parts) => new(parts.Zip(said).ToDictionary(p => p.First, OwnAnswer (p) => new OwnAnswer.Words(p.Second)));

    [GeneratedRegex(@"^-?\d{1,3}\.\d{3}\z")]
    private static partial Regex Ambiguous();

    [GeneratedRegex(@"^-?\d{1,3}(\.\d{3}){2,}(,\d+)?\z|^-?\d{1,3}(\.\d{3})+,\d+\z")]
    private static partial Regex Grouped();
}
