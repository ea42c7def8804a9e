namespace Kheo.Domain.Campaigns;

/// <summary>What shows that a paper is there: what is held of the registration anyway, or files put to the dossier as this paper.</summary>
public enum PaperProof
{
    /// <summary>The registration was handed in.</summary>
    Registration,
    /// <summary>The result report was confirmed by the committee of the place.</summary>
    Result,
    /// <summary>Photos were put to it.</summary>
    Photos,
    /// <summary>It was visited.</summary>
    Visit,
    /// <summary>Files were put to it as this paper.</summary>
    File,
}

/// <summary>A paper that a dossier needs.</summary>
/// <param name="Least">How many of it make it complete.</param>
/// <param name="Tiers">At which tiers it is needed; null or empty: at every one.</param>
public sealed record RequiredPaper(string Code, string Name, PaperProof Proof, int Least = 1, IReadOnlyList<Guid>? Tiers = null)
{
    internal bool NeededAt(Guid? tier) => Tiers is null or { Count: 0 } || tier is { } at && Tiers.Contains(at);
}
