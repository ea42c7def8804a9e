namespace Kheo.Domain.Campaigns;

/// <summary>What an issuer writes of one indicator of the catalogue. `usualFrom` and `usualTo` are what one model usually comes to; null: nobody can say.</summary>
public sealed record StandardIndicatorLine(string Code, string Name, Measure Measure, RollUp RollUp, string? UnitName = null, decimal? UsualFrom = null, decimal? UsualTo = null);

/// <summary>An indicator of the catalogue, from which campaigns pick: what it counts, how values become one, and what is usual.</summary>
public sealed class StandardIndicator : UnitOwned
{
    private StandardIndicator() { }

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public Measure Measure { get; private set; }
    public RollUp RollUp { get; private set; }
    public string? UnitName { get; private set; }
    public decimal? UsualFrom { get; private set; }
    public decimal? UsualTo { get; private set; }
    public int Ordinal { get; private set; }

    public static StandardIndicator Publish(Guid unitId, string unitPath, StandardIndicatorLine line, int ordinal)
    {
        RuleBroken.When(line.Measure == Measure.Unit && string.IsNullOrWhiteSpace(line.UnitName), Rules.CampaignIndicatorUnitMissing);
        RuleBroken.When(line.UsualTo < line.UsualFrom, Rules.IndicatorRangeReversed);
        return new StandardIndicator
        {
            UnitId = unitId, UnitPath = unitPath, Code = line.Code, Name = line.Name, Measure = line.Measure, RollUp = line.RollUp, UnitName = line.Measure == Measure.Unit ? line.UnitName : null,
            UsualFrom = line.UsualFrom, UsualTo = line.UsualTo, Ordinal = ordinal,
        };
    }
}
