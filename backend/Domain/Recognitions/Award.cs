using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Recognitions;

/// <summary>Giấy khen is not bằng khen: the forms keep their Vietnamese names in every language.</summary>
public enum AwardForm { GiayKhen, BangKhen, BieuDuong, ThuKhen, CoThiDua }

public enum AwardCategory { ForTheModel, ForImplementing, ForDirecting }

/// <summary>Khen thưởng: what one item of an issued decision gives. Coefficient, base salary and money are stored as they were on the day.</summary>
public sealed class Award : UnitOwned
{
    public Guid DecisionId { get; private set; }
    public Guid? RecognitionId { get; private set; }
    public Guid? RegistrationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public Guid CampaignId { get; private set; }
    public Guid AuthorityUnitId { get; private set; }
    public string AuthorityPath { get; private set; } = "";
    public string Recipient { get; private set; } = "";
    public Subject Subject { get; private set; }
    /// <summary>Of the model rewarded; absent when a unit or person is rewarded for implementing or directing.</summary>
    public Kind? Kind { get; private set; }
    public AwardForm Form { get; private set; }
    public AwardCategory Category { get; private set; }
    public Family Family { get; private set; }
    public decimal? Coefficient { get; private set; }
    public decimal? BaseSalary { get; private set; }
    public Rounding? Rounding { get; private set; }
    public decimal? Money { get; private set; }
    public string DecisionNumber { get; private set; } = "";
    public string AuthorityName { get; private set; } = "";
    public DateOnly DecidedOn { get; private set; }
    public int RewardYear { get; private set; }
    public HonourStatus Status { get; private set; }
    public DateOnly? RevokedOn { get; private set; }
    public string? Reason { get; private set; }
    public bool ToRecover { get; private set; }

    /// <summary>Who pays once the authority has ended or stands elsewhere; the authority on the record stays as it was.</summary>
    public Guid? PayerUnitId { get; private set; }
    public string? PayerPath { get; private set; }
    public DateOnly? PaidOn { get; private set; }

    private Award() { }

    internal static Award Give(Decision decision, DecisionItem item, Guid? recognitionId, IssueFacts facts)
    {
        var salary = item.Coefficient is null ? null : facts.Salary;
        return new Award
        {
            DecisionId = decision.Id, RecognitionId = recognitionId, RegistrationId = item.RegistrationId, ProgrammeId = facts.ProgrammeId,
            CampaignId = decision.CampaignId, UnitId = item.RecipientUnitId, UnitPath = item.RecipientPath, AuthorityUnitId = decision.UnitId,
            AuthorityPath = decision.UnitPath, Recipient = item.Recipient, Subject = item.Subject, Kind = item.Kind, Form = item.AwardForm!.Value,
            Category = item.AwardCategory!.Value, Family = decision.Family, Coefficient = item.Coefficient, BaseSalary = salary?.Amount,
            Rounding = salary?.Rounding, Money = salary?.Money(item.Coefficient!.Value), DecisionNumber = decision.Number!,
            AuthorityName = decision.Authority, DecidedOn = decision.DecidedOn!.Value, RewardYear = facts.RewardYear,
        };
    }

    /// <summary>Stays visible as revoked; what was paid, and the item given, are to be recovered.</summary>
    internal void Revoke(string reason, DateOnly on) =>
        (Status, Reason, RevokedOn, ToRecover) = (HonourStatus.Revoked, reason, on, Money > 0);
}
