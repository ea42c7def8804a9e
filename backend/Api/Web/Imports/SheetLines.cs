using System.Collections;
using System.IO.Compression;

namespace Kheo.Api.Web;

/// <summary>A row of a sheet with the number that its reader sees beside it.</summary>
internal sealed record SheetLine(int Number, IReadOnlyList<string> Cells)
{
    public string At(int column) => column < Cells.Count ? Cells[column] : "";
}

/// <summary>The lines of a sheet as octets, read one after another: ten thousand of them as texts take ten times as much.</summary>
internal sealed class SheetLines : IReadOnlyCollection<SheetLine>
{
    private const int Ahead = 64 * 1024;
    private readonly byte[] _packed;

    private SheetLines(byte[] packed)
    {
        _packed = packed;
        using var head = new BinaryReader(new MemoryStream(packed, writable: false));
        (Count, Widest) = (head.ReadInt32(), head.ReadInt32());
    }

    public int Count { get; }

    /// <summary>How many cells the longest line has.</summary>
    public int Widest { get; }

    public static SheetLines Of(IEnumerable<SheetLine> lines)
    {
        var bytes = new MemoryStream();
        bytes.SetLength(bytes.Position = 2 * sizeof(int));
        var (count, widest) = (0, 0);
        using (var writer = new BinaryWriter(new BufferedStream(new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true), Ahead)))
            foreach (var line in lines)
            {
                writer.Write7BitEncodedInt(line.Number);
                writer.Write7BitEncodedInt(line.Cells.Count);
                foreach (var cell in line.Cells) writer.Write(cell);
                (count, widest) = (count + 1, Math.Max(widest, line.Cells.Count));
            }
        bytes.Position = 0;
        using (var head = new BinaryWriter(bytes, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            head.Write(count);
            head.Write(widest);
        }
        return new(bytes.ToArray());
    }

    /// <summary>As they were kept with <see cref="Packed"/>.</summary>
    public static SheetLines Unpacked(byte[] packed) => new(packed);

    public byte[] Packed() => _packed;

    public IEnumerator<SheetLine> GetEnumerator()
    {
        using var reader = new BinaryReader(new BufferedStream(new BrotliStream(new MemoryStream(_packed, 2 * sizeof(int), _packed.Length - 2 * sizeof(int), writable: false), CompressionMode.Decompress), Ahead));
        for (var n = 0; n < Count; n++)
        {
            var (number, cells) = (reader.Read7BitEncodedInt(), new string[reader.Read7BitEncodedInt()]);
            for (var c = 0; c < cells.Length; c++) cells[c] = reader.ReadString();
            yield return new(number, cells);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
