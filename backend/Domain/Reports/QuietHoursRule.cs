namespace Kheo.Domain.Reports;

/// <summary>What a unit says of the hours in which nobody is written to, for itself and all below it.</summary>
public sealed class QuietHoursRule : UnitOwned
{
    private QuietHoursRule() { }

    public TimeOnly FromTime { get; private set; }
    public TimeOnly UntilTime { get; private set; }
    public QuietHours Hours => new(FromTime, UntilTime);

    public static QuietHoursRule Of(Guid unitId, string unitPath, QuietHours hours) => new() { UnitId = unitId, UnitPath = unitPath, FromTime = hours.From, UntilTime = hours.Until };

    public void Set(QuietHours hours) => (FromTime, UntilTime) = (hours.From, hours.Until);

    /// <summary>The nearest unit's word, else the usual hours.</summary>
    public static QuietHours For(string unitPath, IEnumerable<QuietHoursRule> rules) =>
        rules.Where(r => UnitPaths.Contains(r.UnitPath, unitPath)).MaxBy(r => r.UnitPath.Length)?.Hours ?? QuietHours.Usual;
}
