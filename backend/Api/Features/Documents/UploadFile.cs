using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

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
        var what = new UploadAs(command.Purpose, command.ActivityId, null);
        var target = await db.TargetOf(current.Actor, command.RegistrationId, what, ct);
        var bytes = await store.Take(command.File, ct);
        return await FileView.Kept(db, current.Actor, store, target.Registration, bytes,
            () => target.Put(what, FileNames.Safe(command.File.FileName), bytes, current.Actor.AccountId, clock.GetUtcNow()), ct);
    }
}
