using System.IO.Compression;
using System.Text;

namespace Kheo.Api.Outside;

/// <summary>What the bytes are, told by the bytes: names and declared types are not believed.</summary>
internal enum FileKind { Jpeg, Png, Webp, Pdf, Docx, Xlsx }

internal static class FileKinds
{
    public const string DocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const long MostUnpacked = 500_000_000;
    private const long RatioFrom = 4_000_000;
    private const long MostRatio = 120;

    /// <summary>Whether it is a plain workbook; what it unpacks to is weighed by its reader, who says so.</summary>
    public static bool IsWorkbook(byte[] bytes) => Said(bytes) == FileKind.Xlsx;

    public static bool IsPicture(this FileKind kind) => kind is FileKind.Jpeg or FileKind.Png or FileKind.Webp;

    public static string ContentType(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => "image/jpeg", FileKind.Png => "image/png", FileKind.Webp => "image/webp", FileKind.Pdf => "application/pdf", FileKind.Docx => DocxType, _ => XlsxType,
    };

    public static string Extension(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => ".jpg", FileKind.Png => ".png", FileKind.Webp => ".webp", FileKind.Pdf => ".pdf", FileKind.Docx => ".docx", _ => ".xlsx",
    };

    public static string ExtensionOf(string contentType) => Enum.GetValues<FileKind>().Single(k => k.ContentType() == contentType).Extension();

    /// <summary>Null for everything that is not on the list, for what pretends to be, and for what unpacks to far more than it is.</summary>
    public static FileKind? Of(byte[] bytes) => Said(bytes) is { } kind && !(kind is FileKind.Docx or FileKind.Xlsx && Swells(bytes)) ? kind : null;

    private static FileKind? Said(byte[] bytes)
    {
        var b = bytes.AsSpan();
        if (b.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return FileKind.Jpeg;
        if (b.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return FileKind.Png;
        if (b.Length > 16 && b.StartsWith("RIFF"u8) && b[8..].StartsWith("WEBP"u8)) return FileKind.Webp;
        if (b.StartsWith("%PDF-"u8)) return IsPlainPdf(b) ? FileKind.Pdf : null;
        return b.StartsWith("PK\u0003\u0004"u8) ? Office(bytes) : null;
    }

    // A PDF that is a web page or an archive as well is a PDF for one reader and a weapon for another.
    private static bool IsPlainPdf(ReadOnlySpan<byte> b)
    {
        var head = Encoding.Latin1.GetString(b[..Math.Min(b.Length, 4096)]).ToLowerInvariant();
        var tail = b[Math.Max(0, b.Length - 66_000)..];
        return !head.Contains("<html", StringComparison.Ordinal) && !head.Contains("<script", StringComparison.Ordinal)
            && tail.LastIndexOf("PK\u0005\u0006"u8) < 0 && tail.LastIndexOf("%%EOF"u8) >= 0;
    }

    private static FileKind? Office(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            var names = zip.Entries.Select(e => e.FullName).ToList();
            var doubtful = names.Count > 5_000 || names.Exists(Refused) || !EndsWithDirectory(bytes);
            if (doubtful || zip.GetEntry("[Content_Types].xml") is not { Length: < 1_000_000 } types) return null;
            using var reader = new StreamReader(types.Open());
            if (reader.ReadToEnd().Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)) return null;
            return names.Contains("word/document.xml") ? FileKind.Docx : names.Contains("xl/workbook.xml") ? FileKind.Xlsx : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool Swells(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        return zip.Entries.Sum(e => e.Length) > MostUnpacked || zip.Entries.Any(e => e.Length > RatioFrom && e.Length / Math.Max(1, e.CompressedLength) > MostRatio);
    }

    private static bool Refused(string name) =>
        name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || name.Contains("activeX", StringComparison.OrdinalIgnoreCase)
        || name.Contains("oleObject", StringComparison.OrdinalIgnoreCase) || name.Contains("externalLink", StringComparison.OrdinalIgnoreCase)
        || name.Contains("..", StringComparison.Ordinal) || name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal);

    // Nothing may follow the archive's own end.
    private static bool EndsWithDirectory(ReadOnlySpan<byte> b)
    {
        var at = b.LastIndexOf("PK\u0005\u0006"u8);
        return at >= 0 && at + 22 <= b.Length && at + 22 + (b[at + 20] | b[at + 21] << 8) == b.Length;
    }
}
