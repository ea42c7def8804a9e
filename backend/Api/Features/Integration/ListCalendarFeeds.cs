using Kheo.Api.Database;
using Kheo.Api.Web;
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
        var rows = await Rows(db, current.Actor.AccountId, Cursor.Decode(query.After)?.Id).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of(rows, query.Size, r => Cursor.Encode("", r.Id));
    }

    internal static IQueryable<CalendarFeedView> Rows(KheoDbContext db, Guid account, Guid? before = null) =>
        from f in db.Set<CalendarFeed>()
        join u in db.Set<Unit>() on f.UnitId equals u.Id
        where f.AccountId == account && (before == null || f.Id.CompareTo(before.Value) < 0)
        orderby f.Id descending
        select new CalendarFeedView(f.Id, f.UnitId, u.PartyName, f.CreatedAt, f.RevokedAt, null);
}
