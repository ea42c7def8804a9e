using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>Throws a draft away with its files. What was issued is withdrawn, never deleted.</summary>
public sealed record DeleteDirective : Change<Unit>;

internal sealed class DeleteDirectiveHandler(KheoDbContext db, CurrentActor current, FileStore store) : IRequestHandler<DeleteDirective, Unit>
{
    public async Task<Unit> Handle(DeleteDirective command, CancellationToken ct)
    {
        var directive = await db.ForChange(db.Set<Directive>().IssuedOrReaching(current.Actor), command.Id, ct);
        DirectivePolicy.Demand(current.Actor, nameof(DeleteDirective), directive);
        directive.Delete();
        var files = await db.Set<Attachment>().AsTracking().Where(a => a.DirectiveId == directive.Id).ToListAsync(ct);
        db.RemoveRange(files);
        db.Remove(directive);
        await db.SaveChangesAsync(ct);
        db.OnceCommitted(() => files.ForEach(f => _ = store.Remove(f.StoredAs)));
        return Unit.Value;
    }
}
