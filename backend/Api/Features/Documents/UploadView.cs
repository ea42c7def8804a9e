using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Documents;

/// <summary>A file on its way.</summary>
/// <param name="Size">Bytes of the whole.</param>
/// <param name="Received">Bytes that are there; the next part begins here.</param>
/// <param name="ExpiresAt">From then on it is given up.</param>
public sealed record UploadView(Guid Id, long RowVersion, Guid RegistrationId, string Name, long Size, long Received, DateTimeOffset ExpiresAt) : IView, IExample<UploadView>
{
    public static UploadView Example => new(Guid.Parse("0198c1a2-0070-7c3d-9f10-6a2b4c8d0e1f"), 2, FileView.Example.RegistrationId, "ra-quan.jpg", 8_400_000, 1_000_000,
        new DateTimeOffset(2026, 9, 27, 4, 0, 0, TimeSpan.Zero));

    internal static UploadView Of(Upload upload) => new(upload.Id, upload.RowVersion, upload.RegistrationId, upload.Name, upload.Size, upload.Received, upload.ExpiresAt);
}

/// <summary>How far it is.</summary>
/// <param name="Received">Bytes that are there; the next part begins here.</param>
public sealed record UploadProgress(long Received, long Size) : IExample<UploadProgress>
{
    public static UploadProgress Example => new(1_000_000, 8_400_000);
}

internal static class Uploading
{
    /// <summary>The upload, for whoever writes for its unit.</summary>
    public static async Task<Upload> UploadOf(this KheoDbContext db, Actor actor, string operation, Guid id, CancellationToken ct)
    {
        var upload = await db.Set<Upload>().VisibleTo(actor).AsTracking().SingleOrDefaultAsync(u => u.Id == id, ct) ?? throw new Absent();
        FilePolicy.Uploads.Demand(actor, operation, upload);
        return upload;
    }

    /// <summary>The registration, when a file may be put to it now as what was said; the paper, where it is one; and the activity, where it shows one.</summary>
    public static async Task<Target> TargetOf(this KheoDbContext db, Actor actor, Guid registrationId, UploadAs what, CancellationToken ct)
    {
        var registration = await db.Set<Entry>().VisibleTo(actor).SingleOrDefaultAsync(r => r.Id == registrationId, ct) ?? throw new Absent();
        FilePolicy.Table.Demand(actor, what.Paper is null ? nameof(UploadFile) : nameof(AttachPaper), registration);
        if (what.Paper is not null)
        {
            registration.AttachPaper();
            return new Target(registration, null, await db.Attachable(registration, what.Paper, ct) ?? throw new RuleBroken(Rules.FilePaperUnknown));
        }
        registration.Attach();
        var activity = what.ActivityId is { } of
            ? await db.Set<Activity>().VisibleTo(actor).SingleOrDefaultAsync(a => a.Id == of && a.RegistrationId == registration.Id, ct) ?? throw new Absent() : null;
        return new Target(registration, activity, null);
    }
}

/// <summary>Where a file goes.</summary>
internal sealed record Target(Entry Registration, Activity? Activity, Domain.Campaigns.RequiredPaper? Paper)
{
    public StoredFile Put(UploadAs what, string name, StoredBytes bytes, Guid by, DateTimeOffset now) =>
        Paper is null ? StoredFile.Put(Registration, what.Purpose, name, bytes, by, now, Activity) : StoredFile.PutPaper(Registration, Paper, name, bytes, by, now);
}
