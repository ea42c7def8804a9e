using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Kheo.Domain;

namespace Kheo.Api.Web;

/// <summary>A list as CSV in UTF-8, with the mark by which Excel knows it; no cell is taken for a formula. Written while it is read, as the workbook is.</summary>
public sealed record CsvSheet(Sheet Sheet)
{
    public const string ContentType = "text/csv; charset=utf-8";
    private const int FlushAt = 64 * 1024;

    public async Task Write(Stream body, CancellationToken ct)
    {
        var pipe = PipeWriter.Create(body, new StreamPipeWriterOptions(minimumBufferSize: FlushAt, leaveOpen: true));
        Put(pipe, "\uFEFF" + Line(Sheet.Columns.Select(c => (object?)c.Title)));
        await pipe.FlushAsync(ct);
        await foreach (var values in Sheet.Rows.WithCancellation(ct))
        {
            Put(pipe, Line(values));
            if (pipe.UnflushedBytes >= FlushAt) await pipe.FlushAsync(ct);
        }
        await pipe.CompleteAsync();
    }

    private static void Put(PipeWriter pipe, string line) => Encoding.UTF8.GetBytes(line, pipe);

    private static string Line(IEnumerable<object?> values) => string.Join(',', values.Select(Cell)) + "\r\n";

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateOnly day => Day(day),
        DateTimeOffset at => Day(VietnamTime.Day(at)),
        bool flag => flag ? "x" : "",
        IFormattable number and (int or long or decimal or double or short) => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(Spreadsheet.Harmless(value.ToString()!)),
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
