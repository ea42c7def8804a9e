using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Kheo.Domain;

namespace Kheo.Api.Web;

/// <summary>
/// Reads the first visible sheet of a workbook as a stream of rows. Only the workbook's list of sheets, the shared strings and that sheet are opened;
/// formulas are read as the value that was saved with them; nothing outside the file is ever followed.
/// </summary>
internal static class ImportWorkbook
{
    private const long MostUnpacked = 100_000_000;
    private const long RatioFrom = 4_000_000;
    private const long MostRatio = 120;
    private const int MostCharacters = 40_000_000;
    private const int MostInCell = 1_000_000;
    private const int Chunk = 4_096;
    private const int MostColumns = 16_384;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    public static ImportSheet Read(byte[] bytes, Func<IEnumerable<SheetLine>, ImportSheet> of)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            Weigh(zip);
            var strings = zip.GetEntry("xl/sharedStrings.xml") is { } shared ? Strings(shared) : [];
            return of(Rows(zip.GetEntry(FirstSheet(zip)) ?? throw new RuleBroken(Rules.ImportFileDamaged), strings));
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or FormatException or OverflowException)
        {
            throw new RuleBroken(Rules.ImportFileDamaged);
        }
    }

    // What the archive says of itself is looked at first; what it does while it is unpacked is held to the same.
    private static void Weigh(ZipArchive zip)
    {
        var parts = zip.Entries.Where(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal)).ToList();
        RuleBroken.When(parts.Sum(e => e.Length) > MostUnpacked || parts.Exists(e => e.Length > RatioFrom && e.Length / Math.Max(1, e.CompressedLength) > MostRatio), Rules.ImportFileTooLarge);
    }

    private static XmlReader Open(ZipArchiveEntry entry) => XmlReader.Create(new Limited(entry.Open(), MostUnpacked), Settings);

    private static string FirstSheet(ZipArchive zip)
    {
        string? wanted = null;
        using (var workbook = Open(zip.GetEntry("xl/workbook.xml")!))
            while (wanted is null && workbook.Read())
                if (workbook is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && workbook.GetAttribute("state") is null or "visible")
                    wanted = workbook.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? workbook.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
        using var links = Open(zip.GetEntry("xl/_rels/workbook.xml.rels") ?? throw new RuleBroken(Rules.ImportFileDamaged));
        while (links.Read())
            if (links is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && links.GetAttribute("Id") == wanted && wanted is not null)
            {
                RuleBroken.When(links.GetAttribute("TargetMode") is "External", Rules.ImportFileKind);
                var target = links.GetAttribute("Target") ?? "";
                return target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        throw new RuleBroken(Rules.ImportFileDamaged);
    }

    private static List<string> Strings(ZipArchiveEntry entry)
    {
        var (strings, characters, chunk) = (new List<string>(), 0, new char[Chunk]);
        using var xml = Open(entry);
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
            var text = Text(xml, "t", chunk);
            RuleBroken.When((characters += text.Length) > MostCharacters, Rules.ImportFileTooLarge);
            strings.Add(text);
        }
        return strings;
    }

    private static IEnumerable<SheetLine> Rows(ZipArchiveEntry entry, List<string> strings)
    {
        using var xml = Open(entry);
        var (number, column, cells, characters, chunk) = (0, -1, new List<string>(), 0, new char[Chunk]);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "row" } && cells.Count > 0) yield return new SheetLine(number, [.. cells]);
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "row")
            {
                var next = xml.GetAttribute("r") is { } r ? int.Parse(r, NumberStyles.None, CultureInfo.InvariantCulture) : number + 1;
                RuleBroken.When(next <= number, Rules.ImportFileDamaged);
                number = next;
                cells.Clear();
                column = -1;
            }
            else if (xml.LocalName == "c")
            {
                column = xml.GetAttribute("r") is { } at ? Column(at) : column + 1;
                RuleBroken.When(column >= MostColumns, Rules.ImportFileDamaged);
                var value = Value(xml, xml.GetAttribute("t"), strings, chunk);
                if (value.Length == 0) continue;
                RuleBroken.When((characters += value.Length) > MostCharacters, Rules.ImportFileTooLarge);
                while (cells.Count <= column) cells.Add("");
                cells[column] = value;
            }
        }
    }

    private static string Value(XmlReader cell, string? type, List<string> strings, char[] chunk)
    {
        if (type == "inlineStr") return Text(cell, "t", chunk);
        var text = Text(cell, "v", chunk);
        return type switch
        {
            "s" => text.Length == 0 ? "" : strings.ElementAtOrDefault(int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)) ?? throw new RuleBroken(Rules.ImportFileDamaged),
            "b" => text == "1" ? "x" : "",
            null or "n" => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number)
                ? number.ToString("0", CultureInfo.InvariantCulture) : text,
            _ => text,
        };
    }

    /// <summary>All text in elements of this name below the present one, taken in pieces so that one without end is left at once; what is only a guide to reading (`rPh`) is left out.</summary>
    private static string Text(XmlReader xml, string name, char[] chunk)
    {
        if (xml.IsEmptyElement) return "";
        var (depth, inside, guide, text) = (xml.Depth, false, false, new StringBuilder());
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                var begins = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
                if (xml.LocalName == name) inside = begins;
                if (xml.LocalName == "rPh") guide = begins;
            }
            else if (inside && !guide)
            {
                for (int read; (read = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
                {
                    text.Append(chunk, 0, read);
                    RuleBroken.When(text.Length > MostInCell, Rules.ImportFileTooLarge);
                }
            }
        }
        return text.ToString();
    }

    /// <summary>`AB12` → 27.</summary>
    private static int Column(string cell)
    {
        var column = 0;
        foreach (var c in cell.TakeWhile(char.IsAsciiLetterUpper)) column = Math.Min(column * 26 + (c - 'A' + 1), MostColumns + 1);
        return column > 0 ? column - 1 : throw new RuleBroken(Rules.ImportFileDamaged);
    }

    /// <summary>Ends a part that unpacks to more than it may, whatever the archive said of it.</summary>
    private sealed class Limited(Stream inner, long most) : Stream
    {
        private long _read;

        public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));
        public override int Read(Span<byte> buffer) => Counted(inner.Read(buffer));

        private int Counted(int read)
        {
            RuleBroken.When((_read += read) > most, Rules.ImportFileTooLarge);
            return read;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => _read; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
