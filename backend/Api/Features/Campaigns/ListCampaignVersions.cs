using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>What the campaign said in each of its versions, the newest first. Those who handed in under one are held to that one.</summary>
public sealed record ListCampaignVersions(Guid Id) : PagedQuery<CampaignVersionView>;

public sealed class ListCampaignVersionsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListCampaignVersions, Page<CampaignVersionView>>
{
    public async Task<Page<CampaignVersionView>> Handle(ListCampaignVersions query, CancellationToken ct)
    {
        if (!await db.Set<Campaign>().ReachingTo(current.Actor).AnyAsync(c => c.Id == query.Id, ct)) throw new Absent();
        var versions = db.Set<CampaignVersion>().Where(v => v.CampaignId == query.Id);
        if (Cursor.Decode(query.After) is var (sort, _))
        {
            var before = Sorts.Number(sort);
            versions = versions.Where(v => v.Version < before);
        }
        var rows = await versions.OrderByDescending(v => v.Version).Take(query.Size + 1).Select(v => new CampaignVersionView(v.Version, v.MadeAt, v.Content)).ToListAsync(ct);
        return Pages.Of(rows, query.Size, v => Cursor.Encode(Sorts.Text(v.Version), query.Id));
    }
}
