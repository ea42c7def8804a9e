using CsvHelper;
using FluentValidation;
using FluentValidation.Results;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Features.Organisation;

/// <summary>Reads units from CSV text: the house's own columns, or those of the national list of administrative units.</summary>
internal static class ImportCsv
{
    private static readonly HashSet<string> Columns = ["code", "full_name", "name", "state_name", "parent_code", "external_code", "territorial", "tier_code", "kind", "level"];

    // The national list says `level`; the tier is the one of that rank in force on the day.
    internal static readonly Dictionary<string, (string Kind, int Rank)> Levels = new()
    {
        ["province"] = (UnitKinds.ProvinceCommittee, 2),
        ["commune"] = (UnitKinds.CommuneCommittee, 3),
    };

    private static readonly CsvReaderOptions Options = new()
    {
        TrackLineNumbers = true, TrimWhitespace = true, MalformedData = CsvMalformedDataHandling.Throw, FieldCountMismatch = CsvFieldCountHandling.Throw, MaxRecordSize = 10_000,
    };

    public static IReadOnlyList<ImportRow> Read(string text, IReadOnlyList<Tier> tiers, DateOnly day)
    {
        using var csv = CsvReader.FromText(text, Options);
        try
        {
            foreach (var column in csv.Headers) if (!Columns.Contains(column)) throw Refused(1, column, "unknown");
            var rows = new List<ImportRow>();
            while (csv.Read())
            {
                if (rows.Count == ImportUnits.MostRows) throw Refused(csv.LineNumber, "line", "out-of-range");
                rows.Add(Row(csv, tiers, day));
            }
            return rows.Count > 0 ? rows : throw Refused(1, "line", "required");
        }
        catch (CsvFormatException malformed)
        {
            throw Refused(malformed.LineNumber, "line", "malformed");
        }
    }

    private static ImportRow Row(CsvReader csv, IReadOnlyList<Tier> tiers, DateOnly day)
    {
        var line = csv.LineNumber;
        string? Field(string column) => csv.TryGetFieldIndex(column, out var index) && csv.GetString(index) is { Length: > 0 } value ? value : null;
        var level = Field("level");
        var (kind, rank) = level is null ? (Field("kind"), 0) : Levels.TryGetValue(level, out var known) ? known : throw Refused(line, "level", "unknown");
        var tier = level is null ? Field("tier_code") : tiers.FirstOrDefault(t => t.Rank == rank && t.InForceOn(day))?.Code;
        var name = Field("full_name") ?? Field("name") ?? "";
        return new ImportRow
        {
            Place = $"csv[{line}]", Code = Field("code") ?? "", Name = name, StateName = Field("state_name") ?? (level is null ? null : name), ParentCode = Field("parent_code"),
            Kind = kind ?? throw Refused(line, "kind", "required"), TierCode = tier ?? throw Refused(line, level is null ? "tier_code" : "level", "no-tier"),
            Territorial = level is not null || Field("territorial") is "true" or "1" or "x", ExternalCode = Field("external_code") ?? (level is null ? null : Field("code")),
        };
    }

    private static ValidationException Refused(long line, string column, string code) =>
        new([new ValidationFailure($"csv[{line}].{column}", code) { ErrorCode = code }]);
}
