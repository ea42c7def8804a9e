using System.Buffers.Binary;

namespace Kheo.Api.Outside;

/// <summary>Takes EXIF, XMP, comments and whatever trails the picture away without decoding it: all that can be done where libvips is absent.</summary>
internal static class PictureMetadata
{
    /// <summary>Null when the segments do not hang together.</summary>
    public static byte[]? Strip(FileKind kind, byte[] bytes)
    {
        try
        {
            return kind switch { FileKind.Jpeg => Jpeg(bytes), FileKind.Png => Png(bytes), _ => Webp(bytes) };
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static byte[]? Jpeg(ReadOnlySpan<byte> b)
    {
        using var kept = new MemoryStream(b.Length);
        kept.Write(b[..2]);
        for (var at = 2; ;)
        {
            if (b[at] != 0xFF) return null;
            var marker = b[at + 1];
            if (marker == 0xFF) { at++; continue; }
            if (marker == 0xD9) { kept.Write(b.Slice(at, 2)); return kept.ToArray(); }
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(b[(at + 2)..]);
            // APP0 is the frame and APP14 says how colours are coded; every other APPn and COM is metadata.
            if (marker is not (>= 0xE1 and <= 0xED or 0xEF or 0xFE)) kept.Write(b.Slice(at, length));
            at += length;
            if (marker != 0xDA) continue;
            var from = at;
            while (b[at] != 0xFF || b[at + 1] is 0x00 or >= 0xD0 and <= 0xD7) at++;
            kept.Write(b[from..at]);
        }
    }

    private static byte[]? Png(ReadOnlySpan<byte> b)
    {
        using var kept = new MemoryStream(b.Length);
        kept.Write(b[..8]);
        for (var at = 8; ;)
        {
            var length = checked(12 + (int)BinaryPrimitives.ReadUInt32BigEndian(b[at..]));
            var chunk = b.Slice(at, length);
            var name = b.Slice(at + 4, 4);
            if (!(name.SequenceEqual("tEXt"u8) || name.SequenceEqual("zTXt"u8) || name.SequenceEqual("iTXt"u8) || name.SequenceEqual("eXIf"u8) || name.SequenceEqual("tIME"u8))) kept.Write(chunk);
            if (name.SequenceEqual("IEND"u8)) return kept.ToArray();
            at += length;
        }
    }

    private static byte[] Webp(ReadOnlySpan<byte> b)
    {
        var end = Math.Min(b.Length, 8 + checked((int)BinaryPrimitives.ReadUInt32LittleEndian(b[4..])));
        using var kept = new MemoryStream(b.Length);
        kept.Write(b[..12]);
        for (var at = 12; at + 8 <= end;)
        {
            var length = checked(8 + (int)BinaryPrimitives.ReadUInt32LittleEndian(b[(at + 4)..]));
            length += length & 1;
            var chunk = b.Slice(at, Math.Min(length, end - at)).ToArray();
            if (chunk.AsSpan().StartsWith("VP8X"u8)) chunk[8] &= 0b1111_0011;                    // it no longer holds EXIF or XMP
            if (!chunk.AsSpan().StartsWith("EXIF"u8) && !chunk.AsSpan().StartsWith("XMP "u8)) kept.Write(chunk);
            at += length;
        }
        var whole = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(4), (uint)whole.Length - 8);
        return whole;
    }
}
