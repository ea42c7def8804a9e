namespace Kheo.Domain.Registrations;

/// <summary>What a file will be to its registration once it is whole: what it shows and of which activity, or the required paper that it is.</summary>
public sealed record UploadAs(FilePurpose Purpose, Guid? ActivityId, string? Paper);

/// <summary>A file on its way, part by part: it goes on where it stood when the connection comes back, and is given up after a day.</summary>
public sealed class Upload : UnitOwned
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private Upload() { }

    public Guid RegistrationId { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>Bytes of the whole.</summary>
    public long Size { get; private set; }
    /// <summary>Bytes that are there: the next part begins here.</summary>
    public long Received { get; private set; }
    public FilePurpose Purpose { get; private set; }
    public Guid? ActivityId { get; private set; }
    public string? Paper { get; private set; }
    public Guid StartedBy { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }

    public UploadAs As => new(Purpose, ActivityId, Paper);

    public static Upload Start(Registration registration, string name, long size, UploadAs what, Guid by, DateTimeOffset now) => new()
    {
        RegistrationId = registration.Id, UnitId = registration.UnitId, UnitPath = registration.UnitPath, Name = name, Size = size, Purpose = what.Purpose, ActivityId = what.ActivityId,
        Paper = what.Paper, StartedBy = by, StartedAt = now, ExpiresAt = now + Lifetime,
    };

    /// <summary>The next part: it begins where the last one ended, and nothing goes beyond the size that was said.</summary>
    public void Take(long offset, long length, DateTimeOffset now)
    {
        RuleBroken.When(now >= ExpiresAt, Rules.UploadExpired);
        RuleBroken.When(offset != Received, Rules.UploadElsewhere);
        RuleBroken.When(length == 0 || Received + length > Size, Rules.UploadBeyond);
        Received += length;
    }

    /// <summary>Whether all of it is there.</summary>
    public void Finish(DateTimeOffset now)
    {
        RuleBroken.When(now >= ExpiresAt, Rules.UploadExpired);
        RuleBroken.When(Received < Size, Rules.UploadIncomplete);
    }
}
