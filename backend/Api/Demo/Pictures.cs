using System.Buffers.Binary;
using System.IO.Compression;

namespace Kheo.Api.Demo;

/// <summary>Small pictures drawn here, so that no photograph of a real place or person is shipped: a road with flowers, people, a bridge.</summary>
internal static class Pictures
{
    private const int Width = 480, Height = 320;

    public static readonly IReadOnlyList<(string Name, byte[] Png)> All =
    [
        ("duong-hoa-truoc.png", Draw((x, y) => Road(x, y, flowers: false))), ("duong-hoa-sau.png", Draw((x, y) => Road(x, y, flowers: true))),
        ("hop-dan.png", Draw(People)), ("cau-moi.png", Draw(Bridge)),
    ];

    private static uint Road(int x, int y, bool flowers)
    {
        if (y < 150) return Near(x, y, 400, 50, 26) ? 0xF2C94Cu : 0xCFE3EEu;
        var half = 14 + (y - 150) * 3 / 4;
        if (Math.Abs(x - 240) < half) return flowers && Math.Abs(x - 240) > half - 5 ? 0xFFFFFFu : 0xB9AE98u;
        if (!flowers) return (x / 9 + y / 7) % 5 == 0 ? 0x7C7A4Au : 0x9AA06Au;
        var (bed, row) = (Math.Abs(x - 240) - half, y / 14);
        return bed < 60 && Near(x % 22, y % 14, 11, 7, 4) ? row % 2 == 0 ? 0x9E1B2Bu : 0xE0A526u : bed < 60 ? 0x2F7D4Fu : 0x8DBB8Fu;
    }

    private static uint People(int x, int y)
    {
        for (var n = 0; n < 5; n++)
        {
            var (cx, cy) = (70 + n * 85, n % 2 == 0 ? 130 : 112);
            if (Near(x, y, cx, cy, 20)) return 0xE8C7A4u;
            if (y > cy + 18 && y < cy + 120 && Math.Abs(x - cx) < 16 + (y - cy) / 7) return n switch { 0 => 0x24457Au, 1 => 0x1B6048u, 2 => 0x9E1B2Bu, 3 => 0x7A5200u, _ => 0x5F665Fu };
        }
        return y > 235 ? 0xC9B68Fu : y > 225 ? 0xA8926Cu : 0xE9E1CFu;
    }

    private static uint Bridge(int x, int y)
    {
        var deck = 150 + (x - 240) * (x - 240) / 900;
        if (y >= deck && y < deck + 12) return 0x6B4A2Bu;
        if (y >= deck - 16 && y < deck && x % 30 < 3) return 0x8A6A45u;
        if (y >= deck - 18 && y < deck - 15) return 0x8A6A45u;
        if (y >= deck && y < 262 && x % 110 is > 50 and < 59) return 0x7A5A38u;
        return y > 225 ? (x + y * 3) % 37 < 4 ? 0xA9CCE0u : 0x7FB0CFu : y > 205 ? 0x6E9C63u : 0xDCEAF2u;
    }

    private static bool Near(int x, int y, int cx, int cy, int radius) => (x - cx) * (x - cx) + (y - cy) * (y - cy) < radius * radius;

    // PNG, colour type 2, no filter: header, one deflated block of rows, end.
    private static byte[] Draw(Func<int, int, uint> colour)
    {
        using var rows = new MemoryStream();
        using (var deflated = new ZLibStream(rows, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + Width * 3];
            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++)
                {
                    var c = colour(x, y);
                    (row[1 + x * 3], row[2 + x * 3], row[3 + x * 3]) = ((byte)(c >> 16), (byte)(c >> 8), (byte)c);
                }
                deflated.Write(row);
            }
        }
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 2);
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", rows.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        var crc = 0xFFFFFFFFu;
        foreach (var b in body)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320u;
        }
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), ~crc);
        return chunk;
    }
}
