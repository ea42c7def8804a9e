namespace Kheo.Domain.Reports;

/// <summary>How many members of a unit may take part, or take part in one campaign, on a day. People are counted here, never listed.</summary>
public sealed class PeopleCount : UnitOwned
{
    private PeopleCount() { }

    /// <summary>The campaign in which they take part; null for those who may take part at all.</summary>
    public Guid? CampaignId { get; private set; }
    public DateOnly CountedOn { get; private set; }
    public int Count { get; private set; }
    /// <summary>Where the number comes from.</summary>
    public string? Source { get; private set; }

    public static PeopleCount Of(Guid unitId, string unitPath, Guid? campaignId, DateOnly countedOn, int count, string? source, DateOnly today)
    {
        RuleBroken.When(countedOn > today, Rules.PeopleCountInFuture);
        return new PeopleCount { UnitId = unitId, UnitPath = unitPath, CampaignId = campaignId, CountedOn = countedOn, Count = count, Source = source };
    }

    public void Set(int count, string? source) => (Count, Source) = (count, source);
}

/// <summary>The second measure of coverage: of the members of all units that must register themselves, how many take part.</summary>
/// <param name="Units">Units whose members are meant.</param>
/// <param name="Unknown">Those of them of which one of the two numbers is not known.</param>
/// <param name="TakingPart">Of the units of which both are known.</param>
/// <param name="CountedFrom">The oldest day on which one of these numbers was counted.</param>
public sealed record MembersCoverage(long Units, long Unknown, long TakingPart, long Eligible, DateOnly? CountedFrom, DateOnly? CountedTo)
{
    /// <summary>Null while a unit is unknown: a rate of a part is not the whole's.</summary>
    public decimal? Rate => Unknown > 0 ? null : Rates.Percent(TakingPart, Eligible);
}
