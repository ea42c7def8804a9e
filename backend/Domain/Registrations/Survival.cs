namespace Kheo.Domain.Registrations;

/// <summary>A registration of a model that was accepted: the days its campaign covers, both included, and the day of its acceptance in Hà Nội.</summary>
public sealed record Stand(DateOnly From, DateOnly To, DateOnly AcceptedOn);

/// <summary>Whether a model still stood so many years after it began.</summary>
public enum Endurance { Alive, Ended, TooYoung }

/// <summary>How many models still stood after so many years.</summary>
/// <param name="OldEnough">Of how many it can be said: the denominator.</param>
/// <param name="TooYoung">Those whose day has not come, in no denominator.</param>
public sealed record SurvivalLine(int Years, int Alive, int OldEnough, int TooYoung);

/// <summary>
/// Duy trì sau 1, 2, 3 năm. A model begins on the day on which it was accepted first, in whatever campaign. After n years it is alive when one of its accepted
/// registrations is of a campaign whose period covers the day n years later (29 February becomes the 28th); until that day it is too young to be asked.
/// So a model that paused counts by where it stands on the day, and one of a campaign of several years is carried through it.
/// </summary>
public static class Survival
{
    public static readonly IReadOnlyList<int> Years = [1, 2, 3];

    /// <summary>Null when the model was never accepted: nothing began.</summary>
    public static Endurance? After(int years, IReadOnlyCollection<Stand> stands, DateOnly today)
    {
        if (stands.Count == 0) return null;
        var day = stands.Min(s => s.AcceptedOn).AddYears(years);
        return day > today ? Endurance.TooYoung : stands.Any(s => s.From <= day && day <= s.To) ? Endurance.Alive : Endurance.Ended;
    }

    public static IReadOnlyList<SurvivalLine> Of(IReadOnlyCollection<IReadOnlyCollection<Stand>> models, DateOnly today) => [.. Years.Select(years =>
    {
        var ends = models.Select(stands => After(years, stands, today)).ToLookup(end => end);
        var alive = ends[Endurance.Alive].Count();
        return new SurvivalLine(years, alive, alive + ends[Endurance.Ended].Count(), ends[Endurance.TooYoung].Count());
    })];
}
