namespace Kheo.Domain;

/// <summary>Days and deadlines are those of Asia/Ho_Chi_Minh, which has kept +07:00 without summer time since 1975.</summary>
public static class VietnamTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Clock(at));

    /// <summary>What the clock on the wall shows.</summary>
    public static DateTime Clock(DateTimeOffset at) => at.ToOffset(Offset).DateTime;

    public static TimeOnly Time(DateTimeOffset at) => TimeOnly.FromDateTime(Clock(at));

    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>The first moment that no longer belongs to the day: windows are half-open.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));
}
