using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;

namespace Kheo.Api.Features.Documents;

/// <summary>A picture, small, to be shown on a page.</summary>
public sealed record DownloadThumbnail(Guid Id) : Query<Download>;

internal sealed class DownloadThumbnailHandler(KheoDbContext db, CurrentActor current, FileStore store) : IRequestHandler<DownloadThumbnail, Download>
{
    public async Task<Download> Handle(DownloadThumbnail query, CancellationToken ct)
    {
        var file = await FilePolicy.Readable(db, current.Actor, query.Id, ct);
        RuleBroken.When(!file.ContentType.StartsWith("image/", StringComparison.Ordinal), Rules.FileNotAPicture);
        return new Download(await store.OpenThumbnail(file.StoredAs, file.ThumbnailSha256, file.Sha256, ct), file.ContentType, file.Name, Inline: true);
    }
}
