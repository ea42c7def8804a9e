using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Kheo.Api.Tests.Features.Documents;

/// <summary>Small files of every kind, made here: true ones, and ones that pretend.</summary>
internal static class Samples
{
    // 8 × 8 black pixels.
    private const string Black =
        "/9j/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4" +
        "+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAAIAAgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEG" +
        "E1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLD" +
        "xMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKR" +
        "obHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU" +
        "1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDFooooA//Z";

    /// <summary>A picture that says where it was taken.</summary>
    public static byte[] Jpeg
    {
        get
        {
            var picture = Convert.FromBase64String(Black);
            byte[] said = [.. "Exif\0\0MM\0*\0\0\0\b\0\0\0\0\0\0secret place"u8];
            return [.. picture[..2], 0xFF, 0xE1, 0, (byte)(said.Length + 2), .. said, .. picture[2..]];
        }
    }

    public static byte[] Pdf => Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static byte[] Png(int width, int height, bool comment = false)
    {
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(new byte[height * (1 + width)]);
        return [.. Head(width, height), .. comment ? Chunk("tEXt", "Comment\0secret place"u8) : [], .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>A picture with something on it, the same at any size: soft light and dark spots, placed by the number.</summary>
    public static byte[] Photo(int width, int height, int number)
    {
        var dice = new Random(number);
        var spots = Enumerable.Range(0, 12).Select(_ => (X: dice.NextDouble(), Y: dice.NextDouble(), Wide: 0.05 + dice.NextDouble() / 5, Light: dice.NextDouble() - 0.5)).ToList();
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                for (var x = 0; x < width; x++)
                {
                    var shade = 0.5 + spots.Sum(s => s.Light * Math.Exp(-(Math.Pow((double)x / width - s.X, 2) + Math.Pow((double)y / height - s.Y, 2)) / (s.Wide * s.Wide)));
                    zlib.WriteByte((byte)(255 * Math.Clamp(shade, 0, 1)));
                }
            }
        return [.. Head(width, height), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>A header that promises a great many pixels, and nothing behind it.</summary>
    public static byte[] PngHeader(int width, int height) => [.. Head(width, height), .. Chunk("IEND", [])];

    public static byte[] Office(params string[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in parts.Prepend("[Content_Types].xml"))
            {
                using var writer = new StreamWriter(zip.CreateEntry(part).Open());
                writer.Write("<Types/>");
            }
        return bytes.ToArray();
    }

    private static byte[] Head(int width, int height)
    {
        var size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        size[8] = 8;
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", size)];
    }

    private static byte[] Chunk(string name, ReadOnlySpan<byte> data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), Checksum(body));
        return chunk;
    }

    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? sum >> 1 ^ 0xEDB88320 : sum >> 1;
        }
        return ~sum;
    }
}
