using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>Takes a public copy away: the file is private again, and stays as it is.</summary>
public sealed record RemovePublicCopy : Change<Unit>;

internal sealed class RemovePublicCopyHandler(KheoDbContext db, CurrentActor current, FileStore store) : IRequestHandler<RemovePublicCopy, Unit>
{
    public async Task<Unit> Handle(RemovePublicCopy command, CancellationToken ct)
    {
        var copy = await db.ForChange(db.Set<PublicCopy>().VisibleTo(current.Actor), command.Id, ct);
        await db.Private(current.Actor, copy.FileId, nameof(RemovePublicCopy), ct);
        db.Remove(copy);
        await db.SaveChangesAsync(ct);
        db.OnceCommitted(() => store.Remove(copy.StoredAs));
        return Unit.Value;
    }
}
