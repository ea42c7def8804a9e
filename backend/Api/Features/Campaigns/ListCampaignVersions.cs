using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
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
        var versions = await Filtered(db, current.Actor, query, ct);
        if (Cursor.Decode(query.After) is var (sort, _))
        {
            var before = Sorts.Number(sort);
            versions = versions.Where(v => v.Version < before);
        }
        var rows = await Rows(versions).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of(rows, query.Size, v => Cursor.Encode(Sorts.Text(v.Version), query.Id));
    }

    internal static async Task<IQueryable<CampaignVersion>> Filtered(KheoDbContext db, Actor actor, ListCampaignVersions query, CancellationToken ct) =>
        await db.Set<Campaign>().ReachingTo(actor).AnyAsync(c => c.Id == query.Id, ct)
            ? db.Set<CampaignVersion>().Where(v => v.CampaignId == query.Id)
            : throw new Absent();

    internal static IQueryable<CampaignVersionView> Rows(IQueryable<CampaignVersion> versions) =>
        versions.OrderByDescending(v => v.Version).Select(v => new CampaignVersionView(v.Version, v.MadeAt, v.Content));
}
