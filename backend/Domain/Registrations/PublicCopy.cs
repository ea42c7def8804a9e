namespace Kheo.Domain.Registrations;

/// <summary>A rectangle of a picture that is made black: its left upper corner and its sides, as shares of the picture's width and height.</summary>
public sealed record Box(double X, double Y, double Width, double Height)
{
    // What a browser reckons in fractions may miss the edge by a hair.
    private const double Hair = 1e-6;

    public bool IsWithin() => X >= 0 && Y >= 0 && Width > 0 && Height > 0 && X + Width <= 1 + Hair && Y + Height <= 1 + Hair;

    /// <summary>The pixels it touches, also those it touches only in part.</summary>
    public (int Left, int Top, int Right, int Bottom) On(int width, int height) =>
        ((int)Math.Floor(X * width), (int)Math.Floor(Y * height), Math.Min(width, (int)Math.Ceiling((X + Width) * width)), Math.Min(height, (int)Math.Ceiling((Y + Height) * height)));
}

/// <summary>
/// What others may be shown of a file, which itself stays private and as it was: a picture with parts made black, or a paper blackened by hand. It has a name,
/// an id and bytes of its own, and tells nothing of the file behind it.
/// </summary>
public sealed class PublicCopy : UnitOwned
{
    private PublicCopy() { }

    public Guid RegistrationId { get; private set; }
    public Guid FileId { get; private set; }
    public string Name { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public long Size { get; private set; }
    public byte[] Sha256 { get; private set; } = [];
    public byte[]? ThumbnailSha256 { get; private set; }
    public Guid StoredAs { get; private set; }
    public Guid MadeBy { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }

    public static PublicCopy Of(StoredFile file, StoredBytes bytes, string extension, Guid by, DateTimeOffset now)
    {
        var copy = new PublicCopy { RegistrationId = file.RegistrationId, FileId = file.Id, UnitId = file.UnitId, UnitPath = file.UnitPath };
        copy.Replace(file, bytes, extension, by, now);
        return copy;
    }

    /// <summary>Another copy takes its place.</summary>
    public void Replace(StoredFile file, StoredBytes bytes, string extension, Guid by, DateTimeOffset now)
    {
        RuleBroken.When(bytes.Sha256.AsSpan().SequenceEqual(file.Sha256), Rules.PublicCopySame);
        Name = "ban-cong-khai-" + bytes.StoredAs.ToString("N")[..8] + extension;
        (ContentType, Size, Sha256, ThumbnailSha256, StoredAs, MadeBy, MadeAt) = (bytes.ContentType, bytes.Size, bytes.Sha256, bytes.ThumbnailSha256, bytes.StoredAs, by, now);
    }
}
