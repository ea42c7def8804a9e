using System.Buffers.Binary;

namespace Kheo.Api.Outside;

/// <summary>A picture's size as its header claims it, read before any decoder is let near the bytes.</summary>
internal static class PictureHeader
{
    private const long MostPixels = 60_000_000;
    private const int LongestSide = 20_000;

    public static bool TooLarge((int Width, int Height) size) => size.Width > LongestSide || size.Height > LongestSide || (long)size.Width * size.Height > MostPixels;

    /// <summary>Null when the header cannot be read: then it is no picture.</summary>
    public static (int Width, int Height)? Size(FileKind kind, ReadOnlySpan<byte> b)
    {
        var size = kind switch { FileKind.Png => Png(b), FileKind.Jpeg => Jpeg(b), _ => Webp(b) };
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }

    private static (int Width, int Height)? Png(ReadOnlySpan<byte> b)
    {
        if (b.Length < 33 || !b[12..].StartsWith("IHDR"u8)) return null;
        var (w, h) = (BinaryPrimitives.ReadUInt32BigEndian(b[16..]), BinaryPrimitives.ReadUInt32BigEndian(b[20..]));
        return (Clamp(w), Clamp(h));
    }

    private static (int Width, int Height)? Jpeg(ReadOnlySpan<byte> b)
    {
        for (var at = 2; at + 9 < b.Length;)
        {
            if (b[at] != 0xFF) return null;
            var marker = b[at + 1];
            if (marker == 0xFF) { at++; continue; }
            if (marker is 0xD8 or 0x01 or >= 0xD0 and <= 0xD7) { at += 2; continue; }
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(b[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(b[(at + 5)..]));
            if (marker is 0xD9 or 0xDA) return null;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(b[(at + 2)..]);
        }
        return null;
    }

    private static (int Width, int Height)? Webp(ReadOnlySpan<byte> b)
    {
        if (b.Length < 30) return null;
        var chunk = b[12..];
        if (chunk.StartsWith("VP8X"u8)) return (1 + (b[24] | b[25] << 8 | b[26] << 16), 1 + (b[27] | b[28] << 8 | b[29] << 16));
        if (chunk.StartsWith("VP8 "u8)) return (BinaryPrimitives.ReadUInt16LittleEndian(b[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(b[28..]) & 0x3FFF);
        if (!chunk.StartsWith("VP8L"u8)) return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(b[21..]);
        return ((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1);
    }

    private static int Clamp(uint value) => value > int.MaxValue ? int.MaxValue : (int)value;
}
