using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kheo.Api.Web;

/// <summary>A sheet to fill in: its headings cannot be written over, everything below them can; a cell that is chosen shows its note and its list.</summary>
internal sealed record SheetForm(string Name, IReadOnlyList<SheetColumn> Columns)
{
    private const string Lists = "Danh mục";
    private const uint Open = 4;
    private const int LastRow = 20_001;

    private IReadOnlyList<SheetColumn> Chosen => [.. Columns.Where(c => c.Choices.Count > 0)];

    public byte[] Workbook()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, xml) in Frame()) Put(zip, path, xml);
            Put(zip, "xl/worksheets/sheet1.xml", Page().OuterXml);
        }
        return bytes.ToArray();
    }

    private Worksheet Page()
    {
        var page = new Worksheet(
            new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new Columns(Columns.Select((c, n) => new Column { Min = (uint)n + 1, Max = (uint)n + 1, Width = c.Width, CustomWidth = true, Style = Open })),
            new SheetData(new Row(Columns.Select(c => Words(c.Title, 1)))),
            new SheetProtection { Sheet = true, FormatCells = false, FormatColumns = false, FormatRows = false, InsertRows = false, DeleteRows = false, Sort = false, AutoFilter = false });
        if (Validations() is { Count: > 0 } validations) page.Append(new DataValidations(validations) { Count = (uint)validations.Count });
        return page;
    }

    private static Cell Words(string text, uint? style = null) =>
        new() { DataType = CellValues.InlineString, StyleIndex = style, InlineString = new(new Text(Spreadsheet.Harmless(text)) { Space = SpaceProcessingModeValues.Preserve }) };

    // The lists stand on a sheet of their own: a cell's own list ends at 255 characters.
    private List<DataValidation> Validations() =>
    [
        .. Columns.Select((column, n) => (Column: column, Cells: ImportSheet.ColumnName(n), List: ImportSheet.ColumnName(Math.Max(0, Chosen.ToList().IndexOf(column)))))
            .Where(c => c.Column.Note is not null || c.Column.Choices.Count > 0)
            .Select(c => new DataValidation
            {
                SequenceOfReferences = new() { InnerText = $"{c.Cells}2:{c.Cells}{LastRow}" }, AllowBlank = true,
                ShowInputMessage = c.Column.Note is not null, PromptTitle = c.Column.Title.Length <= 32 ? c.Column.Title : c.Column.Title[..32], Prompt = c.Column.Note,
                Type = c.Column.Choices.Count > 0 ? DataValidationValues.List : DataValidationValues.None,
                Formula1 = c.Column.Choices.Count > 0 ? new Formula1($"'{Lists}'!${c.List}$1:${c.List}${c.Column.Choices.Count}") : null,
            }),
    ];

    private Worksheet ListSheet() => new(new SheetData(Enumerable.Range(0, Chosen.Max(c => c.Choices.Count)).Select(n => new Row(Chosen.Select(c => Words(c.Choices.ElementAtOrDefault(n) ?? ""))))));

    private static void Put(ZipArchive zip, string path, string xml)
    {
        using var part = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + xml));
    }

    private IEnumerable<(string Path, string Xml)> Frame()
    {
        yield return ("[Content_Types].xml",
            """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"""
            + (Chosen.Count > 0 ? """<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>""" : "") + "</Types>");
        yield return ("_rels/.rels",
            """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        yield return ("xl/_rels/workbook.xml.rels",
            """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"""
            + (Chosen.Count > 0 ? """<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/>""" : "") + "</Relationships>");
        if (Chosen.Count > 0) yield return ("xl/worksheets/sheet2.xml", ListSheet().OuterXml);
        var tabs = new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = Sheet.TabName(Name), SheetId = 1, Id = "rId1" });
        if (Chosen.Count > 0) tabs.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = Lists, SheetId = 2, Id = "rId3" });
        yield return ("xl/workbook.xml", new DocumentFormat.OpenXml.Spreadsheet.Workbook(tabs).OuterXml);
        yield return ("xl/styles.xml", new Stylesheet(
            new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Times New Roman" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Times New Roman" })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }, new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 22, ApplyNumberFormat = true },
                new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }, new Protection { Locked = false }) { ApplyProtection = true, ApplyAlignment = true })).OuterXml);
    }
}
