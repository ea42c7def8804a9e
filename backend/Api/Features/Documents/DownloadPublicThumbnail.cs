using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;

namespace Kheo.Api.Features.Documents;

/// <summary>The public copy of a picture, small, to be shown on a page.</summary>
public sealed record DownloadPublicThumbnail(Guid Id) : Query<Download>;

internal sealed class DownloadPublicThumbnailHandler(KheoDbContext db, CurrentActor current, FileStore store) : IRequestHandler<DownloadPublicThumbnail, Download>
{
    public async Task<Download> Handle(DownloadPublicThumbnail query, CancellationToken ct)
    {
        var copy = await FilePolicy.ReadableCopy(db, current.Actor, query.Id, ct);
        RuleBroken.When(!copy.ContentType.StartsWith("image/", StringComparison.Ordinal), Rules.FileNotAPicture);
        return new Download(await store.OpenThumbnail(copy.StoredAs, copy.ThumbnailSha256, copy.Sha256, ct), copy.ContentType, copy.Name, Inline: true);
    }
}
