using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>The calendar of a year as XLSX, by the filters of the list.</summary>
public sealed record ExportCalendarDays(ListCalendarDays List) : Export<ListCalendarDays>(List);

public sealed class ExportCalendarDaysHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportCalendarDays, Sheet>
{
    public Task<Sheet> Handle(ExportCalendarDays query, CancellationToken ct)
    {
        var year = CalendarDayView.Year(query.List.Year, VietnamTime.Day(clock.GetUtcNow()));
        return Task.FromResult(Sheet.Of($"Lịch làm việc {year}", CalendarDayView.Of(db, current.Actor, year, query.List.UnitId).AsAsyncEnumerable(),
            new("Ngày", d => d.Day, 12), new("Làm việc", d => d.Working, 10), new("Tên ngày", d => d.Name, 44), new("Đơn vị ban hành", d => d.UnitName, 44)));
    }
}
