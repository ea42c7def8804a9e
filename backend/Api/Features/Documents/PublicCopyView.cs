using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Documents;

/// <summary>A public copy. Nothing in it tells of the private file.</summary>
/// <param name="Picture">It has a thumbnail.</param>
/// <param name="Size">Bytes as stored.</param>
public sealed record PublicCopyView(Guid Id, long RowVersion, Guid RegistrationId, string Name, string ContentType, long Size, bool Picture, DateTimeOffset MadeAt) : IView, IExample<PublicCopyView>
{
    public static PublicCopyView Example => new(Guid.Parse("0198c1a2-0080-7c3d-9f10-6a2b4c8d0e1f"), 1, FileView.Example.RegistrationId, "ban-cong-khai-6a2b4c8d.jpg", "image/jpeg", 301_442, true,
        new DateTimeOffset(2026, 10, 2, 4, 0, 0, TimeSpan.Zero));

    internal static PublicCopyView Of(PublicCopy copy) =>
        new(copy.Id, copy.RowVersion, copy.RegistrationId, copy.Name, copy.ContentType, copy.Size, copy.ContentType.StartsWith("image/", StringComparison.Ordinal), copy.MadeAt);
}

internal static class PublicCopies
{
    /// <summary>The private file, when the caller may now make public what it shows. Its row is held: of two copies made at once the later one stays.</summary>
    public static async Task<StoredFile> Private(this KheoDbContext db, Actor actor, Guid fileId, string operation, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select from files where id = {fileId} for update", ct);
        var file = await db.Set<StoredFile>().VisibleTo(actor).SingleOrDefaultAsync(f => f.Id == fileId, ct) ?? throw new Absent();
        var registration = await db.Set<Entry>().SingleAsync(r => r.Id == file.RegistrationId, ct);
        FilePolicy.Table.Demand(actor, operation, registration);
        registration.AttachPaper();
        return file;
    }

    /// <summary>Keeps it as the file's one public copy; bytes of which nothing is kept do not stay, nor do those it takes the place of.</summary>
    public static async Task<PublicCopyView> Keep(this KheoDbContext db, FileStore store, StoredFile file, StoredBytes bytes, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            var copy = await db.Set<PublicCopy>().AsTracking().SingleOrDefaultAsync(c => c.FileId == file.Id, ct);
            if (copy is null) db.Add(copy = PublicCopy.Of(file, bytes, FileKinds.ExtensionOf(bytes.ContentType), by, now));
            else
            {
                var before = copy.StoredAs;
                copy.Replace(file, bytes, FileKinds.ExtensionOf(bytes.ContentType), by, now);
                db.OnceCommitted(() => store.Remove(before));
            }
            await db.SaveChangesAsync(ct);
            return PublicCopyView.Of(copy);
        }
        catch
        {
            await store.Remove(bytes.StoredAs);
            throw;
        }
    }
}
