using Kheo.Domain.Registrations;
using static Kheo.Domain.Tests.Campaigns.Given;
using static Kheo.Domain.Tests.Registrations.GivenRegistration;

namespace Kheo.Domain.Tests.Registrations;

public class ActivityTests
{
    private static readonly DateTimeOffset Later = Now.AddDays(10);
    private static readonly DateOnly Today = VietnamTime.Day(Later);
    private static readonly ActivityText Planting = new(Today, "Trồng hoa đoạn đầu ấp", "Tổ 3", 42, 42.5m);

    private static Activity Recorded(out Registration registration, ActivityText? text = null) => Activity.Record(registration = At(RegistrationStatus.Accepted), Open, text ?? Planting, Author, Later);

    [Fact]
    public void Recording_one_is_a_sign_of_life()
    {
        var activity = Recorded(out var registration);
        Assert.Equal((Later, registration.Id, registration.UnitPath), (registration.LastSignOfLife, activity.RegistrationId, activity.UnitPath));
        Assert.Equal(Planting, new ActivityText(activity.HeldOn, activity.What, activity.Place, activity.People, activity.Workdays));
    }

    [Fact]
    public void An_activity_lies_between_the_campaigns_first_day_and_today()
    {
        Recorded(out _, Planting with { HeldOn = Open.PeriodFrom });
        Breaks(Rules.ActivityBeforePeriod, () => Recorded(out _, Planting with { HeldOn = Open.PeriodFrom.AddDays(-1) }));
        Breaks(Rules.ActivityInFuture, () => Recorded(out _, Planting with { HeldOn = Today.AddDays(1) }));
        var activity = Recorded(out var registration);
        Breaks(Rules.ActivityInFuture, () => activity.Save(registration, Open, Planting with { HeldOn = Today.AddDays(1) }, Later));
        Assert.Equal(Today, activity.HeldOn);
    }

    [Fact]
    public void Today_is_todays_in_Hanoi()
    {
        var midnight = VietnamTime.StartOf(Today.AddDays(1));
        Breaks(Rules.ActivityInFuture, () => Activity.Record(At(RegistrationStatus.Accepted), Open, Planting with { HeldOn = Today.AddDays(1) }, Author, midnight.AddTicks(-1)));
        Activity.Record(At(RegistrationStatus.Accepted), Open, Planting with { HeldOn = Today.AddDays(1) }, Author, midnight);
    }

    [Fact]
    public void A_picture_of_an_activity_stays_when_the_activity_goes()
    {
        var activity = Recorded(out var registration);
        var file = StoredFile.Put(registration, FilePurpose.After, "sau.jpg", new StoredBytes(Guid.NewGuid(), "image/jpeg", 1000, [1]), Author, Later, activity);
        Assert.Equal(activity.Id, file.ActivityId);
        file.LeaveActivity();
        Assert.Equal((null, registration.Id), (file.ActivityId, file.RegistrationId));
    }

    [Theory]
    [InlineData(RegistrationStatus.Accepted, 60, false)]
    [InlineData(RegistrationStatus.Accepted, 61, true)]
    [InlineData(RegistrationStatus.Reported, 400, false)]
    [InlineData(RegistrationStatus.Draft, 400, false)]
    public void Dormant_is_what_was_accepted_and_quiet_for_more_than_so_many_days(RegistrationStatus status, int days, bool dormant)
    {
        Assert.Equal(dormant, Registration.Dormant(status, VietnamTime.EndOf(Today).AddTicks(-1), 60, Today.AddDays(days)));
        Assert.False(Registration.Dormant(status, Later, null, Today.AddDays(days)));
    }

    [Fact]
    public void Only_a_dormant_model_is_reminded_of_and_by_the_rules_once_for_each_spell()
    {
        var registration = At(RegistrationStatus.Accepted);
        var quiet = VietnamTime.StartOf(VietnamTime.Day(registration.LastSignOfLife).AddDays(61));
        Breaks(Rules.RegistrationNotDormant, () => DormancyReminder.Send(registration, 60, "Cập nhật giúp", Chair, quiet.AddTicks(-1)));
        Breaks(Rules.RegistrationNotDormant, () => DormancyReminder.Automatic(registration, null, "Cập nhật giúp", quiet));
        Assert.Null(DormancyReminder.Send(registration, 60, "Cập nhật giúp", Chair, quiet).EventKey);

        var (first, again) = (DormancyReminder.Automatic(registration, 60, "a", quiet), DormancyReminder.Automatic(registration, 60, "b", quiet.AddDays(30)));
        Assert.Equal(first.EventKey, again.EventKey);
        registration.CarryOut(quiet.AddDays(31));
        Assert.NotEqual(first.EventKey, DormancyReminder.Automatic(registration, 60, "c", quiet.AddDays(100)).EventKey);
    }
}
