using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Documents;

/// <summary>The bytes of a public copy, as an attachment, after their digest was compared.</summary>
public sealed record DownloadPublicCopy(Guid Id) : Query<Download>;

internal sealed class DownloadPublicCopyHandler(KheoDbContext db, CurrentActor current, FileStore store) : IRequestHandler<DownloadPublicCopy, Download>
{
    public async Task<Download> Handle(DownloadPublicCopy query, CancellationToken ct)
    {
        var copy = await FilePolicy.ReadableCopy(db, current.Actor, query.Id, ct);
        return new Download(await store.Open(copy.StoredAs, copy.Sha256, ct), copy.ContentType, copy.Name, Inline: false);
    }
}
