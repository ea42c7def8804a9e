using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Features.Organisation;

/// <summary>What the columns of a sheet are: headings in Vietnamese as people write them and as exports have them, or the names of the API.</summary>
internal sealed class ImportColumns
{
    private const string Level = "Level";
    private const string TierName = "TierName";

    // By their folded text: neither marks nor case nor punctuation matter.
    private static readonly Dictionary<string, string> Known = new()
    {
        ["ma"] = nameof(ImportRow.Code), ["ma don vi"] = nameof(ImportRow.Code), ["code"] = nameof(ImportRow.Code),
        ["ten"] = nameof(ImportRow.Name), ["ten dang"] = nameof(ImportRow.Name), ["ten don vi"] = nameof(ImportRow.Name), ["ten to chuc dang"] = nameof(ImportRow.Name),
        ["name"] = nameof(ImportRow.Name), ["full name"] = nameof(ImportRow.Name),
        ["ten chinh quyen"] = nameof(ImportRow.StateName), ["ten chinh quyen co quan"] = nameof(ImportRow.StateName), ["state name"] = nameof(ImportRow.StateName), ["statename"] = nameof(ImportRow.StateName),
        ["ma cap tren"] = nameof(ImportRow.ParentCode), ["ma don vi cap tren"] = nameof(ImportRow.ParentCode), ["parent code"] = nameof(ImportRow.ParentCode), ["parentcode"] = nameof(ImportRow.ParentCode),
        ["duong dan"] = nameof(ImportRow.Path), ["path"] = nameof(ImportRow.Path),
        ["ma ngoai"] = nameof(ImportRow.ExternalCode), ["ma hanh chinh"] = nameof(ImportRow.ExternalCode), ["ma dia gioi"] = nameof(ImportRow.ExternalCode),
        ["external code"] = nameof(ImportRow.ExternalCode), ["externalcode"] = nameof(ImportRow.ExternalCode),
        ["co dia ban"] = nameof(ImportRow.Territorial), ["dia ban"] = nameof(ImportRow.Territorial), ["territorial"] = nameof(ImportRow.Territorial),
        ["ma cap"] = nameof(ImportRow.TierCode), ["tier code"] = nameof(ImportRow.TierCode), ["tiercode"] = nameof(ImportRow.TierCode), ["cap"] = TierName,
        ["loai"] = nameof(ImportRow.Kind), ["kind"] = nameof(ImportRow.Kind), ["level"] = Level,
    };

    // An export says more than an import takes; and a sheet that came back with its faults is sent again as it is.
    private static readonly HashSet<string> PassedOver = ["", "thanh lap", "ket thuc", "so don vi truc thuoc", "loi", "stt"];
    private static readonly HashSet<string> Yes = ["x", "1", "co", "true", "yes"];
    private static readonly HashSet<string> No = ["", "0", "khong", "false", "no"];

    private readonly ImportSheet _sheet;
    private readonly ImportTiers _tiers;
    private readonly DateOnly _day;
    private readonly Dictionary<string, int> _at = [];
    private readonly List<ImportFault> _faults = [];

    public ImportColumns(ImportSheet sheet, ImportTiers tiers, DateOnly day)
    {
        (_sheet, _tiers, _day) = (sheet, tiers, day);
        for (var column = 0; column < sheet.Heading.Cells.Count; column++)
        {
            var folded = Text.Fold(sheet.Heading.At(column));
            if (PassedOver.Contains(folded)) continue;
            if (!Known.TryGetValue(folded, out var field)) _faults.Add(OfHeading(column, "unknown"));
            else if (!_at.TryAdd(field, column)) _faults.Add(OfHeading(column, "repeated"));
        }
        foreach (var field in new[] { nameof(ImportRow.Code), nameof(ImportRow.Name) }.Where(f => !_at.ContainsKey(f))) _faults.Add(OfMissing(field));
        if (!_at.ContainsKey(Level))
            foreach (var field in new[] { nameof(ImportRow.TierCode), nameof(ImportRow.Kind) })
                if (!_at.ContainsKey(field) && !(field == nameof(ImportRow.TierCode) && _at.ContainsKey(TierName))) _faults.Add(OfMissing(field));
    }

    /// <summary>What stands against the headings, or against cells that say nothing at all that is understood.</summary>
    public IReadOnlyList<ImportFault> Faults => _faults;

    /// <summary>The rows, when the headings are understood.</summary>
    public IReadOnlyList<ImportRow> Rows() => _faults.Count > 0 ? [] : [.. _sheet.Lines.Select(Row)];

    public ImportFault Of(ImportFlaw flaw)
    {
        var (line, column) = (flaw.Row.Line!, Place(flaw.Column));
        return column < 0 ? new(line.Number, flaw.Column, null, flaw.Code, null)
            : new(line.Number, _sheet.Heading.At(column), ImportSheet.ColumnName(column) + line.Number, flaw.Code, line.At(column) is { Length: > 0 } value ? value : null);
    }

    private ImportRow Row(SheetLine line)
    {
        string? Field(string field) => _at.TryGetValue(field, out var column) && line.At(column) is { Length: > 0 } value ? value : null;
        var (code, name, level) = (Field(nameof(ImportRow.Code)) ?? "", Field(nameof(ImportRow.Name)) ?? "", Field(Level));
        var national = level is not null && ImportCsv.Levels.TryGetValue(level, out var known) ? known : ((string Kind, int Rank)?)null;
        if (level is not null && national is null) Refuse(line, Level, "unknown");
        var territorial = Text.Fold(Field(nameof(ImportRow.Territorial)) ?? "");
        if (!Yes.Contains(territorial) && !No.Contains(territorial)) Refuse(line, nameof(ImportRow.Territorial), "unknown");
        return new ImportRow
        {
            Line = line, Code = code, Name = name, StateName = Field(nameof(ImportRow.StateName)) ?? (national is null ? null : name), ParentCode = Field(nameof(ImportRow.ParentCode)),
            Path = Field(nameof(ImportRow.Path)), Kind = national?.Kind ?? ImportWords.KindOf(Field(nameof(ImportRow.Kind)) ?? ""),
            TierCode = (national is { } rung ? _tiers.Choosable.FirstOrDefault(t => t.Rank == rung.Rank && t.InForceOn(_day))?.Code : Field(nameof(ImportRow.TierCode)) ?? TierCalled(Field(TierName))) ?? "",
            Territorial = national is not null || Yes.Contains(territorial), ExternalCode = Field(nameof(ImportRow.ExternalCode)) ?? (national is null ? null : code),
        };
    }

    private string? TierCalled(string? name) => name is null ? null : _tiers.Choosable.FirstOrDefault(t => Text.Fold(t.Name) == Text.Fold(name))?.Code ?? name;

    private void Refuse(SheetLine line, string field, string code) =>
        _faults.Add(new(line.Number, _sheet.Heading.At(_at[field]), ImportSheet.ColumnName(_at[field]) + line.Number, code, line.At(_at[field])));

    private ImportFault OfHeading(int column, string code) => new(_sheet.Heading.Number, _sheet.Heading.At(column), ImportSheet.ColumnName(column) + _sheet.Heading.Number, code, null);

    private ImportFault OfMissing(string field) => new(_sheet.Heading.Number, ImportWords.Column(field), null, "column-missing", null);

    // What stands against a parent or a tier is shown where the sheet says it.
    private int Place(string field) => _at.TryGetValue(field, out var column) ? column : field switch
    {
        nameof(ImportRow.TierCode) => _at.GetValueOrDefault(TierName, _at.GetValueOrDefault(Level, -1)),
        nameof(ImportRow.Kind) => _at.GetValueOrDefault(Level, -1),
        nameof(ImportRow.ParentCode) => _at.GetValueOrDefault(nameof(ImportRow.Path), -1),
        _ => -1,
    };
}
