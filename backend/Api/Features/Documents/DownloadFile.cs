using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Documents;

/// <summary>The bytes of one file, as an attachment, after their digest was compared.</summary>
public sealed record DownloadFile(Guid Id) : Query<Download>;

internal sealed class DownloadFileHandler(KheoDbContext db, CurrentActor current, FileStore store) : IRequestHandler<DownloadFile, Download>
{
    public async Task<Download> Handle(DownloadFile query, CancellationToken ct)
    {
        var file = await FilePolicy.Readable(db, current.Actor, query.Id, ct);
        return new Download(await store.Open(file.StoredAs, file.Sha256, ct), file.ContentType, file.Name, Inline: false);
    }
}
