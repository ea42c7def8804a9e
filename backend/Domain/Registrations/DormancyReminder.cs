namespace Kheo.Domain.Registrations;

/// <summary>Đôn đốc: one word to the unit of a dormant model. What the campaign's rules say is said once for each spell of quiet, however many processes say it.</summary>
public sealed class DormancyReminder : UnitOwned
{
    private DormancyReminder() { }

    public Guid RegistrationId { get; private set; }
    /// <summary>The day of the last sign of life.</summary>
    public DateOnly QuietSince { get; private set; }
    /// <summary>Null where the campaign's rules sent it.</summary>
    public Guid? SentBy { get; private set; }
    public DateTimeOffset SentAt { get; private set; }
    public string Message { get; private set; } = "";
    /// <summary>Null where somebody sent it: he may say it again.</summary>
    public string? EventKey { get; private set; }

    public static DormancyReminder Send(Registration registration, int? afterDays, string message, Guid by, DateTimeOffset now) => About(registration, afterDays, message, by, now);

    public static DormancyReminder Automatic(Registration registration, int? afterDays, string message, DateTimeOffset now)
    {
        var reminder = About(registration, afterDays, message, null, now);
        reminder.EventKey = $"dormant/{registration.Id:N}/{reminder.QuietSince:yyyyMMdd}";
        return reminder;
    }

    private static DormancyReminder About(Registration registration, int? afterDays, string message, Guid? by, DateTimeOffset now)
    {
        RuleBroken.When(!Registration.Dormant(registration.Status, registration.LastSignOfLife, afterDays, VietnamTime.Day(now)), Rules.RegistrationNotDormant);
        return new DormancyReminder
        {
            RegistrationId = registration.Id, UnitId = registration.UnitId, UnitPath = registration.UnitPath, QuietSince = VietnamTime.Day(registration.LastSignOfLife), SentBy = by, SentAt = now,
            Message = message,
        };
    }
}
