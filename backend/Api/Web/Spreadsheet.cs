using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Kheo.Domain;

namespace Kheo.Api.Web;

/// <summary>A column's heading and its width in characters.</summary>
public sealed record SheetColumn(string Title, int Width = 18)
{
    /// <summary>What belongs there: shown when a cell of the column is chosen.</summary>
    public string? Note { get; init; }

    /// <summary>What may be chosen there; other words are not kept from being written.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>A column with what it shows of a row. What the cell holds follows from the value: a number, a day, or text that is never taken for a formula.</summary>
public sealed record SheetColumn<TRow>(string Title, Func<TRow, object?> Cell, int Width = 18);

/// <summary>A list as XLSX. Rows are written while they are read; nothing is kept, however long the list is.</summary>
public sealed record Sheet(string Name, IReadOnlyList<SheetColumn> Columns, IAsyncEnumerable<object?[]> Rows)
{
    private const int FlushAt = 64 * 1024;

    public static Sheet Of<TRow>(string name, IAsyncEnumerable<TRow> rows, params SheetColumn<TRow>[] columns) =>
        new(name, [.. columns.Select(c => new SheetColumn(c.Title, c.Width))], rows.Select(row => Array.ConvertAll(columns, c => c.Cell(row))));

    private const string Lists = "Danh mục";
    private const uint Open = 4;
    private const int LastRow = 20_001;

    /// <summary>Lines above the heading: what the figures are of.</summary>
    public IReadOnlyList<string> Preface { get; init; } = [];

    /// <summary>A sheet to fill in: its headings cannot be written over, everything below them can.</summary>
    public bool Guarded { get; init; }

    private IReadOnlyList<SheetColumn> Chosen => [.. Columns.Where(c => c.Choices.Count > 0)];

    /// <summary>Writes the workbook to a stream that can neither seek nor take synchronous writes, as a response is.</summary>
    public async Task Write(Stream body, CancellationToken ct)
    {
        var pipe = PipeWriter.Create(body, new StreamPipeWriterOptions(minimumBufferSize: FlushAt, leaveOpen: true));
        await using (var zip = new ZipArchive(new PipeOutlet(pipe), ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, xml) in Frame()) Put(zip, path, xml);
            await pipe.FlushAsync(ct);
            var entry = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest);
            await using var part = entry.Open();
            await using var buffer = new BufferedStream(part, 16 * 1024);
            using var xmlWriter = OpenXmlWriter.Create(buffer, Encoding.UTF8);
            Begin(xmlWriter);
            var row = new RowWriter(xmlWriter, Columns);
            foreach (var line in Preface) row.Line(line);
            row.Heading();
            await foreach (var values in Rows.WithCancellation(ct))
            {
                row.Write(values);
                if (pipe.UnflushedBytes >= FlushAt) await pipe.FlushAsync(ct);
            }
            xmlWriter.WriteEndElement();
            if (Guarded) xmlWriter.WriteElement(new SheetProtection { Sheet = true, FormatCells = false, FormatColumns = false, FormatRows = false, InsertRows = false, DeleteRows = false, Sort = false, AutoFilter = false });
            if (Validations() is { Count: > 0 } validations) xmlWriter.WriteElement(new DataValidations(validations) { Count = (uint)validations.Count });
            xmlWriter.WriteEndElement();
        }
        await pipe.CompleteAsync();
    }

    private void Begin(OpenXmlWriter xml)
    {
        xml.WriteStartDocument();
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = Preface.Count + 1, TopLeftCell = $"A{Preface.Count + 2}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        xml.WriteElement(new Columns(Columns.Select((c, n) => new Column { Min = (uint)n + 1, Max = (uint)n + 1, Width = c.Width, CustomWidth = true, Style = Guarded ? Open : null })));
        xml.WriteStartElement(new SheetData());
    }

    // The lists stand on a sheet of their own: a cell's own list ends at 255 characters.
    private List<DataValidation> Validations() =>
    [
        .. Columns.Select((column, n) => (Column: column, Cells: ImportSheet.ColumnName(n), List: ImportSheet.ColumnName(Math.Max(0, Chosen.ToList().IndexOf(column)))))
            .Where(c => c.Column.Note is not null || c.Column.Choices.Count > 0)
            .Select(c => new DataValidation
            {
                SequenceOfReferences = new() { InnerText = $"{c.Cells}{Preface.Count + 2}:{c.Cells}{LastRow}" }, AllowBlank = true,
                ShowInputMessage = c.Column.Note is not null, PromptTitle = c.Column.Title.Length <= 32 ? c.Column.Title : c.Column.Title[..32], Prompt = c.Column.Note,
                Type = c.Column.Choices.Count > 0 ? DataValidationValues.List : DataValidationValues.None,
                Formula1 = c.Column.Choices.Count > 0 ? new Formula1($"'{Lists}'!${c.List}$1:${c.List}${c.Column.Choices.Count}") : null,
            }),
    ];

    private Worksheet ListSheet() => new(new SheetData(Enumerable.Range(0, Chosen.Max(c => c.Choices.Count)).Select(n => new Row(Chosen.Select(c => new Cell
    {
        DataType = CellValues.InlineString, InlineString = new(new DocumentFormat.OpenXml.Spreadsheet.Text(Spreadsheet.Harmless(c.Choices.ElementAtOrDefault(n) ?? ""))),
    })))));

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
        var tabs = new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = TabName(Name), SheetId = 1, Id = "rId1" });
        if (Chosen.Count > 0) tabs.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = Lists, SheetId = 2, Id = "rId3" });
        yield return ("xl/workbook.xml", new Workbook(tabs).OuterXml);
        yield return ("xl/styles.xml", new Stylesheet(
            new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Times New Roman" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Times New Roman" })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }, new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 22, ApplyNumberFormat = true },
                new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }, new Protection { Locked = false }) { ApplyProtection = true, ApplyAlignment = true })).OuterXml);
    }

    // Excel allows 31 characters, and none of : \ / ? * [ ]
    private static string TabName(string name)
    {
        var clean = string.Concat(name.Where(c => c is not (':' or '\\' or '/' or '?' or '*' or '[' or ']')));
        return clean.Length <= 31 ? clean : clean[..31];
    }

    /// <summary>One row at a time; the element and attribute objects are made once.</summary>
    private sealed class RowWriter(OpenXmlWriter xml, IReadOnlyList<SheetColumn> columns)
    {
        private static readonly Row ARow = new();
        private static readonly Cell ACell = new();
        private static readonly InlineString AString = new();
        private static readonly DocumentFormat.OpenXml.Spreadsheet.Text AText = new();
        private static readonly CellValue AValue = new();
        private static readonly OpenXmlAttribute[] IsText = [new("t", "", "inlineStr")];
        private static readonly OpenXmlAttribute[] IsHeading = [new("t", "", "inlineStr"), new("s", "", "1")];
        private static readonly OpenXmlAttribute[] IsDate = [new("s", "", "2")];
        private static readonly OpenXmlAttribute[] IsMoment = [new("s", "", "3")];
        private static readonly OpenXmlAttribute[] IsNumber = [];
        private static readonly OpenXmlAttribute[] KeepsSpace = [new("xml", "space", "http://www.w3.org/XML/1998/namespace", "preserve")];

        public void Line(string words)
        {
            xml.WriteStartElement(ARow, []);
            Words(Spreadsheet.Harmless(words), IsText);
            xml.WriteEndElement();
        }

        public void Heading()
        {
            xml.WriteStartElement(ARow, []);
            foreach (var column in columns) Words(Spreadsheet.Harmless(column.Title), IsHeading);
            xml.WriteEndElement();
        }

        public void Write(object?[] values)
        {
            xml.WriteStartElement(ARow, []);
            for (var n = 0; n < columns.Count; n++)
            {
                switch (n < values.Length ? values[n] : null)
                {
                    case null: Figure(null, IsNumber); break;
                    case DateOnly day: Figure(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), IsDate); break;
                    case DateTime moment: Figure(moment.ToOADate().ToString(CultureInfo.InvariantCulture), IsMoment); break;
                    case DateTimeOffset at: Figure(VietnamTime.Day(at).ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), IsDate); break;
                    case IFormattable number and (int or long or decimal or double or short): Figure(number.ToString(null, CultureInfo.InvariantCulture), IsNumber); break;
                    case bool flag: Words(flag ? "x" : "", IsText); break;
                    case { } other: Words(Spreadsheet.Harmless(other.ToString()!), IsText); break;
                }
            }
            xml.WriteEndElement();
        }

        private void Figure(string? value, OpenXmlAttribute[] attributes)
        {
            xml.WriteStartElement(ACell, attributes);
            if (value is not null)
            {
                xml.WriteStartElement(AValue, []);
                xml.WriteString(value);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }

        private void Words(string text, OpenXmlAttribute[] attributes)
        {
            xml.WriteStartElement(ACell, attributes);
            xml.WriteStartElement(AString, []);
            xml.WriteStartElement(AText, KeepsSpace);
            xml.WriteString(text);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    /// <summary>Takes the archive's synchronous writes into the pipe's memory; who writes rows flushes it, and waits there for a slow reader.</summary>
    private sealed class PipeOutlet(PipeWriter pipe) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Write(byte[] buffer, int offset, int count) => pipe.Write(buffer.AsSpan(offset, count));
        public override void Write(ReadOnlySpan<byte> buffer) => pipe.Write(buffer);
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            pipe.Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override void Flush() { }
        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

/// <summary>What may stand in a cell.</summary>
public static class Spreadsheet
{
    /// <summary>
    /// Text that a spreadsheet could read as a formula (= + - @, tab or carriage return first) gets an apostrophe before it, also after a
    /// detour through CSV. Characters that XML cannot hold are left out, and a cell ends where Excel's cells end.
    /// </summary>
    public static string Harmless(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 32_000) text = text[..32_000];
        if (text.Any(c => !Allowed(c))) text = string.Concat(text.EnumerateRunes().Where(r => r.Value > 0xFFFF || Allowed((char)r.Value) && r.Value != 0xFFFD));
        return text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
    }

    /// <summary>What was written before it was made harmless: a sheet that went out comes back as it was.</summary>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? text[1..] : text;
    }

    private static bool Allowed(char c) => c is '\t' or '\n' or '\r' || c >= ' ' && c < '\uD800' || c > '\uDFFF' && c < '\uFFFE';
}
