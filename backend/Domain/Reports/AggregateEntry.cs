using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Reports;

/// <summary>What a count without a list counts. People are counted here only: the product keeps no list of them.</summary>
public enum Counted { Registered, ResultsHandedIn, Judged, Recognised, Nominated, Awarded, PeopleTakingPart, PeopleEligible }

/// <summary>What an officer enters for a number that came without names.</summary>
/// <param name="Approximate">"trên 500".</param>
/// <param name="Source">Where the number comes from, such as a report's number and date.</param>
public sealed record AggregateContent(DateOnly From, DateOnly To, Counted Measure, Guid? TierId, Subject? Subject, int Count, bool Approximate, string Source);

/// <summary>
/// A count without a list, such as "322 được cấp ủy cơ sở khen thưởng". It is marked as such wherever it is shown, and never added to what is
/// counted from rows.
/// </summary>
public sealed class AggregateEntry : UnitOwned
{
    private AggregateEntry() { }

    public Guid ProgrammeId { get; private set; }
    public DateOnly PeriodFrom { get; private set; }
    /// <summary>The period's last day.</summary>
    public DateOnly PeriodTo { get; private set; }
    public Counted Measure { get; private set; }
    public Guid? TierId { get; private set; }
    public Subject? Subject { get; private set; }
    public int Count { get; private set; }
    public bool Approximate { get; private set; }
    /// <summary>The entry that this one is a part of, when the source says so.</summary>
    public Guid? ContainedIn { get; private set; }
    public string Source { get; private set; } = "";

    public static AggregateEntry Enter(Guid unitId, string unitPath, Guid programmeId, AggregateContent content, AggregateEntry? container)
    {
        var entry = new AggregateEntry { UnitId = unitId, UnitPath = unitPath, ProgrammeId = programmeId };
        entry.Take(content, container);
        return entry;
    }

    /// <param name="container">The entry it is said to be a part of.</param>
    /// <param name="parts">The entries that are said to be parts of this one.</param>
    public void Save(AggregateContent content, AggregateEntry? container, IReadOnlyCollection<AggregateEntry> parts)
    {
        RuleBroken.When(container is not null && parts.Any(p => p.Id == container.Id), Rules.AggregateCircle);
        Take(content, container);
        foreach (var part in parts) part.FitsInto(this);
    }

    private void Take(AggregateContent content, AggregateEntry? container)
    {
        RuleBroken.When(content.To < content.From, Rules.AggregatePeriodReversed);
        PeriodFrom = content.From;
        PeriodTo = content.To;
        Measure = content.Measure;
        TierId = content.TierId;
        Subject = content.Subject;
        Count = content.Count;
        Approximate = content.Approximate;
        Source = content.Source;
        ContainedIn = container?.Id;
        if (container is not null) FitsInto(container);
    }

    private void FitsInto(AggregateEntry container)
    {
        RuleBroken.When(container.Id == Id || container.ContainedIn == Id, Rules.AggregateCircle);
        RuleBroken.When(container.ProgrammeId != ProgrammeId || container.Measure != Measure || PeriodFrom < container.PeriodFrom || PeriodTo > container.PeriodTo, Rules.AggregateOfAnother);
        RuleBroken.When(Count > container.Count && !container.Approximate, Rules.AggregateOverContainer);
    }
}
