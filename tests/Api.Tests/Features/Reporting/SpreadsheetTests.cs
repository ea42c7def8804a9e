using System.IO.Compression;
using Kheo.Api.Web;

namespace Kheo.Api.Tests.Features.Reporting;

public class SpreadsheetTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84 912", "'+84 912")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("Xã Vĩnh Châu = mới", "Xã Vĩnh Châu = mới")]
    [InlineData("a\u0001b\uFFFE", "ab")]
    [InlineData("", "")]
    public void Text_that_begins_like_a_formula_is_made_harmless(string text, string cell) => Assert.Equal(cell, Spreadsheet.Harmless(text));

    [Fact]
    public async Task A_hundred_thousand_rows_go_through_a_stream_that_only_takes_asynchronous_writes_and_are_never_held()
    {
        var target = new ForwardOnly();
        await new Sheet("Đơn vị: tất cả / 2026", [.. Enumerable.Range(1, 12).Select(n => new SheetColumn($"Cột {n}"))], Rows(100_000)).Write(target, default);

        Assert.True(target.LargestWrite < 1_000_000, $"{target.LargestWrite} bytes came at once");
        using var zip = new ZipArchive(target.Written());
        using var reader = System.Xml.XmlReader.Create(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var (rows, cells) = (0, 0);
        while (reader.Read())
            if (reader.NodeType == System.Xml.XmlNodeType.Element) (rows, cells) = (rows + (reader.LocalName == "row" ? 1 : 0), cells + (reader.LocalName == "c" ? 1 : 0));
        Assert.Equal((100_001, 100_001 * 12), (rows, cells));
    }

    private static async IAsyncEnumerable<object?[]> Rows(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (i % 500 == 0) await Task.Yield();
            yield return ["=cmd", $"Mô hình số {i}", i, i / 7m, new DateOnly(2026, 3, 1).AddDays(i % 300), null, "Xã Vĩnh Châu", "-5", "Đảng ủy phường", "đã đăng ký", true, DateTimeOffset.UnixEpoch];
        }
    }

    /// <summary>A response body: no seeking, no synchronous write.</summary>
    private sealed class ForwardOnly : Stream
    {
        private readonly MemoryStream written = new();
        public long LargestWrite { get; private set; }
        public MemoryStream Written() => new(written.ToArray());
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous writes are not allowed on a response.");
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            LargestWrite = Math.Max(LargestWrite, buffer.Length);
            written.Write(buffer.Span);
            return ValueTask.CompletedTask;
        }
    }
}
