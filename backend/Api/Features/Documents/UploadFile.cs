using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Documents;

/// <summary>
/// Puts a picture or document to a registration: JPEG, PNG, WebP, PDF, DOCX or XLSX up to 20 MB, told by its content. Pictures are written anew,
/// without place, camera and comments.
/// </summary>
public sealed record UploadFile : Create<FileView>, IAbout, ICarriesFile
{
    internal Guid RegistrationId { get; init; }
    Guid IAbout.Id { init => RegistrationId = value; get => RegistrationId; }
    internal IFormFile File { get; private set; } = null!;
    IFormFile ICarriesFile.File { set => File = value; }

    /// <summary>What it shows.</summary>
    public FilePurpose Purpose { get; init; } = FilePurpose.Evidence;

    /// <summary>The activity of this registration that it shows.</summary>
    public Guid? ActivityId { get; init; }
}

internal sealed class UploadFileHandler(KheoDbContext db, CurrentActor current, FileStore store, TimeProvider clock) : IRequestHandler<UploadFile, FileView>
{
    public async Task<FileView> Handle(UploadFile command, CancellationToken ct)
    {
        var registration = await db.Set<Entry>().VisibleTo(current.Actor).SingleOrDefaultAsync(r => r.Id == command.RegistrationId, ct) ?? throw new Absent();
        FilePolicy.Table.Demand(current.Actor, nameof(UploadFile), registration);
        registration.Attach();
        var activity = command.ActivityId is { } of
            ? await db.Set<Activity>().VisibleTo(current.Actor).SingleOrDefaultAsync(a => a.Id == of && a.RegistrationId == registration.Id, ct) ?? throw new Absent() : null;
        var bytes = await store.Take(command.File, ct);
        try
        {
            var file = StoredFile.Put(registration, command.Purpose, FileNames.Safe(command.File.FileName), bytes, current.Actor.AccountId, clock.GetUtcNow(), activity);
            db.Add(file);
            await db.SaveChangesAsync(ct);
            var view = await db.Set<StoredFile>().Where(f => f.Id == file.Id).To<FileView>(db).SingleAsync(ct);
            return view with { Actions = [nameof(RemoveFile)] };
        }
        catch
        {
            store.Remove(bytes.StoredAs);
            throw;
        }
    }
}
