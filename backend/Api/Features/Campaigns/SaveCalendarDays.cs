using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>One day of a calendar.</summary>
/// <param name="Working">False for a holiday, true for a Saturday on which one works to make up.</param>
public sealed record CalendarLine(DateOnly Day, bool Working, string Name);

/// <summary>
/// Says which days of a year one works, for a unit and all below it: exactly these lines stand afterwards. What is still owed in an open campaign whose
/// rule moves days to working days moves along, unless its new day has passed.
/// </summary>
public sealed record SaveCalendarDays : Act<CalendarView>, IExample<SaveCalendarDays>
{
    /// <summary>Whose calendar it is; the caller's own unit when unsaid.</summary>
    public Guid? UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>At most 150.</summary>
    public required IReadOnlyList<CalendarLine> Days { get; init; }

    public static SaveCalendarDays Example => new()
    {
        Year = 2026,
        Days =
        [
            new(new DateOnly(2026, 2, 16), false, "Nghỉ Tết Nguyên đán Bính Ngọ"), new(new DateOnly(2026, 2, 17), false, "Nghỉ Tết Nguyên đán Bính Ngọ"),
            new(new DateOnly(2026, 4, 30), false, "Ngày Giải phóng miền Nam"), new(new DateOnly(2026, 8, 22), true, "Làm bù cho ngày 31/8"),
        ],
    };
}

/// <summary>The calendar of one unit for one year, and how many days of what is owed moved with it.</summary>
public sealed record CalendarView(Guid UnitId, int Year, IReadOnlyList<CalendarLine> Days, int Moved) : IExample<CalendarView>
{
    public static CalendarView Example => new(ProgrammeView.Example.UnitId, 2026, SaveCalendarDays.Example.Days, 12);
}

public sealed class SaveCalendarDaysValidator : AbstractValidator<SaveCalendarDays>
{
    public SaveCalendarDaysValidator()
    {
        RuleFor(c => c.Year).InclusiveBetween(1945, 2099).WithErrorCode("out-of-range");
        RuleFor(c => c.Days).AtMost(150);
        RuleForEach(c => c.Days).ChildRules(d => d.RuleFor(x => x.Name).Named(200));
    }
}

public sealed class SaveCalendarDaysHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SaveCalendarDays, CalendarView>
{
    public async Task<CalendarView> Handle(SaveCalendarDays command, CancellationToken ct)
    {
        RuleBroken.When(command.Days.Any(d => d.Day.Year != command.Year), Rules.CalendarOutsideYear);
        RuleBroken.When(command.Days.DistinctBy(d => d.Day).Count() < command.Days.Count, Rules.CalendarDayTwice);
        var today = VietnamTime.Day(clock.GetUtcNow());
        var unit = await db.ActingFor(current.Actor, Permission.CampaignsManage, command.UnitId, today, ct);
        var (from, to) = (new DateOnly(command.Year, 1, 1), new DateOnly(command.Year, 12, 31));
        var there = await db.Set<CalendarDay>().AsTracking().Where(d => d.UnitId == unit.Id && d.Day >= from && d.Day <= to).ToListAsync(ct);
        foreach (var gone in there.Where(t => command.Days.All(d => d.Day != t.Day))) db.Remove(gone);
        foreach (var line in command.Days)
        {
            if (there.Find(t => t.Day == line.Day) is not { } day) db.Add(CalendarDay.Mark(unit.Id, unit.Path, line.Day, line.Working, line.Name));
            else if (day.Working != line.Working || day.Name != line.Name) day.Set(line.Working, line.Name);
        }
        await db.SaveChangesAsync(ct);
        return new CalendarView(unit.Id, command.Year, [.. command.Days.OrderBy(d => d.Day)], await Obligations.Move(db, unit.Path, today, ct));
    }
}
