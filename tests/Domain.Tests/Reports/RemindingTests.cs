using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;

namespace Kheo.Domain.Tests.Reports;

public class RemindingTests
{
    private static readonly DateOnly DueOn = new(2026, 6, 30);      // a Tuesday
    private static readonly ReminderRules Rules = new([7, 3, 1], 2, 2);
    private static readonly HashSet<Saying> Nothing = [];

    private static DateTimeOffset At(DateOnly day, int hour = 9, int minute = 0) => VietnamTime.StartOf(day).AddHours(hour).AddMinutes(minute);

    private static Due Ask(DateTimeOffset now, ISet<Saying>? said = null, bool owed = true, ReminderRules? rules = null, QuietHours? quiet = null, WorkingCalendar? calendar = null) =>
        Reminding.Of(rules ?? Rules, DueOn, owed, calendar ?? WorkingCalendar.Plain, quiet ?? QuietHours.Usual, now, (IReadOnlySet<Saying>)(said ?? Nothing));

    private static Saying Before(int days) => new(ReminderKind.BeforeDue, days);
    private static Saying Up(int units) => new(ReminderKind.Escalation, units);

    [Theory]
    [InlineData(8, null)]
    [InlineData(7, 7)]
    [InlineData(5, 7)]       // who was not told at T-7 is told at T-5
    [InlineData(4, 7)]
    [InlineData(3, 3)]       // and at T-3 hears of T-3 alone
    [InlineData(2, 3)]
    [InlineData(1, 1)]
    [InlineData(0, 1)]       // the last day itself
    public void Before_the_day_the_nearest_step_is_said(int left, int? step) =>
        Assert.Equal(step is { } s ? [Before(s)] : [], Ask(At(DueOn.AddDays(-left))).Now);

    [Fact]
    public void A_step_begins_with_its_day_and_not_a_moment_before()
    {
        var none = new QuietHours(new TimeOnly(0, 0), new TimeOnly(0, 0));
        var begin = VietnamTime.StartOf(DueOn.AddDays(-7));
        Assert.Empty(Ask(begin.AddTicks(-1), quiet: none).Now);
        Assert.Equal([Before(7)], Ask(begin, quiet: none).Now);
    }

    [Fact]
    public void What_was_said_is_not_said_again_and_the_next_day_is_known()
    {
        Assert.Equal(new Due([], DueOn.AddDays(-7)).QuietUntil, Ask(At(DueOn.AddDays(-30))).QuietUntil);
        var seven = Ask(At(DueOn.AddDays(-7)), new HashSet<Saying> { Before(7) });
        Assert.Equal((0, DueOn.AddDays(-3)), (seven.Now.Count, seven.QuietUntil));
        Assert.Empty(Ask(At(DueOn.AddDays(-4)), new HashSet<Saying> { Before(7) }).Now);
        Assert.Equal([Before(3)], Ask(At(DueOn.AddDays(-3)), new HashSet<Saying> { Before(7) }).Now);
    }

    [Fact]
    public void Nothing_is_said_of_what_is_done() => Assert.Equal((0, null), Ask(At(DueOn.AddDays(-1)), owed: false) is var d ? (d.Now.Count, d.QuietUntil) : default);

    [Theory]
    [InlineData(6, 59, false)]
    [InlineData(7, 0, true)]
    [InlineData(19, 59, true)]
    [InlineData(20, 0, false)]
    [InlineData(23, 59, false)]
    [InlineData(0, 0, false)]
    public void Quiet_hours_are_half_open_and_go_over_midnight(int hour, int minute, bool says)
    {
        var due = Ask(At(DueOn.AddDays(-7), hour, minute));
        Assert.Equal(says ? 1 : 0, due.Now.Count);
        if (!says) Assert.Equal(DueOn.AddDays(-7), due.QuietUntil);       // to be asked again today
    }

    [Fact]
    public void Quiet_hours_may_lie_within_a_day_or_not_be_at_all()
    {
        var noon = new QuietHours(new TimeOnly(11, 30), new TimeOnly(13, 30));
        Assert.Equal([1, 0, 0, 1], new[] { At(DueOn, 11, 29), At(DueOn, 11, 30), At(DueOn, 13, 29), At(DueOn, 13, 30) }.Select(t => Ask(t, quiet: noon).Now.Count));
        Assert.Equal(At(DueOn, 13, 30), noon.Open(At(DueOn, 12)));
        Assert.Equal(At(DueOn, 14), noon.Open(At(DueOn, 14)));
        Assert.Equal(At(DueOn.AddDays(1), 7), QuietHours.Usual.Open(At(DueOn, 22)));
        Assert.Equal(At(DueOn, 7), QuietHours.Usual.Open(At(DueOn, 3)));
    }

    [Fact]
    public void After_the_day_the_units_above_are_told_one_by_one_in_working_days()
    {
        // Wednesday 1 July is the first working day after; with 2 a step, Thursday tells the first unit up, Monday the second.
        Assert.Empty(Ask(At(DueOn.AddDays(1))).Now);
        Assert.Equal([Up(1)], Ask(At(DueOn.AddDays(2))).Now);
        var told = new HashSet<Saying> { Up(1) };
        Assert.Empty(Ask(At(DueOn.AddDays(3)), told).Now);
        Assert.Empty(Ask(At(DueOn.AddDays(5)), told).Now);                 // Sunday
        Assert.Equal([Up(2)], Ask(At(DueOn.AddDays(6)), told).Now);
        Assert.Equal([Up(1), Up(2)], Ask(At(DueOn.AddDays(30))).Now);      // nobody was at work in between
        told.Add(Up(2));
        Assert.Equal((0, null), Ask(At(DueOn.AddDays(30)), told) is var d ? (d.Now.Count, d.QuietUntil) : default);
    }

    [Fact]
    public void A_holiday_does_not_count_against_the_unit()
    {
        var calendar = WorkingCalendar.For("/VN/", [new DayMark("/VN/", DueOn.AddDays(1), false), new DayMark("/VN/", DueOn.AddDays(2), false), new DayMark("/VN/", new DateOnly(2026, 7, 4), true)]);
        Assert.Empty(Ask(At(DueOn.AddDays(3)), calendar: calendar).Now);
        Assert.Equal([Up(1)], Ask(At(DueOn.AddDays(4)), calendar: calendar).Now);      // the make-up Saturday
    }

    [Fact]
    public void Rules_that_say_nothing_say_nothing()
    {
        var silent = new ReminderRules([], null);
        Assert.Equal((0, null), Ask(At(DueOn), rules: silent) is var d ? (d.Now.Count, d.QuietUntil) : default);
        Assert.Equal((0, null), Ask(At(DueOn.AddDays(99)), rules: silent) is var e ? (e.Now.Count, e.QuietUntil) : default);
    }

    [Fact]
    public void More_time_makes_it_another_event() => Assert.NotEqual(Before(7).Key(Guid.Empty, DueOn), Before(7).Key(Guid.Empty, DueOn.AddDays(5)));

    [Fact]
    public void Whoever_is_asked_every_hour_says_each_thing_once_and_whoever_waits_for_the_named_day_misses_nothing()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var rules = new ReminderRules([.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(1, 20)).Distinct()], random.Next(3) == 0 ? null : random.Next(1, 6), random.Next(1, 4));
            var (hourly, lazy, twice) = (new HashSet<Saying>(), new HashSet<Saying>(), 0);
            DateOnly? wake = DueOn.AddDays(-40);
            for (var now = At(DueOn.AddDays(-40), 0); now < At(DueOn.AddDays(60)); now = now.AddHours(3))
            {
                foreach (var saying in Ask(now, hourly, rules: rules).Now) if (!hourly.Add(saying)) twice++;
                if (wake is not { } day || VietnamTime.Day(now) < day) continue;
                var due = Ask(now, lazy, rules: rules);
                foreach (var saying in due.Now) lazy.Add(saying);
                wake = due.QuietUntil;
            }
            Assert.Equal(0, twice);
            Assert.Equal(hourly.OrderBy(s => s.ToString()), lazy.OrderBy(s => s.ToString()));
            Assert.Equal(rules.DaysBefore.Count + (rules.EscalateAfterWorkingDays is null ? 0 : rules.EscalateUnits), hourly.Count);
        }
    }
}
