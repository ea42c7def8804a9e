namespace Kheo.Domain.Organisation;

public enum ReorganisationStatus { Draft, Scheduled, Applied, Reversed, Withdrawn }

/// <summary>Where a documented act comes from: its number, its day, who issued it.</summary>
public sealed record LegalBasis(string Number, DateOnly Date, string Issuer);

/// <summary>How much open work of one sort there was in the units touched, before and after; what two units owed for one thing is then owed once.</summary>
/// <param name="Joined">Rows that a successor's own row stands for from now on.</param>
public sealed record OpenWork(string What, long Before, long After, long Joined);

/// <summary>What passes from a unit the act names, and to whom; `units` counts it and those it takes along.</summary>
public sealed record PassingLine(Guid FromUnitId, string FromName, Guid ToUnitId, string What, long Rows);

/// <summary>Sắp xếp, sáp nhập: a dated act with a legal basis. Its operations are applied all or nothing, and can be undone as a whole.</summary>
public sealed class Reorganisation : UnitOwned
{
    /// <summary>The whole lifecycle: verb, from which statuses, to which.</summary>
    public static readonly IReadOnlyList<Step<ReorganisationStatus>> Lifecycle =
    [
        new("Save", [ReorganisationStatus.Draft], null, Rules.ReorganisationNotDraft),
        new("Schedule", [ReorganisationStatus.Draft], ReorganisationStatus.Scheduled, Rules.ReorganisationNotDraft),
        new("Apply", [ReorganisationStatus.Draft, ReorganisationStatus.Scheduled], ReorganisationStatus.Applied, Rules.ReorganisationNotWaiting),
        new("Withdraw", [ReorganisationStatus.Draft, ReorganisationStatus.Scheduled], ReorganisationStatus.Withdrawn, Rules.ReorganisationNotWaiting),
        new("Reverse", [ReorganisationStatus.Applied], ReorganisationStatus.Reversed, Rules.ReorganisationNotApplied),
    ];

    public string Title { get; private set; } = "";
    public string LegalNumber { get; private set; } = "";
    public DateOnly LegalDate { get; private set; }
    public string LegalIssuer { get; private set; } = "";

    /// <summary>The first day of the new order.</summary>
    public DateOnly EffectiveOn { get; private set; }
    public IReadOnlyList<Operation> Operations { get; private set; } = [];
    public ReorganisationStatus Status { get; private set; }

    /// <summary>What the dry run said on the day it was applied.</summary>
    public IReadOnlyList<PassingLine>? Impact { get; private set; }
    public IReadOnlyList<OpenWork>? Reconciliation { get; private set; }
    public Guid? ScheduledBy { get; private set; }
    public DateTimeOffset? AppliedAt { get; private set; }
    public Guid? AppliedBy { get; private set; }
    public DateTimeOffset? ReversedAt { get; private set; }

    /// <summary>Why it was withdrawn or reversed.</summary>
    public string? Reason { get; private set; }

    private Reorganisation() { }

    public static bool Allows(string verb, ReorganisationStatus status) => Lifecycle.Allows(verb, status);

    /// <summary>The act of the unit that decides it: everything it touches lies below.</summary>
    public static Reorganisation Draft(Unit owner, string title, LegalBasis basis, DateOnly effectiveOn, IReadOnlyList<Operation> operations)
    {
        RuleBroken.When(owner.ClosedOn is not null, Rules.UnitClosed);
        var act = new Reorganisation { UnitId = owner.Id, UnitPath = owner.Path };
        act.Write(title, basis, effectiveOn, operations);
        return act;
    }

    public void Save(string title, LegalBasis basis, DateOnly effectiveOn, IReadOnlyList<Operation> operations)
    {
        Lifecycle.Next("Save", Status);
        Write(title, basis, effectiveOn, operations);
    }

    /// <summary>Decided, and left to its day. What would stand against it today is refused today.</summary>
    public void Schedule(Planned planned, Guid by, DateOnly today)
    {
        var next = Lifecycle.Next("Schedule", Status);
        RuleBroken.When(EffectiveOn <= today, Rules.ReorganisationDayHasCome);
        planned.Demand();
        (Status, ScheduledBy) = (next, by);
    }

    public Plan Apply(Planned planned, Guid by, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Apply", Status);
        RuleBroken.When(EffectiveOn > VietnamTime.Day(now), Rules.ReorganisationDateInFuture);
        var plan = planned.Demand();
        (Status, AppliedBy, AppliedAt) = (next, by, now);
        return plan;
    }

    /// <summary>What was open before is open after: in a successor's hands, or joined to what the successor already owed.</summary>
    public void Reconcile(IReadOnlyList<PassingLine> impact, IReadOnlyList<OpenWork> counts)
    {
        RuleBroken.When(counts.Any(c => c.Before != c.After + c.Joined), Rules.ReorganisationNotReconciled);
        (Impact, Reconciliation) = (impact, counts);
    }

    public void Withdraw(string reason)
    {
        var next = Lifecycle.Next("Withdraw", Status);
        RuleBroken.When(string.IsNullOrWhiteSpace(reason), Rules.ReorganisationReasonMissing);
        (Status, Reason) = (next, reason);
    }

    public void Reverse(string reason, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Reverse", Status);
        RuleBroken.When(string.IsNullOrWhiteSpace(reason), Rules.ReorganisationReasonMissing);
        (Status, Reason, ReversedAt) = (next, reason, now);
    }

    private void Write(string title, LegalBasis basis, DateOnly effectiveOn, IReadOnlyList<Operation> operations)
    {
        RuleBroken.When(basis.Date > effectiveOn, Rules.ReorganisationBeforeItsBasis);
        (Title, LegalNumber, LegalDate, LegalIssuer, EffectiveOn, Operations) = (title, basis.Number, basis.Date, basis.Issuer, effectiveOn, operations);
    }
}
