namespace Kheo.Domain.Registrations;

public enum VisitStatus { Open, Answered, Closed }

/// <summary>Who came: a unit of the tree, or another body in words (a union, the Front).</summary>
public sealed record VisitingBody(Guid? UnitId, string Name);

/// <summary>When, who was there, what was found, what was left behind as guidance, and by which day that is to be followed up.</summary>
public sealed record VisitText(DateOnly VisitedOn, string Members, string Found, string? Guidance = null, DateOnly? FollowUpBy = null, Guid? TwinningId = null);

/// <summary>Kiểm tra, thăm nắm: an inspection of a model from above, or by another kind of body. The unit answers what was asked of it.</summary>
public sealed class Visit : UnitOwned
{
    public static readonly IReadOnlyList<Step<VisitStatus>> Lifecycle =
    [
        new("Save", [VisitStatus.Open], null, Rules.VisitAnswered),
        new("Answer", [VisitStatus.Open, VisitStatus.Answered], VisitStatus.Answered, Rules.VisitClosed),
        new("Close", [VisitStatus.Open, VisitStatus.Answered], VisitStatus.Closed, Rules.VisitClosed),
    ];

    private Visit() { }

    public Guid RegistrationId { get; private set; }
    public Guid? ByUnitId { get; private set; }
    /// <summary>As the body was called then.</summary>
    public string ByName { get; private set; } = "";
    public DateOnly VisitedOn { get; private set; }
    public string Members { get; private set; } = "";
    public string Found { get; private set; } = "";
    public string? Guidance { get; private set; }
    public DateOnly? FollowUpBy { get; private set; }
    public VisitStatus Status { get; private set; }
    public string? Reply { get; private set; }
    public DateTimeOffset? RepliedAt { get; private set; }
    /// <summary>The twinning that it came of.</summary>
    public Guid? TwinningId { get; private set; }
    public Guid RecordedBy { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    public static bool Allows(string verb, VisitStatus status) => Lifecycle.Allows(verb, status);

    /// <summary>A visit that asks nothing is closed as it is recorded.</summary>
    public static Visit Record(Registration registration, VisitingBody body, VisitText text, Guid by, DateTimeOffset now)
    {
        registration.Inspect();
        var visit = new Visit { RegistrationId = registration.Id, UnitId = registration.UnitId, UnitPath = registration.UnitPath, RecordedBy = by, RecordedAt = now };
        visit.Take(body, text, now);
        if (text.FollowUpBy is null) (visit.Status, visit.ClosedAt) = (VisitStatus.Closed, now);
        return visit;
    }

    public void Save(VisitingBody body, VisitText text, DateTimeOffset now)
    {
        Status = Lifecycle.Next("Save", Status);
        Take(body, text, now);
    }

    /// <summary>The unit's word: what was done about it. Of a model that is being carried out it is a sign of life.</summary>
    public void Answer(Registration registration, string reply, DateTimeOffset now)
    {
        Status = Lifecycle.Next("Answer", Status);
        (Reply, RepliedAt) = (reply, now);
        if (Registration.Allows("CarryOut", registration.Status)) registration.CarryOut(now);
    }

    public void Close(DateTimeOffset now) => (Status, ClosedAt) = (Lifecycle.Next("Close", Status), now);

    private void Take(VisitingBody body, VisitText text, DateTimeOffset now)
    {
        RuleBroken.When(text.VisitedOn > VietnamTime.Day(now), Rules.VisitInFuture);
        RuleBroken.When(text.FollowUpBy < text.VisitedOn, Rules.VisitFollowUpEarly);
        RuleBroken.When(text.FollowUpBy is not null && string.IsNullOrWhiteSpace(text.Guidance), Rules.VisitGuidanceMissing);
        (ByUnitId, ByName) = (body.UnitId, body.Name);
        (VisitedOn, Members, Found, Guidance, FollowUpBy, TwinningId) = (text.VisitedOn, text.Members, text.Found, text.Guidance, text.FollowUpBy, text.TwinningId);
    }
}
