using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Integration;

/// <summary>The calendar addresses that the caller made, the newest first; the addresses themselves are not kept.</summary>
public sealed record ListCalendarFeeds : PagedQuery<CalendarFeedView>;

public sealed class ListCalendarFeedsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListCalendarFeeds, Page<CalendarFeedView>>
{
    public async Task<Page<CalendarFeedView>> Handle(ListCalendarFeeds query, CancellationToken ct)
    {
        var me = current.Actor.AccountId;
        var feeds = db.Set<CalendarFeed>().Where(f => f.AccountId == me);
        if (Cursor.Decode(query.After) is var (_, id)) feeds = feeds.Where(f => f.Id.CompareTo(id) < 0);
        var rows = await (
            from f in feeds
            join u in db.Set<Unit>() on f.UnitId equals u.Id
            orderby f.Id descending
            select new CalendarFeedView(f.Id, f.UnitId, u.PartyName, f.CreatedAt, f.RevokedAt, null)).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of(rows, query.Size, r => Cursor.Encode("", r.Id));
    }
}
