using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Documents;

/// <summary>Puts an upload that is whole to its registration; it is judged by its content as any file is, and may be refused only now.</summary>
public sealed record FinishUpload : Create<FileView>, IAbout
{
    internal Guid Id { get; init; }
    Guid IAbout.Id { init => Id = value; get => Id; }
}

internal sealed class FinishUploadHandler(KheoDbContext db, CurrentActor current, FileStore store, TimeProvider clock) : IRequestHandler<FinishUpload, FileView>
{
    public async Task<FileView> Handle(FinishUpload command, CancellationToken ct)
    {
        var upload = await db.UploadOf(current.Actor, nameof(FinishUpload), command.Id, ct);
        var now = clock.GetUtcNow();
        upload.Finish(now);
        var target = await db.TargetOf(current.Actor, upload.RegistrationId, upload.As, ct);
        var bytes = await store.Take(upload.Id, upload.Size, ct);
        db.Remove(upload);
        db.OnceCommitted(() => store.Forget(upload.Id));
        return await FileView.Kept(db, current.Actor, store, target.Registration, bytes, () => target.Put(upload.As, upload.Name, bytes, current.Actor.AccountId, now), ct);
    }
}
