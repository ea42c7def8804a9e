using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Registrations;

/// <summary>What is held of a registration, as far as papers ask.</summary>
/// <param name="Photos">Pictures that were put to it as no paper.</param>
/// <param name="Files">By the paper's code: files that were put to it as that paper.</param>
public sealed record PapersHeld(RegistrationStatus Status, int Photos, int Visits, IReadOnlyDictionary<string, int> Files);

/// <summary>A tier at which papers are needed.</summary>
public sealed record PaperTier(Guid Id, string Name, int Rank);

/// <summary>One required paper: how many make it complete, how many are there.</summary>
public sealed record DossierPaper(string Code, string Name, PaperProof Proof, int Least, int There)
{
    internal bool Complete => There >= Least;
}

/// <summary>Đủ hồ sơ: which papers a dossier needs at a tier, and which of them are there.</summary>
/// <param name="Tier">The tier's name; null where the campaign asks the same at every tier.</param>
/// <param name="There">How many of the papers are complete…</param>
/// <param name="Needed">…of this many.</param>
public sealed record DossierPapers(string? Tier, int There, int Needed, IReadOnlyList<DossierPaper> Papers)
{
    private static readonly RegistrationStatus[] NotHandedIn = [RegistrationStatus.Draft, RegistrationStatus.Returned, RegistrationStatus.Refused, RegistrationStatus.Withdrawn, RegistrationStatus.Merged];

    /// <summary>Null when nothing is asked at the tier.</summary>
    public static DossierPapers? Of(IReadOnlyList<RequiredPaper> asked, PaperTier? tier, PapersHeld held)
    {
        var papers = asked.Where(p => p.NeededAt(tier?.Id)).Select(p => new DossierPaper(p.Code, p.Name, p.Proof, p.Least, CountOf(p, held))).ToList();
        return papers.Count == 0 ? null : new DossierPapers(tier?.Name, papers.Count(p => p.Complete), papers.Count, papers);
    }

    /// <summary>
    /// The tier for which papers are being gathered: the lowest that asks for papers of its own, at or above the unit's; once it is recognised, the next above
    /// that. Above the highest it stays there.
    /// </summary>
    public static PaperTier? TierOf(IReadOnlyCollection<PaperTier> asking, int unitRank, int? recognisedRank) =>
        asking.Where(t => recognisedRank is { } rank ? t.Rank < rank : t.Rank <= unitRank).MaxBy(t => t.Rank) ?? asking.MinBy(t => t.Rank);

    private static int CountOf(RequiredPaper paper, PapersHeld held) => paper.Proof switch
    {
        PaperProof.Registration => NotHandedIn.Contains(held.Status) ? 0 : 1,
        PaperProof.Result => held.Status is RegistrationStatus.Confirmed or RegistrationStatus.Judged or RegistrationStatus.Recognised ? 1 : 0,
        PaperProof.Visit => held.Visits,
        PaperProof.Photos => held.Photos + held.Files.GetValueOrDefault(paper.Code),
        _ => held.Files.GetValueOrDefault(paper.Code),
    };
}
