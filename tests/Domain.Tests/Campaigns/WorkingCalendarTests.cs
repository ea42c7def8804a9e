using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Tests.Campaigns;

public class WorkingCalendarTests
{
    // Tết Bính Ngọ: Monday 16 to Friday 20 February 2026; on Saturday 22 August one works for Monday 31 August.
    private static readonly DayMark[] Year2026 =
    [
        .. Enumerable.Range(16, 5).Select(d => new DayMark("/VN/", new DateOnly(2026, 2, d), false)), new("/VN/", new DateOnly(2026, 4, 30), false), new("/VN/", new DateOnly(2026, 5, 1), false),
        new("/VN/", new DateOnly(2026, 8, 31), false), new("/VN/", new DateOnly(2026, 9, 1), false), new("/VN/", new DateOnly(2026, 9, 2), false), new("/VN/", new DateOnly(2026, 8, 22), true),
    ];

    private static readonly WorkingCalendar Calendar = WorkingCalendar.For("/VN/AB/X1/", Year2026);

    [Theory]
    [InlineData("2026-02-13", "2026-02-13")]     // the Friday before
    [InlineData("2026-02-14", "2026-02-23")]     // weekend, five days of Tết, weekend
    [InlineData("2026-02-20", "2026-02-23")]
    [InlineData("2026-04-30", "2026-05-04")]
    [InlineData("2026-08-22", "2026-08-22")]     // a Saturday on which one works
    [InlineData("2026-08-23", "2026-08-24")]
    [InlineData("2026-08-31", "2026-09-03")]
    public void A_day_off_moves_to_the_next_working_day(string day, string next) => Assert.Equal(DateOnly.Parse(next), Calendar.NextOnOrAfter(DateOnly.Parse(day)));

    [Fact]
    public void The_nearest_units_word_holds_and_a_neighbours_does_not()
    {
        var day = new DateOnly(2026, 2, 16);
        DayMark[] marks = [.. Year2026, new("/VN/AB/X1/", day, true), new("/VN/AB/X10/", new DateOnly(2026, 3, 2), false)];
        Assert.True(WorkingCalendar.For("/VN/AB/X1/C1/", marks).IsWorking(day));
        Assert.False(WorkingCalendar.For("/VN/AB/X2/", marks).IsWorking(day));
        Assert.True(WorkingCalendar.For("/VN/AB/X1/", marks).IsWorking(new DateOnly(2026, 3, 2)));
        Assert.False(WorkingCalendar.For("/VN/AB/X10/", marks).IsWorking(new DateOnly(2026, 3, 2)));
    }

    [Fact]
    public void Working_days_are_counted_after_the_first_day_and_with_the_last()
    {
        Assert.Equal(0, Calendar.Between(new DateOnly(2026, 2, 13), new DateOnly(2026, 2, 22)));
        Assert.Equal(1, Calendar.Between(new DateOnly(2026, 2, 13), new DateOnly(2026, 2, 23)));
        Assert.Equal(new DateOnly(2026, 2, 25), Calendar.After(new DateOnly(2026, 2, 13), 3));
        Assert.Equal(new DateOnly(2026, 2, 13), Calendar.After(new DateOnly(2026, 2, 13), 0));
        Assert.Equal(0, Calendar.Between(new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 2)));
    }

    [Fact]
    public void A_calendar_without_a_working_day_leaves_the_day_where_it_is()
    {
        var first = new DateOnly(2026, 1, 1);
        var never = WorkingCalendar.For("/VN/", Enumerable.Range(0, 100).Select(n => new DayMark("/VN/", first.AddDays(n), false)));
        Assert.Equal(first, never.NextOnOrAfter(first));
    }

    [Fact]
    public void Counting_and_adding_working_days_agree() => Prop.ForAll(
        (from start in Gen.Choose(0, 364) from n in Gen.Choose(1, 40) select (new DateOnly(2026, 1, 1).AddDays(start), n)).ToArbitrary(),
        x => Calendar.Between(x.Item1, Calendar.After(x.Item1, x.n)) == x.n && Calendar.IsWorking(Calendar.After(x.Item1, x.n))).QuickCheckThrowOnFailure();
}
