namespace Kheo.Domain.Campaigns;

/// <summary>Việc phải nộp: one row per unit × campaign × form. Every rate is computed from it.
/// Whether and when it was met follows from the registrations below the unit: the database settles that in the transaction of the write.</summary>
public sealed class Obligation : UnitOwned
{
    public const string RegistrationForm = "registration";
    private Obligation() { }

    public Guid CampaignId { get; private set; }
    public Guid TierId { get; private set; }
    public string Form { get; private set; } = RegistrationForm;
    /// <summary>Who has to: the unit itself, or somebody at or below it.</summary>
    public Obliged Basis { get; private set; }
    public DateOnly DueOn { get; private set; }
    public DateTimeOffset? HandedInAt { get; private set; }
    public bool Late { get; private set; }
    public string? ExemptReason { get; private set; }
    public int Reminded { get; private set; }
    public DateTimeOffset? LastRemindedAt { get; private set; }
    public string? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The unit ended, and this one's own row stands for it from then on.</summary>
    public Guid? TransferredTo { get; private set; }

    public bool Missing => HandedInAt is null && ExemptReason is null;

    public static Obligation Of(Guid unitId, string unitPath, Campaign campaign, TierPlan plan) => new()
    {
        UnitId = unitId, UnitPath = unitPath, CampaignId = campaign.Id, TierId = plan.TierId, Basis = plan.Obliged,
        DueOn = plan.Registration.On ?? throw new RuleBroken(Rules.CampaignObligedWithoutDate),
    };

    public void Exempt(string reason)
    {
        RuleBroken.When(!Missing, Rules.ObligationMet);
        RuleBroken.When(string.IsNullOrWhiteSpace(reason), Rules.ObligationReasonMissing);
        ExemptReason = reason;
    }

    public void Remind(DateTimeOffset now)
    {
        RuleBroken.When(!Missing, Rules.ObligationMet);
        Reminded++;
        LastRemindedAt = now;
    }

    /// <summary>The unit's word on a reminder: when it will hand in, or why it has not.</summary>
    public void Reply(string answer, DateTimeOffset now)
    {
        RuleBroken.When(Reminded == 0, Rules.ObligationNotReminded);
        Answer = answer;
        AnsweredAt = now;
    }
}
