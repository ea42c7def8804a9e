using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;

namespace Kheo.Domain.Tests.Reports;

public class LedgerTests
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static List<LedgerChange> History(Random random)
    {
        var history = new List<LedgerChange> { new(Begin.AddMinutes(random.Next(60 * 24 * 100)), LedgerAct.Owe, new DateOnly(2026, 1, 1).AddDays(random.Next(200))) };
        for (var n = random.Next(9); n > 0; n--)
            history.Add(new LedgerChange(Begin.AddMinutes(random.Next(60 * 24 * 300)), (LedgerAct)random.Next(1, 8), new DateOnly(2026, 1, 1).AddDays(random.Next(300))));
        return history;
    }

    [Fact]
    public void In_a_hundred_thousand_random_histories_the_rates_lie_within_0_and_100_and_stay_as_of_a_past_day()
    {
        var random = new Random(20260630);
        var (seen, rates) = (new HashSet<ObligationState>(), new HashSet<decimal?>());
        for (var round = 0; round < 10_000; round++)
        {
            var histories = Enumerable.Range(0, 10).Select(_ => History(random)).ToList();
            var at = Begin.AddMinutes(random.Next(60 * 24 * 300));
            var rows = histories.Select(h => Ledger.AsOf(h, at)).OfType<LedgerRow>().ToList();
            foreach (var row in rows) seen.Add(row.StateOn(VietnamTime.Day(at)));

            var figure = LedgerRates.Of(rows);
            rates.Add(figure.Completeness);
            Assert.True(figure.Obliged == 0 ? figure is { Completeness: null, Timeliness: null } : figure.Completeness is >= 0 and <= 100 && figure.Timeliness is >= 0 and <= 100, figure.ToString());
            Assert.True((figure.Timeliness ?? 0) <= (figure.Completeness ?? 0));
            // What happened since changes nothing of the answer for that moment.
            foreach (var history in histories) history.RemoveAll(c => c.At > at && random.Next(2) == 0);
            foreach (var history in histories) history.Add(new LedgerChange(at.AddMinutes(1 + random.Next(1_000)), (LedgerAct)random.Next(8), new DateOnly(2027, 1, 1)));
            Assert.Equal(figure, LedgerRates.Of(histories.Select(h => Ledger.AsOf(h, at)).OfType<LedgerRow>()));
        }
        Assert.Equal(Enum.GetValues<ObligationState>().Order(), seen.Order());
        Assert.True(rates.Count > 20, "the histories were too tame");
    }

    [Fact]
    public void The_exempt_and_the_transferred_are_in_neither_number()
    {
        LedgerRow owed = new(new DateOnly(2026, 6, 30)), met = owed with { HandedInAt = VietnamTime.EndOf(owed.DueOn).AddTicks(-1) }, late = owed with { HandedInAt = VietnamTime.EndOf(owed.DueOn) };
        Assert.Equal((4L, 2L, 1L, 50m, 25m), LedgerRates.Of([owed, owed, met, late, owed with { Exempt = true }, owed with { Transferred = true }]) is var r ? (r.Obliged, r.HandedIn, r.OnTime, r.Completeness, r.Timeliness) : default);
    }

    [Fact]
    public void More_time_given_before_it_is_handed_in_makes_it_timely()
    {
        LedgerChange[] history = [new(Begin, LedgerAct.Owe, new DateOnly(2026, 3, 1)), new(Begin.AddDays(50), LedgerAct.Extend, new DateOnly(2026, 3, 20)), new(Begin.AddDays(70), LedgerAct.HandIn)];
        Assert.Equal(ObligationState.Overdue, Ledger.AsOf(history[..1], Begin.AddDays(65))!.StateOn(VietnamTime.Day(Begin.AddDays(65))));
        Assert.Equal(ObligationState.HandedIn, Ledger.AsOf(history, Begin.AddDays(80))!.StateOn(VietnamTime.Day(Begin.AddDays(80))));
        Assert.Null(Ledger.AsOf(history, Begin.AddTicks(-1)));
    }
}
