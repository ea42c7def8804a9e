namespace Kheo.Domain.Registrations;

public enum FilePurpose { Before, After, Evidence, Document }

/// <summary>What is known of the bytes once they are stored.</summary>
public sealed record StoredBytes(Guid StoredAs, string ContentType, long Size, byte[] Sha256);

/// <summary>A picture or document of a registration. Its bytes lie outside the database under a random id that says nothing of the name.</summary>
public sealed class StoredFile : UnitOwned
{
    private StoredFile() { }

    public Guid RegistrationId { get; private set; }
    /// <summary>The activity that it shows, if it shows one.</summary>
    public Guid? ActivityId { get; private set; }
    public FilePurpose Purpose { get; private set; }
    public string Name { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public long Size { get; private set; }
    public byte[] Sha256 { get; private set; } = [];
    public Guid StoredAs { get; private set; }
    public Guid UploadedBy { get; private set; }
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>Puts a file to a registration that is still open to evidence.</summary>
    public static StoredFile Put(Registration registration, FilePurpose purpose, string name, StoredBytes bytes, Guid by, DateTimeOffset now, Activity? of = null)
    {
        registration.Attach();
        return new StoredFile
        {
            RegistrationId = registration.Id, ActivityId = of?.Id, UnitId = registration.UnitId, UnitPath = registration.UnitPath, Purpose = purpose, Name = name,
            ContentType = bytes.ContentType, Size = bytes.Size, Sha256 = bytes.Sha256, StoredAs = bytes.StoredAs, UploadedBy = by, UploadedAt = now,
        };
    }

    /// <summary>Its activity is taken away; the picture stays with the registration.</summary>
    public void LeaveActivity() => ActivityId = null;
}
