using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Documents;

/// <summary>How far an upload is.</summary>
public sealed record GetUpload(Guid Id) : Query<UploadView>;

public sealed class GetUploadHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetUpload, UploadView>
{
    public async Task<UploadView> Handle(GetUpload query, CancellationToken ct) =>
        UploadView.Of(await db.UploadOf(current.Actor, nameof(GetUpload), query.Id, ct));
}
