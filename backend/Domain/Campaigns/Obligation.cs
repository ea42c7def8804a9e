namespace Kheo.Domain.Campaigns;

/// <summary>What can be handed in; a campaign's plan says what is.</summary>
public enum ObligationForm { Registration, Result, Interim, Final }

/// <summary>Where an obligation stands on a day. More time does not change it: the unit owes until another day.</summary>
public enum ObligationState
{
    Owed,
    /// <summary>Still owed, and the day has passed.</summary>
    Overdue,
    HandedIn,
    /// <summary>Handed in after the day.</summary>
    Late,
    /// <summary>Handed in, and given back to be mended.</summary>
    Returned,
    Exempt,
    /// <summary>A reorganisation passed it to another unit.</summary>
    Transferred,
}

/// <summary>Việc phải nộp: one row per unit × campaign × form × period. Every rate is computed from it.
/// Whether and when it was met follows from the registrations below the unit, or from its report: the database settles that in the transaction of the write.</summary>
public sealed class Obligation : UnitOwned
{
    public const string RegistrationForm = "registration";
    public const string ResultForm = "result";

    private static readonly ObligationState[] StillOwed = [ObligationState.Owed, ObligationState.Overdue];

    /// <summary>Every verb needs something that is still owed, but the one by which it is owed again.</summary>
    public static readonly IReadOnlyList<Step<ObligationState>> Lifecycle =
    [
        new(nameof(Remind), StillOwed, null, Rules.ObligationMet),
        new(nameof(Reply), StillOwed, null, Rules.ObligationMet),
        new(nameof(Exempt), StillOwed, ObligationState.Exempt, Rules.ObligationMet),
        new(nameof(Extend), StillOwed, null, Rules.ObligationMet),
        new("AskForTime", StillOwed, null, Rules.ObligationMet),
        new(nameof(Owe), [ObligationState.Exempt], ObligationState.Owed, Rules.RegistrationMovedOn),
    ];

    private Obligation() { }

    public Guid CampaignId { get; private set; }
    public Guid TierId { get; private set; }
    public string Form { get; private set; } = RegistrationForm;
    /// <summary>Of a periodic report; null where the campaign's own period is meant.</summary>
    public DateOnly? PeriodFrom { get; private set; }
    public DateOnly? PeriodTo { get; private set; }
    /// <summary>Who has to: the unit itself, or somebody at or below it.</summary>
    public Obliged Basis { get; private set; }
    /// <summary>The plan's day, before the calendar of working days moved it.</summary>
    public DateOnly? PlannedOn { get; private set; }
    public DateOnly DueOn { get; private set; }
    public DateTimeOffset? HandedInAt { get; private set; }
    public DateTimeOffset? ReturnedAt { get; private set; }
    public bool Late { get; private set; }
    public string? ExemptReason { get; private set; }
    /// <summary>Null where a new version of the campaign did it.</summary>
    public Guid? ExemptedBy { get; private set; }
    public DateTimeOffset? ExemptedAt { get; private set; }
    /// <summary>How often more time was given.</summary>
    public int Extensions { get; private set; }
    public int Reminded { get; private set; }
    public DateTimeOffset? LastRemindedAt { get; private set; }
    public string? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    /// <summary>The day that the unit named when it answered.</summary>
    public DateOnly? WillHandInOn { get; private set; }
    /// <summary>The day of the reorganisation that passed it on, and the unit that owes it since.</summary>
    public DateOnly? TransferredOn { get; private set; }
    public Guid? TransferredTo { get; private set; }
    /// <summary>No reminder of the campaign's own is due before this day; unknown when null.</summary>
    public DateOnly? QuietUntil { get; private set; }

    public bool Missing => HandedInAt is null && ExemptReason is null && TransferredOn is null;

    public static Obligation Of(Guid unitId, string unitPath, Campaign campaign, TierPlan plan)
    {
        var due = plan.Registration.On ?? throw new RuleBroken(Rules.CampaignObligedWithoutDate);
        return new Obligation { UnitId = unitId, UnitPath = unitPath, CampaignId = campaign.Id, TierId = plan.TierId, Basis = plan.Obliged, PlannedOn = due, DueOn = due };
    }

    public static ObligationState StateOf(DateOnly dueOn, DateTimeOffset? handedInAt, DateTimeOffset? returnedAt, bool exempt, bool transferred, DateOnly today) =>
        transferred ? ObligationState.Transferred
        : exempt ? ObligationState.Exempt
        : returnedAt is not null ? ObligationState.Returned
        : handedInAt is { } at ? at >= VietnamTime.EndOf(dueOn) ? ObligationState.Late : ObligationState.HandedIn
        : dueOn < today ? ObligationState.Overdue : ObligationState.Owed;

    public ObligationState StateOn(DateOnly today) => StateOf(DueOn, HandedInAt, ReturnedAt, ExemptReason is not null, TransferredOn is not null, today);

    public void Exempt(string reason, Guid by, DateTimeOffset now)
    {
        Go(nameof(Exempt), now);
        RuleBroken.When(string.IsNullOrWhiteSpace(reason), Rules.ObligationReasonMissing);
        (ExemptReason, ExemptedBy, ExemptedAt) = (reason, by, now);
    }

    /// <summary>Owed again, as what it was exempted for was taken back.</summary>
    public void Owe(DateTimeOffset now)
    {
        Go(nameof(Owe), now);
        (ExemptReason, ExemptedBy, ExemptedAt) = (null, null, null);
    }

    public void Remind(DateTimeOffset now)
    {
        Go(nameof(Remind), now);
        Reminded++;
        LastRemindedAt = now;
    }

    /// <summary>The unit's word on a reminder: when it will hand in, or why it has not.</summary>
    public void Reply(string? answer, DateOnly? willHandInOn, DateTimeOffset now)
    {
        Go(nameof(Reply), now);
        RuleBroken.When(Reminded == 0, Rules.ObligationNotReminded);
        RuleBroken.When(willHandInOn < VietnamTime.Day(now), Rules.ObligationPromiseInPast);
        (Answer, WillHandInOn, AnsweredAt) = (answer, willHandInOn, now);
    }

    /// <summary>Gives more time; the trace is the extension's.</summary>
    internal DateOnly Extend(DateOnly newDueOn, DateTimeOffset now)
    {
        Go(nameof(Extend), now);
        RuleBroken.When(newDueOn <= DueOn || newDueOn < VietnamTime.Day(now), Rules.ExtensionNotLater);
        var old = DueOn;
        DueOn = newDueOn;
        Extensions++;
        return old;
    }

    internal void AskForTime(DateTimeOffset now) => Go("AskForTime", now);

    private void Go(string verb, DateTimeOffset now) => Lifecycle.Next(verb, StateOn(VietnamTime.Day(now)));
}
