namespace Kheo.Domain.Reports;

/// <summary>Which question a funnel by tier answers.</summary>
public enum FunnelBasis
{
    /// <summary>Recognised at the tier, whatever happened above it: trên 500, of which 78. Never added.</summary>
    Nested,
    /// <summary>The highest tier reached: 8 + 35 + 60 = 103.</summary>
    Disjoint,
}

/// <summary>One tier of a funnel.</summary>
/// <param name="Count">Recognitions counted from the list.</param>
/// <param name="AlsoBelow">How many of them are recognised at a tier below too; null on the lowest and in a disjoint funnel.</param>
/// <param name="WithoutList">Counts entered without a list. They stand beside the listed count and are never added to it.</param>
public sealed record FunnelStage(Guid TierId, string TierName, int Rank, long Count, long? AlsoBelow, IReadOnlyList<UnlistedCount> WithoutList)
{
    /// <summary>Said to lie inside the stages below only when every one of them does.</summary>
    public bool InsideBelow => AlsoBelow is { } also && also == Count && Count > 0;
}

/// <summary>"Trên 500": a number somebody reported without the names behind it.</summary>
public sealed record UnlistedCount(Guid EntryId, long Count, bool Approximate, Guid? ContainedIn, string Source);

/// <summary>The recognised by tier, lowest tier first.</summary>
/// <param name="Total">Only a disjoint funnel has one.</param>
public sealed record Funnel(FunnelBasis Basis, IReadOnlyList<FunnelStage> Stages, long? Total)
{
    public static Funnel Nested(IEnumerable<FunnelStage> stages) => new(FunnelBasis.Nested, FromBelow(stages), null);

    public static Funnel Disjoint(IEnumerable<FunnelStage> stages)
    {
        var ordered = FromBelow(stages.Select(s => s with { AlsoBelow = null }));
        return new(FunnelBasis.Disjoint, ordered, ordered.Sum(s => s.Count));
    }

    private static List<FunnelStage> FromBelow(IEnumerable<FunnelStage> stages) => [.. stages.OrderByDescending(s => s.Rank).ThenBy(s => s.TierName, StringComparer.Ordinal)];
}
