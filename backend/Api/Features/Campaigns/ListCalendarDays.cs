using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>The days of a year of which somebody says that one does not work, or that one does. A day nobody speaks of is a working day from Monday to Friday.</summary>
public sealed record ListCalendarDays : PagedQuery<CalendarDayView>
{
    /// <summary>This year when unsaid.</summary>
    public int? Year { get; init; }

    /// <summary>Only what this very unit says.</summary>
    public Guid? UnitId { get; init; }
}

public sealed class ListCalendarDaysHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListCalendarDays, Page<CalendarDayView>>
{
    public async Task<Page<CalendarDayView>> Handle(ListCalendarDays query, CancellationToken ct)
    {
        var year = CalendarDayView.Year(query.Year, VietnamTime.Day(clock.GetUtcNow()));
        var days = CalendarDayView.Of(db, current.Actor, year, query.UnitId);
        if (Cursor.Decode(query.After) is var (sort, _))
        {
            var end = Math.Min(8, sort.Length);
            days = CalendarDayView.Of(db, current.Actor, year, query.UnitId, Sorts.Day(sort[..end]), sort[end..]);
        }
        return Pages.Of(await days.Take(query.Size + 1).ToListAsync(ct), query.Size, d => Cursor.Encode(Sorts.Text(d.Day) + d.UnitPath, d.UnitId));
    }
}
