using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Registrations;

namespace Kheo.Domain.Recognitions;

/// <summary>What is known of a registration when a decision over it is issued.</summary>
/// <param name="Here">The outcome of the last closed session of the deciding unit at this tier; null when none judged it.</param>
/// <param name="RecognisedHere">A standing recognition of this tier exists.</param>
/// <param name="SkippedTiers">Names of the campaign's tiers that lie between the unit and this tier and have not recognised it.</param>
/// <param name="Rewarded">Categories for which this authority has rewarded it already, in whichever family.</param>
public sealed record Merit(Guid RegistrationId, Guid ModelId, Guid CampaignId, Guid FieldId, Guid UnitId, string UnitPath, string Name, Kind Kind,
    Subject Subject, string? Holder, RegistrationStatus Status, Outcome? Here, bool RecognisedHere, IReadOnlyList<string> SkippedTiers,
    IReadOnlyCollection<AwardCategory> Rewarded)
{
    /// <summary>Judged and passed at this tier; or, where the campaign has no judging at the tier, confirmed or further.</summary>
    internal bool Deserves(bool tierJudges) => tierJudges
        ? Here == Outcome.Passed && Status is RegistrationStatus.Judged or RegistrationStatus.Recognised
        : Status is RegistrationStatus.Confirmed or RegistrationStatus.Judged or RegistrationStatus.Recognised;
}

/// <summary>What surrounds a decision on the day it is issued.</summary>
/// <param name="TierJudges">The campaign's tier plan has judging at this tier.</param>
/// <param name="MaySkipTier">The campaign allows a recognition to skip a tier.</param>
/// <param name="RewardYear">The year whose work is honoured.</param>
/// <param name="LastCertificate">The last number used in the authority's register of the decision's year.</param>
public sealed record IssueFacts(Guid ProgrammeId, string TierName, int TierRank, bool TierJudges, bool MaySkipTier, int RewardYear, BaseSalary? Salary, int LastCertificate,
    IReadOnlyDictionary<Guid, Merit> Merits);

/// <summary>Number, day and signatory; the capacity in which he signs is frozen with the decision.</summary>
public sealed record Signing(string Number, DateOnly DecidedOn, string Signatory, string Capacity);

/// <summary>What an issued decision brought about.</summary>
public sealed record Issued(IReadOnlyList<Recognition> Recognitions, IReadOnlyList<Award> Awards);
