using Kheo.Domain.Registrations;

namespace Kheo.Domain.Campaigns;

/// <summary>What one registration counts as where numbers are asked for.</summary>
public readonly record struct CountedAs(Kind Kind, Subject Subject, Guid FieldId);

/// <summary>How many registrations of a unit a campaign asks for, and how many it takes at most; what is unsaid means any.</summary>
/// <param name="TierId">Of units of this tier.</param>
/// <param name="Kind">Models, or exemplars.</param>
/// <param name="Subject">Of whom.</param>
/// <param name="FieldId">In which field.</param>
public sealed record RegistrationQuota(int? Min, int? Max, Guid? TierId = null, Kind? Kind = null, Subject? Subject = null, Guid? FieldId = null)
{
    /// <summary>What a quota counts: handed in, and neither withdrawn, refused nor merged into another.</summary>
    public static readonly IReadOnlyList<RegistrationStatus> Standing =
        [.. Enum.GetValues<RegistrationStatus>().Except([RegistrationStatus.Draft, RegistrationStatus.Withdrawn, RegistrationStatus.Refused, RegistrationStatus.Merged])];

    public bool Sound() => (Min, Max) is not (null, null) && Min is null or >= 1 && Max is null or >= 1 && (Min is null || Max is null || Min <= Max);

    public bool Binds(Guid tierId) => TierId is null || TierId == tierId;

    public bool Counts(CountedAs one) => (Kind is null || Kind == one.Kind) && (Subject is null || Subject == one.Subject) && (FieldId is null || FieldId == one.FieldId);

    /// <summary>How many are still asked for.</summary>
    public int Missing(int standing) => Math.Max(0, (Min ?? 0) - standing);
}
