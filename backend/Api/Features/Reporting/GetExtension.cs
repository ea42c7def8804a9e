using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Reads one request for more time.</summary>
public sealed record GetExtension(Guid Id) : Query<ExtensionView>;

public sealed class GetExtensionHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetExtension, ExtensionView>
{
    public async Task<ExtensionView> Handle(GetExtension query, CancellationToken ct) =>
        (await ExtensionView.Of(db, current.Actor, db.Set<Extension>().Where(e => e.Id == query.Id)).SingleOrDefaultAsync(ct) ?? throw new Absent()).For(current.Actor);
}
