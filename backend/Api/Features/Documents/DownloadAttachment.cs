using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>The bytes of a directive's file, or of a unit's own plan, after their digest was compared. Whoever reads the directive reads its files; a plan is read by its unit and those above.</summary>
public sealed record DownloadAttachment(Guid Id) : Query<Download>;

internal sealed class DownloadAttachmentHandler(KheoDbContext db, CurrentActor current, FileStore store) : IRequestHandler<DownloadAttachment, Download>
{
    public async Task<Download> Handle(DownloadAttachment query, CancellationToken ct)
    {
        var directives = db.Set<Directive>().IssuedOrReaching(current.Actor);
        var file = await db.Set<Attachment>().SingleOrDefaultAsync(a => a.Id == query.Id && a.ReceiptId == null && directives.Any(d => d.Id == a.DirectiveId), ct)
            ?? await db.Set<Attachment>().VisibleTo(current.Actor).SingleOrDefaultAsync(a => a.Id == query.Id && a.ReceiptId != null, ct) ?? throw new Absent();
        return new Download(await store.Open(file.StoredAs, file.Sha256, ct), file.ContentType, file.Name, Inline: false);
    }
}
