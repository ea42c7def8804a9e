namespace Kheo.Domain.Campaigns;

/// <summary>What an indicator counts: đồng, ngày công, km, m², hộ, người, công trình; `unit` for anything else, named by the campaign.</summary>
public enum Measure { Dong, Workday, Km, M2, Household, Person, Work, Unit }

/// <summary>How values of several reports become one.</summary>
public enum RollUp
{
    /// <summary>Added.</summary>
    Sum,
    /// <summary>The value reported last stands for all.</summary>
    Latest,
    /// <summary>The greatest value stands for all.</summary>
    Max,
    /// <summary>Added once per unit: two models of one unit speak of the same households, so its greatest value counts.</summary>
    Distinct,
}

/// <summary>Chỉ tiêu: one thing a campaign asks to be counted.</summary>
/// <param name="Standard">The code in the catalogue from which it was picked; what was picked stays as it was.</param>
/// <param name="UsualFrom">What one model usually comes to at least; a figure outside is remarked upon, never refused.</param>
/// <param name="UsualTo">What one model usually comes to at most.</param>
public sealed record Indicator(string Code, string Name, Measure Measure, RollUp RollUp, string? UnitName = null, bool Required = false, string? Standard = null, decimal? UsualFrom = null, decimal? UsualTo = null)
{
    public static Tally Roll(RollUp rule, IReadOnlyList<IndicatorReading> readings)
    {
        if (readings.Count == 0) return new Tally(null, false);
        var value = rule switch
        {
            RollUp.Sum => readings.Sum(r => r.Value),
            RollUp.Max => readings.Max(r => r.Value),
            RollUp.Latest => readings.MaxBy(r => r.At)!.Value,
            _ => readings.GroupBy(r => r.UnitId).Sum(g => g.Max(r => r.Value)),
        };
        return new Tally(value, readings.Any(r => r.Approximate));
    }
}

/// <summary>One reported value, as it enters a roll-up.</summary>
public sealed record IndicatorReading(Guid UnitId, DateTimeOffset At, decimal Value, bool Approximate);

/// <summary>A rolled-up value. One approximate part ("trên 500") makes the whole approximate.</summary>
public sealed record Tally(decimal? Value, bool Approximate);
