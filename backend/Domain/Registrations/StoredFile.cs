using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Registrations;

public enum FilePurpose { Before, After, Evidence, Document }

/// <summary>What is known of the bytes once they are stored; of a picture also the digest of its thumbnail, and its mark.</summary>
public sealed record StoredBytes(Guid StoredAs, string ContentType, long Size, byte[] Sha256, byte[]? ThumbnailSha256 = null, long? Mark = null);

/// <summary>A picture or document of a registration. Its bytes lie outside the database under a random id that says nothing of the name.</summary>
public sealed class StoredFile : UnitOwned
{
    private StoredFile() { }

    public Guid RegistrationId { get; private set; }
    /// <summary>The activity that it shows, if it shows one.</summary>
    public Guid? ActivityId { get; private set; }
    public FilePurpose Purpose { get; private set; }
    /// <summary>The code of the required paper that it is, if it is one.</summary>
    public string? Paper { get; private set; }
    public string Name { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public long Size { get; private set; }
    public byte[] Sha256 { get; private set; } = [];
    public byte[]? ThumbnailSha256 { get; private set; }
    /// <summary><see cref="PictureMark"/>.</summary>
    public long? Mark { get; private set; }
    public Guid StoredAs { get; private set; }
    public Guid UploadedBy { get; private set; }
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>Puts a file to a registration that is still open to evidence.</summary>
    public static StoredFile Put(Registration registration, FilePurpose purpose, string name, StoredBytes bytes, Guid by, DateTimeOffset now, Activity? of = null)
    {
        registration.Attach();
        return Of(registration, purpose, name, bytes, by, now, of);
    }

    /// <summary>Puts a file to a registration as one of the papers that its campaign requires: photos where photos are asked, else a document.</summary>
    public static StoredFile PutPaper(Registration registration, RequiredPaper paper, string name, StoredBytes bytes, Guid by, DateTimeOffset now)
    {
        registration.AttachPaper();
        RuleBroken.When(paper.Proof == PaperProof.Photos && !bytes.ContentType.StartsWith("image/", StringComparison.Ordinal), Rules.FileNotAPicture);
        return Of(registration, paper.Proof == PaperProof.Photos ? FilePurpose.Evidence : FilePurpose.Document, name, bytes, by, now, paper: paper.Code);
    }

    /// <summary>Its activity is taken away; the picture stays with the registration.</summary>
    public void LeaveActivity() => ActivityId = null;

    private static StoredFile Of(Registration registration, FilePurpose purpose, string name, StoredBytes bytes, Guid by, DateTimeOffset now, Activity? of = null, string? paper = null) => new()
    {
        RegistrationId = registration.Id, ActivityId = of?.Id, UnitId = registration.UnitId, UnitPath = registration.UnitPath, Purpose = purpose, Paper = paper, Name = name,
        ContentType = bytes.ContentType, Size = bytes.Size, Sha256 = bytes.Sha256, ThumbnailSha256 = bytes.ThumbnailSha256, Mark = bytes.Mark, StoredAs = bytes.StoredAs, UploadedBy = by, UploadedAt = now,
    };
}
