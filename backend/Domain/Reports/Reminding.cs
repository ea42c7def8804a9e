using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Reports;

/// <summary>One thing to be said about an obligation: to its own unit so many days before, or so many units up after the day.</summary>
public readonly record struct Saying(ReminderKind Kind, int Step)
{
    /// <summary>The same event has the same key, whoever says it. More time makes it another event.</summary>
    public string Key(Guid obligationId, DateOnly dueOn) => $"{obligationId:N}/{dueOn:yyyyMMdd}/{(Kind == ReminderKind.BeforeDue ? "before" : "up")}-{Step}";
}

/// <summary>What is to be said now, and the first day on which there may be something again; null: nothing ever, as long as the day stays.</summary>
public sealed record Due(IReadOnlyList<Saying> Now, DateOnly? QuietUntil);

/// <summary>The hours in which nobody is written to, from and until; both the same: none.</summary>
public readonly record struct QuietHours(TimeOnly From, TimeOnly Until)
{
    public static readonly QuietHours Usual = new(new TimeOnly(20, 0), new TimeOnly(7, 0));

    /// <summary>Half-open, and over midnight when the first is the later one.</summary>
    public bool Holds(DateTimeOffset now)
    {
        var time = VietnamTime.Time(now);
        return From <= Until ? time >= From && time < Until : time >= From || time < Until;
    }

    /// <summary>The given moment, or the first after the quiet hours it falls into.</summary>
    public DateTimeOffset Open(DateTimeOffset now)
    {
        if (!Holds(now)) return now;
        var day = VietnamTime.Day(now);
        return VietnamTime.StartOf(VietnamTime.Time(now) < Until ? day : day.AddDays(1)) + Until.ToTimeSpan();
    }
}

/// <summary>Decides what is due to be said now about one row of the ledger. It sends nothing and knows no clock.</summary>
public static class Reminding
{
    /// <summary>
    /// Before the day the nearest step that was reached and not said, and no earlier one with it: who was not reached at T-7 is told at T-5, and at T-2
    /// once. After the day the units above, one after another. Nothing of what is not owed, and nothing in quiet hours.
    /// </summary>
    public static Due Of(ReminderRules rules, DateOnly dueOn, bool owed, WorkingCalendar calendar, QuietHours quiet, DateTimeOffset now, IReadOnlySet<Saying> said)
    {
        if (!owed) return new Due([], null);
        var today = VietnamTime.Day(now);
        var saying = Sayings(rules, dueOn, calendar, today, said);
        if (saying.Count > 0 && quiet.Holds(now)) return new Due([], today);
        return new Due(saying, Next(rules, dueOn, calendar, today));
    }

    private static List<Saying> Sayings(ReminderRules rules, DateOnly dueOn, WorkingCalendar calendar, DateOnly today, IReadOnlySet<Saying> said)
    {
        var left = dueOn.DayNumber - today.DayNumber;
        if (left >= 0)
        {
            var reached = rules.DaysBefore.Where(d => left <= d).Order().Take(1).Select(d => new Saying(ReminderKind.BeforeDue, d));
            return [.. reached.Where(s => !said.Contains(s))];
        }
        if (rules.EscalateAfterWorkingDays is not { } each) return [];
        var late = calendar.Between(dueOn, today);
        return [.. Enumerable.Range(1, rules.EscalateUnits).Where(up => late >= up * each).Select(up => new Saying(ReminderKind.Escalation, up)).Where(s => !said.Contains(s))];
    }

    private static DateOnly? Next(ReminderRules rules, DateOnly dueOn, WorkingCalendar calendar, DateOnly today)
    {
        var before = rules.DaysBefore.Select(d => dueOn.AddDays(-d));
        var up = rules.EscalateAfterWorkingDays is { } each ? Enumerable.Range(1, rules.EscalateUnits).Select(n => calendar.After(dueOn, n * each)) : [];
        return before.Concat(up).Where(d => d > today).Select(d => (DateOnly?)d).Min();
    }
}
