using System.Globalization;
using System.Text;
using CsvHelper;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Features.Organisation;

/// <summary>A row of a sheet with the number that its reader sees beside it.</summary>
internal sealed record SheetLine(int Number, IReadOnlyList<string> Cells)
{
    public string At(int column) => column < Cells.Count ? Cells[column] : "";
}

/// <summary>What a spreadsheet says, whichever way it was saved: a row of headings and the rows below that hold anything.</summary>
internal sealed record ImportSheet(SheetLine Heading, IReadOnlyList<SheetLine> Lines)
{
    private const int MostColumns = 64;
    private const int LongestCell = 1_000;

    private static readonly CsvReaderOptions Plain = new()
    {
        HasHeader = false, SkipEmptyLines = false, TrimWhitespace = true, MalformedData = CsvMalformedDataHandling.Throw, MaxRecordSize = 200_000,
    };

    /// <summary>Which kind it is, is told by the content; names and declared types are not believed.</summary>
    public static ImportSheet Read(byte[] bytes) => Of(bytes.AsSpan().StartsWith("PK"u8)
        ? FileKinds.Of(bytes) == FileKind.Xlsx ? ImportWorkbook.Read(bytes) : throw new RuleBroken(Rules.ImportFileKind)
        : Csv(Decoded(bytes)));

    private static ImportSheet Of(IEnumerable<SheetLine> lines)
    {
        SheetLine? heading = null;
        var found = new List<SheetLine>();
        foreach (var line in lines.Select(Cleaned).Where(l => l.Cells.Any(c => c.Length > 0)))
        {
            if (heading is null) heading = line;
            else found.Add(line);
            RuleBroken.When(found.Count > UnitImport.MostRows, Rules.ImportTooManyRows);
        }
        UnitImport.DemandSize(found.Count);
        return new(heading!, found);
    }

    private static string Decoded(byte[] bytes)
    {
        RuleBroken.When(bytes.AsSpan().Contains((byte)0), Rules.ImportFileKind);
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            throw new RuleBroken(Rules.ImportFileKind);
        }
    }

    private static IEnumerable<SheetLine> Csv(string text)
    {
        using var csv = CsvReader.FromText(text, Plain);
        var number = 0;
        while (More(csv))
        {
            RuleBroken.When(csv.FieldCount > MostColumns, Rules.ImportFileDamaged);
            yield return new SheetLine(++number, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }
    }

    private static bool More(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException)
        {
            throw new RuleBroken(Rules.ImportFileDamaged);
        }
    }

    // As any text that comes in; besides, a cell is one line, and an apostrophe that keeps a formula from being one is not part of it.
    private static SheetLine Cleaned(SheetLine line) => line with { Cells = [.. line.Cells.Take(MostColumns).Select(Cleaned)] };

    private static string Cleaned(string cell)
    {
        var text = new StringBuilder(Math.Min(cell.Length, LongestCell));
        foreach (var rune in cell.EnumerateRunes())
        {
            if (text.Length >= LongestCell) break;
            var turns = rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069;
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control) text.Append(' ');
            else if (!turns && rune.Value != 0xFFFD) text.Append(rune);
        }
        return Spreadsheet.Plain(Edge.Clean(text.ToString()));
    }
}
