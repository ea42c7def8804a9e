using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>What a unit says of a day, for itself and all below it. Of several, the nearest unit's word holds.</summary>
/// <param name="Working">True for a day off on which one works to make up; false for a holiday.</param>
public sealed record CalendarDayView(DateOnly Day, bool Working, string Name, Guid UnitId, string UnitPath, string UnitName) : IExample<CalendarDayView>
{
    public static CalendarDayView Example => new(new DateOnly(2026, 2, 16), false, "Nghỉ Tết Nguyên đán Bính Ngọ", ProgrammeView.Example.UnitId, "/VN/AB/", "Tỉnh ủy An Bình");

    /// <summary>All that units above and below the caller say of the days of a year, in the order of the days.</summary>
    internal static IQueryable<CalendarDayView> Of(KheoDbContext db, Actor actor, int year, Guid? unitId, DateOnly? afterDay = null, string afterPath = "")
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return from d in db.Set<CalendarDay>().ReachingTo(actor)
               join u in db.Set<UnitName>() on d.UnitId equals u.Id
               where d.Day >= @from && d.Day <= to && (unitId == null || d.UnitId == unitId)
                 && (afterDay == null || d.Day > afterDay || d.Day == afterDay && string.Compare(d.UnitPath, afterPath) > 0)
               orderby d.Day, d.UnitPath
               select new CalendarDayView(d.Day, d.Working, d.Name, d.UnitId, d.UnitPath, u.PartyName);
    }

    internal static int Year(int? asked, DateOnly today) => asked is null ? today.Year : asked is >= 1945 and <= 2099 ? asked.Value
        : throw new BadRequest(400, "invalid", "year is 1945 to 2099.", new Dictionary<string, string[]> { ["year"] = ["out-of-range"] });
}
