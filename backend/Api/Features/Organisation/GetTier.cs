using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>Reads one tier.</summary>
public sealed record GetTier(Guid Id) : Query<TierView>;

public sealed class GetTierHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetTier, TierView>
{
    public async Task<TierView> Handle(GetTier query, CancellationToken ct) =>
        await db.Set<Tier>().ReachingTo(current.Actor).Where(t => t.Id == query.Id).To<TierView>(db).SingleOrDefaultAsync(ct) ?? throw new Absent();
}
