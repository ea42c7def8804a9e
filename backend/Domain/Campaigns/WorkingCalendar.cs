namespace Kheo.Domain.Campaigns;

/// <summary>What a unit says of a day, for itself and all below it: Tết, 30/4, or a Saturday on which one works to make up for it.</summary>
public sealed class CalendarDay : UnitOwned
{
    private CalendarDay() { }

    public DateOnly Day { get; private set; }
    public bool Working { get; private set; }
    public string Name { get; private set; } = "";

    public static CalendarDay Mark(Guid unitId, string unitPath, DateOnly day, bool working, string name) => new() { UnitId = unitId, UnitPath = unitPath, Day = day, Working = working, Name = name };

    public void Set(bool working, string name) => (Working, Name) = (working, name);
}

/// <summary>One word on one day, and from which unit it comes.</summary>
public readonly record struct DayMark(string UnitPath, DateOnly Day, bool Working);

/// <summary>The working days of one place. A day nobody speaks of is a working day from Monday to Friday.</summary>
public sealed class WorkingCalendar
{
    /// <summary>A calendar that leaves no working day in so many is not believed.</summary>
    private const int Longest = 60;

    private readonly Dictionary<DateOnly, bool> _marked = [];

    public static readonly WorkingCalendar Plain = new();

    private WorkingCalendar() { }

    /// <summary>Of all that units at or above the place say, the nearest one's word holds.</summary>
    public static WorkingCalendar For(string unitPath, IEnumerable<DayMark> marks)
    {
        var calendar = new WorkingCalendar();
        foreach (var mark in marks.Where(m => UnitPaths.Contains(m.UnitPath, unitPath)).OrderBy(m => m.UnitPath.Length)) calendar._marked[mark.Day] = mark.Working;
        return calendar;
    }

    public bool IsWorking(DateOnly day) => _marked.TryGetValue(day, out var working) ? working : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The day itself when one works on it, else the next one on which one does.</summary>
    public DateOnly NextOnOrAfter(DateOnly day)
    {
        for (var n = 0; n <= Longest; n++) if (IsWorking(day.AddDays(n))) return day.AddDays(n);
        return day;
    }

    /// <summary>Working days after the first day, up to and with the second; none when it is not later.</summary>
    public int Between(DateOnly after, DateOnly until)
    {
        var count = 0;
        for (var day = after.AddDays(1); day <= until; day = day.AddDays(1)) if (IsWorking(day)) count++;
        return count;
    }

    /// <summary>The day on which so many working days after the given one are full.</summary>
    public DateOnly After(DateOnly day, int workingDays)
    {
        for (var (left, tries) = (workingDays, 0); left > 0 && tries < workingDays * 7 + Longest; tries++)
        {
            day = day.AddDays(1);
            if (IsWorking(day)) left--;
        }
        return day;
    }
}
