using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Registrations;

namespace Kheo.Domain.Tests.Registrations;

public class SurvivalTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static Stand Of(int year, int acceptedMonth = 6, int until = 0) => new(new(year, 1, 1), new(until == 0 ? year : until, 12, 31), new(year, acceptedMonth, 15));

    [Fact]
    public void A_model_is_asked_only_when_its_day_has_come_and_lives_by_the_campaign_that_covers_the_day()
    {
        Assert.Null(Survival.After(1, [], Today));
        Assert.Equal(Endurance.TooYoung, Survival.After(1, [Of(2026)], Today));
        Assert.Equal(Endurance.TooYoung, Survival.After(1, [Of(2025, 12)], Today));
        Assert.Equal(Endurance.Ended, Survival.After(1, [Of(2025, 11)], Today));
        Assert.Equal(Endurance.Alive, Survival.After(1, [Of(2025), Of(2026, 9)], Today));       // accepted in September, but its campaign covers the day in June
        Assert.Equal(Endurance.Ended, Survival.After(2, [Of(2024), Of(2025)], Today));
        Assert.Equal(Endurance.Alive, Survival.After(2, [Of(2024), Of(2026)], Today));          // it paused for a year
        Assert.Equal(Endurance.Alive, Survival.After(2, [Of(2023, until: 2025)], Today));       // one campaign of three years
        Assert.Equal(Endurance.Alive, Survival.After(1, [new(new(2024, 1, 1), new(2024, 12, 31), new(2024, 2, 29)), new(new(2025, 2, 28), new(2025, 2, 28), new(2025, 2, 28))], Today));
    }

    private static readonly Gen<List<List<Stand>>> Histories =
        from dice in Gen.Choose(0, int.MaxValue - 1)
        select Made(new Random(dice));

    private static List<List<Stand>> Made(Random dice) => [.. Enumerable.Range(0, dice.Next(0, 30)).Select(_ =>
        Enumerable.Range(0, dice.Next(0, 5)).Select(_ =>
        {
            var from = new DateOnly(2019, 1, 1).AddDays(dice.Next(0, 2800));
            return new Stand(from, from.AddDays(dice.Next(1, 1200)), from.AddDays(dice.Next(0, 400)));
        }).ToList())];

    /// <summary>Counted anew, model by model and day by day of the calendar, without the product's own words.</summary>
    private static (int Alive, int OldEnough, int TooYoung) Recount(List<List<Stand>> models, int years)
    {
        var (alive, old, young) = (0, 0, 0);
        foreach (var model in models)
        {
            if (model.Count == 0) continue;
            var first = model.Select(s => s.AcceptedOn).Order().First();
            var last = DateTime.DaysInMonth(first.Year + years, first.Month);
            var day = new DateOnly(first.Year + years, first.Month, Math.Min(first.Day, last));
            if (day.DayNumber > Today.DayNumber) { young++; continue; }
            old++;
            if (model.Exists(s => Enumerable.Range(s.From.DayNumber, s.To.DayNumber - s.From.DayNumber + 1).Contains(day.DayNumber))) alive++;
        }
        return (alive, old, young);
    }

    [Fact]
    public void The_figures_equal_an_independent_recount_over_random_histories() => Prop.ForAll(Histories.ToArbitrary(), models =>
    {
        var lines = Survival.Of(models, Today);
        return Survival.Years.Zip(lines).All(p => p.Second.Years == p.First && Recount(models, p.First) == (p.Second.Alive, p.Second.OldEnough, p.Second.TooYoung))
            && lines.All(l => l.OldEnough + l.TooYoung == models.Count(m => m.Count > 0) && l.Alive <= l.OldEnough);
    }).QuickCheckThrowOnFailure();
}
