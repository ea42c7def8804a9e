using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Registrations;

/// <summary>What was done on a day, where, by how many and with how many workdays.</summary>
public sealed record ActivityText(DateOnly HeldOn, string What, string? Place = null, int? People = null, decimal? Workdays = null);

/// <summary>Hoạt động: one thing that was done for a model while it is being carried out. It shows that the model lives.</summary>
public sealed class Activity : UnitOwned
{
    private Activity() { }

    public Guid RegistrationId { get; private set; }
    public DateOnly HeldOn { get; private set; }
    public string What { get; private set; } = "";
    public string? Place { get; private set; }
    public int? People { get; private set; }
    public decimal? Workdays { get; private set; }
    public Guid RecordedBy { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }

    public static Activity Record(Registration registration, Campaign campaign, ActivityText text, Guid by, DateTimeOffset now)
    {
        registration.CarryOut(now);
        var activity = new Activity { RegistrationId = registration.Id, UnitId = registration.UnitId, UnitPath = registration.UnitPath, RecordedBy = by, RecordedAt = now };
        activity.Take(campaign, text, now);
        return activity;
    }

    public void Save(Registration registration, Campaign campaign, ActivityText text, DateTimeOffset now)
    {
        registration.CarryOut(now);
        Take(campaign, text, now);
    }

    private void Take(Campaign campaign, ActivityText text, DateTimeOffset now)
    {
        RuleBroken.When(text.HeldOn > VietnamTime.Day(now), Rules.ActivityInFuture);
        RuleBroken.When(text.HeldOn < campaign.PeriodFrom, Rules.ActivityBeforePeriod);
        (HeldOn, What, Place, People, Workdays) = (text.HeldOn, text.What, text.Place, text.People, text.Workdays);
    }
}
