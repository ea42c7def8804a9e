using System.Buffers;
using System.IO.Pipelines;
using Kheo.Domain;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;
using Book = SpreadCheetah.Spreadsheet;

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

    /// <summary>Lines above the heading: what the figures are of.</summary>
    public IReadOnlyList<string> Preface { get; init; } = [];

    /// <summary>To fill in, without rows; see <see cref="SheetForm"/>.</summary>
    public bool Guarded { get; init; }

    /// <summary>Writes the workbook to a stream that can neither seek nor take synchronous writes, as a response is.</summary>
    public async Task Write(Stream body, CancellationToken ct)
    {
        if (Guarded)
        {
            await body.WriteAsync(new SheetForm(Name, Columns).Workbook(), ct);
            return;
        }
        var pipe = PipeWriter.Create(body, new StreamPipeWriterOptions(minimumBufferSize: FlushAt, leaveOpen: true));
        await using (var book = await Book.CreateNewAsync(new PipeOutlet(pipe), Options, ct))
        {
            var (heading, date, moment) = (book.AddStyle(Heading), book.AddStyle(Date), book.AddStyle(Moment));
            var options = new WorksheetOptions { FrozenRows = Preface.Count + 1 };
            for (var n = 0; n < Columns.Count; n++) options.Column(n + 1).Width = Columns[n].Width;
            await book.StartWorksheetAsync(TabName(Name), options, ct);
            foreach (var line in Preface) await book.AddRowAsync([new StyledCell(Spreadsheet.Harmless(line), null)], ct);
            await book.AddRowAsync(Columns.Select(c => new StyledCell(Spreadsheet.Harmless(c.Title), heading)).ToArray(), ct);
            await pipe.FlushAsync(ct);      // whoever asked sees that it has begun, while the rows are still being sorted
            var cells = new StyledCell[Columns.Count];
            await foreach (var values in Rows.WithCancellation(ct))
            {
                for (var n = 0; n < cells.Length; n++) cells[n] = Cell(n < values.Length ? values[n] : null, date, moment);
                await book.AddRowAsync(cells, ct);
                if (pipe.UnflushedBytes >= FlushAt) await pipe.FlushAsync(ct);
            }
            await book.FinishAsync(ct);
        }
        await pipe.CompleteAsync();
    }

    private static readonly SpreadCheetahOptions Options = new()
    {
        CompressionLevel = SpreadCheetahCompressionLevel.Fastest, DefaultDateTimeFormat = null, DefaultFont = new DefaultFont { Name = "Times New Roman", Size = 11 }, PreserveStringWhitespace = true,
    };

    private static readonly Style Heading = new() { Font = new Font { Bold = true } };
    private static readonly Style Date = new() { Format = NumberFormat.Standard(StandardNumberFormat.ShortDate) };
    private static readonly Style Moment = new() { Format = NumberFormat.Standard(StandardNumberFormat.DateAndTime) };

    private static StyledCell Cell(object? value, StyleId date, StyleId moment) => value switch
    {
        null => default,
        DateOnly day => new(day.ToDateTime(TimeOnly.MinValue), date),
        DateTime at => new(at, moment),
        DateTimeOffset at => new(VietnamTime.Day(at).ToDateTime(TimeOnly.MinValue), date),
        int number => new(number, null),
        short number => new(number, null),
        long number => new(number, null),
        decimal number => new(number, null),
        double number => new(number, null),
        bool flag => new(flag ? "x" : "", null),
        _ => new(Spreadsheet.Harmless(value.ToString()!), null),
    };

    // Excel allows 31 characters, and none of : \ / ? * [ ]
    internal static string TabName(string name)
    {
        var clean = string.Concat(name.Where(c => c is not (':' or '\\' or '/' or '?' or '*' or '[' or ']')));
        return clean.Length <= 31 ? clean : clean[..31];
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
