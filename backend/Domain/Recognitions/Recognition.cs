using System.Globalization;
using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Recognitions;

public enum HonourStatus { Issued, Revoked }

/// <summary>A line of the register of certificates: gapless for one authority in one year.</summary>
public static class Certificate
{
    /// <summary>`/AB/X012/`, 2026, 7 → `AB-X012-2026-0007`. The whole path, so that no two authorities share a code.</summary>
    public static string Code(string authorityPath, int year, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{authorityPath.Trim('/').Replace('/', '-')}-{year}-{number:0000}");
}

/// <summary>Công nhận: one record per tier, made by an authority through a decision. What it says of the model is as recorded then.</summary>
public sealed class Recognition : UnitOwned
{
    public Guid DecisionId { get; private set; }
    public Guid RegistrationId { get; private set; }
    public Guid ModelId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public Guid CampaignId { get; private set; }
    public Guid FieldId { get; private set; }
    public Guid TierId { get; private set; }
    public int TierRank { get; private set; }
    public Guid AuthorityUnitId { get; private set; }
    public string AuthorityPath { get; private set; } = "";
    public string Name { get; private set; } = "";
    public Kind Kind { get; private set; }
    public Subject Subject { get; private set; }
    public string? Holder { get; private set; }
    public bool Typical { get; private set; }
    public DateOnly RecognisedOn { get; private set; }
    /// <summary>The year whose work is honoured; the year of recognition may be another.</summary>
    public int RewardYear { get; private set; }
    public string DecisionNumber { get; private set; } = "";
    public string AuthorityName { get; private set; } = "";
    public string TierName { get; private set; } = "";
    public int CertificateNumber { get; private set; }
    public string CertificateCode { get; private set; } = "";
    /// <summary>Names of the tiers between the unit and this authority that had not recognised it; the campaign's rule allowed that.</summary>
    public IReadOnlyList<string> SkippedTiers { get; private set; } = [];
    public HonourStatus Status { get; private set; }
    public DateOnly? RevokedOn { get; private set; }
    public string? Reason { get; private set; }

    private Recognition() { }

    internal static Recognition Make(Decision decision, DecisionItem item, Merit merit, IssueFacts facts, int certificate)
    {
        var on = decision.DecidedOn!.Value;
        return new Recognition
        {
            DecisionId = decision.Id, RegistrationId = merit.RegistrationId, ModelId = merit.ModelId, ProgrammeId = facts.ProgrammeId,
            CampaignId = decision.CampaignId, FieldId = merit.FieldId, TierId = decision.TierId, TierRank = facts.TierRank,
            AuthorityUnitId = decision.UnitId, AuthorityPath = decision.UnitPath, UnitId = merit.UnitId, UnitPath = merit.UnitPath, Name = merit.Name,
            Kind = merit.Kind, Subject = merit.Subject, Holder = merit.Holder, Typical = item.Typical, DecisionNumber = decision.Number!,
            AuthorityName = decision.Authority, TierName = facts.TierName, RecognisedOn = on, RewardYear = facts.RewardYear,
            CertificateNumber = certificate, CertificateCode = Certificate.Code(decision.UnitPath, on.Year, certificate), SkippedTiers = merit.SkippedTiers,
        };
    }

    internal void Revoke(string reason, DateOnly on) => (Status, Reason, RevokedOn) = (HonourStatus.Revoked, reason, on);
}
