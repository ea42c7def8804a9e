using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using Kheo.Domain;

namespace Kheo.Api.Web;

/// <summary>What a spreadsheet says, whichever way it was saved: a row of headings and the rows below that hold anything.</summary>
internal sealed record ImportSheet(SheetLine Heading, SheetLines Lines)
{
    /// <summary>Names and codes: one line each.</summary>
    public const int ShortCell = 1_000;

    private const int MostColumns = 64;

    private static readonly CsvReaderOptions Plain = new()
    {
        HasHeader = false, SkipEmptyLines = false, TrimWhitespace = true, MalformedData = CsvMalformedDataHandling.Throw, MaxRecordSize = 200_000,
    };

    /// <summary>Which kind it is, is told by the content; names and declared types are not believed. Cells longer than <paramref name="longestCell"/> are cut there; where they may be long, they keep their lines.</summary>
    /// <param name="isWorkbook">Whether bytes that look like an archive are a plain workbook.</param>
    public static async Task<ImportSheet> Read(IFormFile file, Func<byte[], bool> isWorkbook, int longestCell, CancellationToken ct)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, ct);
        var read = bytes.ToArray();
        ImportSheet Cleaned(IEnumerable<SheetLine> lines) => Of(lines.Select(l => ImportSheet.Cleaned(l, longestCell)).Where(l => l.Cells.Any(c => c.Length > 0)));
        return !read.AsSpan().StartsWith("PK"u8) ? Cleaned(Csv(Decoded(read))) : isWorkbook(read) ? ImportWorkbook.Read(read, Cleaned) : throw new RuleBroken(Rules.ImportFileKind);
    }

    private static ImportSheet Of(IEnumerable<SheetLine> lines)
    {
        using var all = lines.GetEnumerator();
        var heading = all.MoveNext() ? all.Current : null;
        var found = SheetLines.Of(Rest(all));
        SheetImport.DemandSize(found.Count);
        return new(heading!, found);
    }

    private static IEnumerable<SheetLine> Rest(IEnumerator<SheetLine> lines)
    {
        for (var n = 1; lines.MoveNext(); n++)
        {
            RuleBroken.When(n > SheetImport.MostRows, Rules.ImportTooManyRows);
            yield return lines.Current;
        }
    }

    private static string Decoded(byte[] bytes)
    {
        RuleBroken.When(bytes.AsSpan().Contains((byte)0), Rules.ImportFileKind);
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
            // A page, a drawing or a document is text too, but no list.
            RuleBroken.When(text.AsSpan().TrimStart() is ['<', ..] or ['%', 'P', 'D', 'F', ..], Rules.ImportFileKind);
            return text;
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

    // As any text that comes in; besides, an apostrophe that keeps a formula from being one is not part of it.
    private static SheetLine Cleaned(SheetLine line, int longestCell) => line with { Cells = [.. line.Cells.Take(MostColumns).Select(c => Cleaned(c, longestCell))] };

    // What is not let through, or is looked at more closely; most cells have none of it.
    private static readonly SearchValues<char> Doubtful = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => char.IsControl(c) || char.IsSurrogate(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFFFD')]);

    /// <summary>A cell as the sheet keeps it, wherever it was written.</summary>
    public static string Cleaned(string cell, int longestCell)
    {
        if (cell.Length <= longestCell && !cell.AsSpan().ContainsAny(Doubtful)) return Spreadsheet.Plain(Edge.Clean(cell));
        var text = new StringBuilder(Math.Min(cell.Length, longestCell));
        foreach (var rune in cell.EnumerateRunes())
        {
            if (text.Length >= longestCell) break;
            var turns = rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069;
            if (rune.Value == '\n' && longestCell > ShortCell) text.Append('\n');
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control) text.Append(' ');
            else if (!turns && rune.Value != 0xFFFD) text.Append(rune);
        }
        return Spreadsheet.Plain(Edge.Clean(text.ToString()));
    }

    /// <summary>The sheet as it came, with what stands against each row in a last column. <paramref name="onlyFaulty"/>: the other rows are no longer wanted.</summary>
    public Sheet Marked(string name, string heading, IReadOnlyList<ImportFault> faults, Func<ImportFault, string> say, bool onlyFaulty = false)
    {
        var words = faults.ToLookup(f => f.Row, say);
        // What is wrong with the headings, or with the file, stands beside the first row: a heading of its own it would no longer be.
        var first = words.Where(w => w.Key <= Heading.Number).SelectMany(w => w).ToList();
        var kept = Enumerable.Range(0, Math.Max(Lines.Widest, Heading.Cells.Count)).Where(c => Text.Fold(Heading.At(c)) != Text.Fold(heading)).ToList();
        var rows = Lines.Where(l => !onlyFaulty || words.Contains(l.Number))
            .Select((line, n) => (object?[])[.. kept.Select(line.At), string.Join(' ', (n == 0 ? first : []).Concat(words[line.Number]))]);
        return new Sheet(name, [.. kept.Select(c => new SheetColumn(Heading.At(c), 24)), new SheetColumn(heading, 60)], rows.ToAsyncEnumerable());
    }

    /// <summary>0 → A, 27 → AB.</summary>
    public static string ColumnName(int column) => column < 26 ? ((char)('A' + column)).ToString() : ColumnName(column / 26 - 1) + (char)('A' + column % 26);
}
