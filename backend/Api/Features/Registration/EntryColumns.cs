using System.Text.RegularExpressions;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Features.Registration;

/// <summary>A row of a sheet of registrations as it was written; which unit, field, kind and subject its words mean is not settled yet.</summary>
/// <param name="Own">What stands in the columns of the campaign's own fields, by their codes.</param>
internal sealed record EntryRow(int Line, string Unit, string Name, string Field, string Kind, string Subject, string? Holder, FormParts Parts, IReadOnlyDictionary<string, string> Own)
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

    private readonly ImportSheet _sheet;
    private readonly Dictionary<string, int> _at = [];
    private readonly List<ImportFault> _faults = [];

    private readonly IReadOnlyList<OwnField> _own;

    // By the code that stands in the heading; of a field that the campaign does not ask the column is passed over, as a campaign before asked it.
    [GeneratedRegex(@"\[([a-z][a-z0-9-]{0,31})\]\z")]
    private static partial Regex OwnColumn();

    public EntryColumns(ImportSheet sheet, RegistrationForm form)
    {
        (_sheet, _own) = (sheet, form.Fields ?? []);
        for (var column = 0; column < sheet.Heading.Cells.Count; column++)
        {
            var folded = Text.Fold(sheet.Heading.At(column));
            if (PassedOver.Contains(folded)) continue;
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

    public IReadOnlyList<EntryRow> Rows() => _faults.Count > 0 ? [] : [.. _sheet.Lines.Select(Row)];

    public ImportFault Of(EntryFlaw flaw)
    {
        var line = _sheet.Lines[flaw.Row.Line];
        return !_at.TryGetValue(flaw.Column, out var column) ? new(line.Number, flaw.Column, null, flaw.Code, null)
            : new(line.Number, _sheet.Heading.At(column), ImportSheet.ColumnName(column) + line.Number, flaw.Code, line.At(column) is { Length: > 0 } value ? value[..Math.Min(200, value.Length)] : null);
    }

    private EntryRow Row(SheetLine line, int index)
    {
        string? Said(string field) => _at.TryGetValue(field, out var column) && line.At(column) is { Length: > 0 } value ? value : null;
        string? Part(FormPart part) => Said(Parts[part]);
        return new EntryRow(index, Said(Unit) ?? "", Part(FormPart.Name) ?? "", Said(Field) ?? "", Said(Kind) ?? "", Said(Subject) ?? "", Said(Holder), new FormParts
        {
            Situation = Part(FormPart.Situation), Objectives = Part(FormPart.Objectives), Content = Part(FormPart.Content), Place = Part(FormPart.Place), Forces = Part(FormPart.Forces),
            Resources = Part(FormPart.Resources), Timetable = Part(FormPart.Timetable), Outputs = Part(FormPart.Outputs), Sustainability = Part(FormPart.Sustainability),
        }, _own.Select(f => (f.Code, Text: Said(OwnFields.Heading(f)))).Where(c => c.Text is not null).ToDictionary(c => c.Code, c => c.Text!));
    }

    private void Refuse(int column, string code) => _faults.Add(new(_sheet.Heading.Number, _sheet.Heading.At(column), ImportSheet.ColumnName(column) + _sheet.Heading.Number, code, null));
}
