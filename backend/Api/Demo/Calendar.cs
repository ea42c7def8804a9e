namespace Kheo.Api.Demo;

/// <summary>The days on which the demo set's story happens. It stands still on a morning of November 2026; only deadlines lie after it.</summary>
internal static class Calendar
{
    public static readonly DateOnly Reform = new(2025, 7, 1);
    public static readonly DateOnly Today = new(2026, 11, 22);

    /// <summary>8:15 in Hà Nội.</summary>
    public static readonly DateTimeOffset Now = Domain.VietnamTime.StartOf(Today).AddHours(8).AddMinutes(15);

    public static DateTimeOffset At(int year, int month, int day, int hour, int minute = 0) =>
        Domain.VietnamTime.StartOf(new DateOnly(year, month, day)).AddHours(hour).AddMinutes(minute);
}
