namespace Kheo.Domain.Campaigns;

public enum ExtensionStatus { Requested, Granted, Refused }

/// <summary>More time for one obligation: who asked for which day and why, who answered, and the day before and after. Never removed.</summary>
public sealed class Extension : UnitOwned
{
    public static readonly IReadOnlyList<Step<ExtensionStatus>> Lifecycle =
    [
        new(nameof(Grant), [ExtensionStatus.Requested], ExtensionStatus.Granted, Rules.ExtensionAnswered),
        new(nameof(Refuse), [ExtensionStatus.Requested], ExtensionStatus.Refused, Rules.ExtensionAnswered),
    ];

    private Extension() { }

    public Guid ObligationId { get; private set; }
    public Guid CampaignId { get; private set; }
    public ExtensionStatus Status { get; private set; }
    public DateOnly? WantedOn { get; private set; }
    public string Reason { get; private set; } = "";
    /// <summary>Null when it was given from above without being asked for.</summary>
    public Guid? RequestedBy { get; private set; }
    public DateTimeOffset? RequestedAt { get; private set; }
    public DateOnly? OldDueOn { get; private set; }
    public DateOnly? NewDueOn { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    /// <summary>What was said with the decision.</summary>
    public string? Answer { get; private set; }

    public static bool Allows(string verb, ExtensionStatus status) => Lifecycle.Allows(verb, status);

    /// <summary>The unit asks. One request waits at a time.</summary>
    public static Extension Request(Obligation obligation, DateOnly wantedOn, string reason, Guid by, DateTimeOffset now)
    {
        obligation.AskForTime(now);
        RuleBroken.When(wantedOn <= obligation.DueOn || wantedOn < VietnamTime.Day(now), Rules.ExtensionNotLater);
        var asked = Of(obligation, reason);
        (asked.WantedOn, asked.RequestedBy, asked.RequestedAt) = (wantedOn, by, now);
        return asked;
    }

    /// <summary>Given from above.</summary>
    public static Extension Give(Obligation obligation, DateOnly newDueOn, string reason, Guid by, DateTimeOffset now)
    {
        var given = Of(obligation, reason);
        given.Decide(ExtensionStatus.Granted, by, null, now);
        (given.OldDueOn, given.NewDueOn) = (obligation.Extend(newDueOn, now), newDueOn);
        return given;
    }

    /// <summary>Gives the wanted day, or another one.</summary>
    public void Grant(Obligation obligation, DateOnly? newDueOn, string? answer, Guid by, DateTimeOffset now)
    {
        var next = Lifecycle.Next(nameof(Grant), Status);
        var day = newDueOn ?? WantedOn!.Value;
        (OldDueOn, NewDueOn) = (obligation.Extend(day, now), day);
        Decide(next, by, answer, now);
    }

    public void Refuse(string answer, Guid by, DateTimeOffset now)
    {
        var next = Lifecycle.Next(nameof(Refuse), Status);
        RuleBroken.When(string.IsNullOrWhiteSpace(answer), Rules.ExtensionReasonMissing);
        Decide(next, by, answer, now);
    }

    private static Extension Of(Obligation obligation, string reason)
    {
        RuleBroken.When(string.IsNullOrWhiteSpace(reason), Rules.ExtensionReasonMissing);
        return new Extension { ObligationId = obligation.Id, CampaignId = obligation.CampaignId, UnitId = obligation.UnitId, UnitPath = obligation.UnitPath, Reason = reason };
    }

    private void Decide(ExtensionStatus status, Guid by, string? answer, DateTimeOffset now) => (Status, DecidedBy, Answer, DecidedAt) = (status, by, answer, now);
}
