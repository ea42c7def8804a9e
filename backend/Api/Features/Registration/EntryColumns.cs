using System.Text.RegularExpressions;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Features.Registration;

/// <summary>A row of a sheet of registrations as it was written; which unit, field, kind and subject its words mean is not settled yet.</summary>
/// <param name="Own">What stands in the columns of the campaign's own fields, by their codes.</param>
internal sealed record EntryRow(SheetLine Line, string Unit, string Name, string Field, string Kind, string Subject, string? Holder, FormParts Parts, IReadOnlyDictionary<string, string> Own)
{
    public FormReading Reading => new(Name, Parts);
}

/// <summary>What stands against one row, and in which of its columns.</summary>
internal sealed record EntryFlaw(EntryRow Row, string Column, string Code);

/// <summary>What the columns of a sheet of registrations are: the headings of the template, of the export, and of the form. Neither marks nor case nor punctuation matter.</summary>
internal sealed partial class EntryColumns
{
    public const int LongestCell = 8_000;
    public const string Unit = "Đơn vị";
    public const string Field = "Lĩnh vực";
    public const string Kind = "Loại";
    public const string Subject = "Chủ thể";
    public const string Holder = "Người thực hiện";
    public const string Faults = "Lỗi";

    /// <summary>The ten parts in the words of the screens, which a test holds them to.</summary>
    public static readonly IReadOnlyDictionary<FormPart, string> Parts = FormSchema.Titles;

    /// <summary>The columns of the template, in order.</summary>
    public static readonly IReadOnlyList<string> All = [Unit, Field, Parts[FormPart.Name], Kind, Subject, Holder, .. FormReading.AllParts.Where(p => p != FormPart.Name).Select(p => Parts[p])];

    private static readonly Dictionary<string, string> Known = All.ToDictionary(Text.Fold).Concat(
    [
        new("ma don vi", Unit), new("duong dan", Unit), new("ten don vi", Unit), new("ten mo hinh", Parts[FormPart.Name]), new("mo hinh dien hinh", Parts[FormPart.Name]), new("doi tuong", Subject),
        new("nguoi ho thuc hien", Holder), new("muc tieu", Parts[FormPart.Objectives]), new("noi dung", Parts[FormPart.Content]), new("dia ban", Parts[FormPart.Place]),
    ]).ToDictionary();

    // An export says more than an import takes; and a sheet that came back with its faults is sent again as it is.
    private static readonly HashSet<string> PassedOver = ["", "ma", "trang thai", "nop muon", "mo hinh diem", "tam lang", "phan da viet", "ngay lap", "cap nhat", "stt", "loi"];

    // What was passed over on the screen keeps its words in the file that comes back, so that it is passed over again.
    private const string LeftOut = "Bỏ qua: ";

    private readonly ImportSheet _sheet;
    private readonly IReadOnlyList<ColumnMeaning> _said;
    private readonly Dictionary<string, int> _at = [];
    private readonly Dictionary<int, string> _wrong = [];
    private readonly int _width;
    private readonly List<ImportFault> _faults = [];

    private readonly IReadOnlyList<OwnField> _own;

    // By the code that stands in the heading; of a field that the campaign does not ask the column is passed over, as a campaign before asked it.
    [GeneratedRegex(@"\[([a-z][a-z0-9-]{0,31})\]\z")]
    private static partial Regex OwnColumn();

    /// <param name="said">What columns were said to be on the screen; that goes before what their headings say.</param>
    public EntryColumns(ImportSheet sheet, RegistrationForm form, IReadOnlyList<ColumnMeaning> said)
    {
        (_sheet, _own, _said, _width) = (sheet, form.Fields ?? [], said, Math.Max(sheet.Heading.Cells.Count, sheet.Lines.Widest));
        foreach (var (letter, means) in said)
            if (means is not null && IndexOf(letter) is var at and >= 0 && !_at.TryAdd(means, at)) Refuse(at, "repeated");
        for (var column = 0; column < _width; column++)
        {
            if (Said(column) is not null) continue;
            var folded = Text.Fold(sheet.Heading.At(column));
            if (PassedOver.Contains(folded) || folded.StartsWith(Text.Fold(LeftOut), StringComparison.Ordinal)) continue;
            if (OwnColumn().Match(sheet.Heading.At(column)) is { Success: true } own)
            {
                if (_own.FirstOrDefault(f => f.Code == own.Groups[1].Value) is { } asked && !_at.TryAdd(OwnFields.Heading(asked), column)) Refuse(column, "repeated");
                continue;
            }
            if (!Known.TryGetValue(folded, out var field)) Refuse(column, "unknown");
            else if (!_at.TryAdd(field, column)) Refuse(column, "repeated");
        }
        foreach (var field in new[] { Field, Parts[FormPart.Name] }.Where(f => !_at.ContainsKey(f))) _faults.Add(new(sheet.Heading.Number, field, null, "column-missing", null));
    }

    /// <summary>What stands against the headings: no row is read while there is any.</summary>
    public IReadOnlyList<ImportFault> OfHeadings => _faults;

    /// <summary>What a column can be said to be: the headings of the template, those of the campaign's own fields among them.</summary>
    public static IReadOnlyList<string> Taken(RegistrationForm form) => [.. All, .. InCells(form).Select(OwnFields.Heading)];

    /// <summary>The own fields that a cell can answer; the others are answered on the screen.</summary>
    public static IEnumerable<OwnField> InCells(RegistrationForm form) => (form.Fields ?? []).Where(f => f.Type is not (OwnFieldType.Unit or OwnFieldType.Table or OwnFieldType.File));

    /// <summary>How every column of the sheet is read, with the first of what stands in it; a column without a heading only when something does.</summary>
    public IReadOnlyList<ReadColumn> Read()
    {
        var means = _at.ToDictionary(a => a.Value, a => a.Key);
        return [.. Enumerable.Range(0, _width)
            .Select(c => new ReadColumn(ImportSheet.ColumnName(c), _sheet.Heading.At(c), means.GetValueOrDefault(c), Said(c) is not null, _wrong.GetValueOrDefault(c),
                [.. _sheet.Lines.Select(l => l.At(c)).Where(v => v.Length > 0).Select(v => v[..Math.Min(60, v.Length)]).Distinct().Take(3)]))
            .Where(c => c.Heading.Length > 0 || c.Samples.Count > 0)];
    }

    /// <summary>The column that a cell's fault named: the one that is read under this word, else the first that is headed so.</summary>
    public int ColumnOf(string word)
    {
        foreach (var (means, column) in _at)
            if (_sheet.Heading.At(column) is var heading && (heading == word || heading.Length == 0 && means == word)) return column;
        return _sheet.Heading.Cells.ToList().IndexOf(word);
    }

    /// <summary>The sheet under headings that are understood when it is sent again.</summary>
    public static ImportSheet Retold(ImportSheet sheet, IReadOnlyList<ColumnMeaning> said)
    {
        if (said.Count == 0) return sheet;
        var by = said.ToDictionary(s => IndexOf(s.Column), s => s.Means);
        var width = Math.Max(sheet.Heading.Cells.Count, by.Keys.Max() + 1);
        return sheet with { Heading = sheet.Heading with { Cells = [.. Enumerable.Range(0, width).Select(c => by.TryGetValue(c, out var means) ? means ?? LeftOut + sheet.Heading.At(c) : sheet.Heading.At(c))] } };
    }

    /// <summary>A → 0, AB → 27; less than none for what is no column.</summary>
    public static int IndexOf(string letters) => letters.Length is 0 or > 2 || letters.Any(l => l is < 'A' or > 'Z') ? -1 : letters.Aggregate(0, (n, l) => n * 26 + (l - 'A' + 1)) - 1;

    public static bool Has(ImportSheet sheet, string letters) => IndexOf(letters) is var column and >= 0 && (column < sheet.Heading.Cells.Count || column < sheet.Lines.Widest);

    private ColumnMeaning? Said(int column) => _said.FirstOrDefault(s => IndexOf(s.Column) == column);

    public IEnumerable<EntryRow> Rows() => _faults.Count > 0 ? [] : _sheet.Lines.Select(Row);

    /// <summary>The units that rows name, each as it is written.</summary>
    public IReadOnlyCollection<string> Units() => _faults.Count > 0 || !_at.TryGetValue(Unit, out var column) ? [] : _sheet.Lines.Select(l => l.At(column)).Where(u => u.Length > 0).ToHashSet();

    public ImportFault Of(EntryFlaw flaw)
    {
        var line = flaw.Row.Line;
        return !_at.TryGetValue(flaw.Column, out var column) ? new(line.Number, flaw.Column, null, flaw.Code, null)
            : new(line.Number, _sheet.Heading.At(column) is { Length: > 0 } heading ? heading : flaw.Column, ImportSheet.ColumnName(column) + line.Number, flaw.Code, line.At(column) is { Length: > 0 } value ? value[..Math.Min(200, value.Length)] : null);
    }

    private EntryRow Row(SheetLine line)
    {
        string? Cell(string field) => _at.TryGetValue(field, out var column) && line.At(column) is { Length: > 0 } value ? value : null;
        string? Part(FormPart part) => Cell(Parts[part]);
        return new EntryRow(line, Cell(Unit) ?? "", Part(FormPart.Name) ?? "", Cell(Field) ?? "", Cell(Kind) ?? "", Cell(Subject) ?? "", Cell(Holder), new FormParts
        {
            Situation = Part(FormPart.Situation), Objectives = Part(FormPart.Objectives), Content = Part(FormPart.Content), Place = Part(FormPart.Place), Forces = Part(FormPart.Forces),
            Resources = Part(FormPart.Resources), Timetable = Part(FormPart.Timetable), Outputs = Part(FormPart.Outputs), Sustainability = Part(FormPart.Sustainability),
        }, _own.Select(f => (f.Code, Text: Cell(OwnFields.Heading(f)))).Where(c => c.Text is not null).ToDictionary(c => c.Code, c => c.Text!));
    }

    private void Refuse(int column, string code)
    {
        _wrong[column] = code;
        _faults.Add(new(_sheet.Heading.Number, _sheet.Heading.At(column), ImportSheet.ColumnName(column) + _sheet.Heading.Number, code, null));
    }
}
