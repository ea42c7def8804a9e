using Kheo.Api.Web;
using Kheo.Domain;

namespace Kheo.Api.Features.Integration;

internal static class Routes
{
    public static void Map(Room room)
    {
        room.Get<ListNotices, Page<NoticeView>>("/my/notices", Permission.Own);
        room.Export<ExportNotices>("/my/notices/export.xlsx", Permission.Own);
        room.Get<CountNotices, NoticeCountView>("/my/notices/count", Permission.Own);
        room.Act<ReadNotices, NoticeCountView>("/my/notices/read", Permission.Own);
        room.Act<CreateCalendarFeed, CalendarFeedView>("/calendar-feeds", Permission.CampaignsRead).Fails(Rules.UnitClosed);
        room.Get<ListCalendarFeeds, Page<CalendarFeedView>>("/my/calendar-feeds", Permission.Own);
        room.Export<ExportCalendarFeeds>("/my/calendar-feeds/export.xlsx", Permission.Own);
        room.Act<RevokeCalendarFeeds, RevokedFeedsView>("/my/calendar-feeds/revoke", Permission.Own);
        room.Download<GetCalendar>("/calendar/{token}.ics", Permission.Public).Throttled("public");
        room.Get<GetQuietHours, QuietHoursView>("/units/{id}/quiet-hours", Permission.UnitsRead);
        room.Act<SaveQuietHours, QuietHoursView>("/units/{id}/quiet-hours", Permission.UnitsManage).Fails(Rules.UnitClosed);
    }
}
