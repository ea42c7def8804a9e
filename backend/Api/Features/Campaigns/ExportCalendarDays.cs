using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>The calendar of a year as a spreadsheet; the same filters as the list.</summary>
public sealed record ExportCalendarDays : Query<Sheet>
{
    /// <summary>This year when unsaid.</summary>
    public int? Year { get; init; }

    /// <summary>Only what this very unit says.</summary>
    public Guid? UnitId { get; init; }
}

public sealed class ExportCalendarDaysHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportCalendarDays, Sheet>
{
    public Task<Sheet> Handle(ExportCalendarDays query, CancellationToken ct)
    {
        var year = CalendarDayView.Year(query.Year, VietnamTime.Day(clock.GetUtcNow()));
        return Task.FromResult(new Sheet($"Lịch làm việc {year}", [new("Ngày", SheetKind.Date, 12), new("Làm việc", Width: 10), new("Tên ngày", Width: 44), new("Đơn vị ban hành", Width: 44)],
            Rows(CalendarDayView.Of(db, current.Actor, year, query.UnitId))));
    }

    private static async IAsyncEnumerable<object?[]> Rows(IQueryable<CalendarDayView> days)
    {
        await foreach (var day in days.AsAsyncEnumerable()) yield return [day.Day, day.Working, day.Name, day.UnitName];
    }
}
