using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>Takes a file away: of a draft by its issuer, of an own plan by its unit. The bytes go once that stands.</summary>
public sealed record RemoveAttachment : Change<Unit>;

internal sealed class RemoveAttachmentHandler(KheoDbContext db, CurrentActor current, FileStore store) : IRequestHandler<RemoveAttachment, Unit>
{
    public async Task<Unit> Handle(RemoveAttachment command, CancellationToken ct)
    {
        var directives = db.Set<Directive>().IssuedOrReaching(current.Actor);
        var file = await db.ForChange(db.Set<Attachment>().Where(a => directives.Any(d => d.Id == a.DirectiveId)), command.Id, ct);
        var directive = await directives.SingleAsync(d => d.Id == file.DirectiveId, ct);
        if (file.ReceiptId is { } id)
        {
            var receipt = await db.Set<DirectiveReceipt>().VisibleTo(current.Actor).SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new Absent();
            DirectivePolicy.Demand(current.Actor, nameof(AttachOwnPlan), receipt);
            directive.Answer();
        }
        else
        {
            DirectivePolicy.Demand(current.Actor, nameof(AttachToDirective), directive);
            directive.Attach();
        }
        db.Remove(file);
        await db.SaveChangesAsync(ct);
        db.OnceCommitted(() => store.Remove(file.StoredAs));
        return Unit.Value;
    }
}
