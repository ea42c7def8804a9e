using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Reports;

/// <summary>Who reminds: an officer, or the campaign's rules before the day and, once it has passed, up the tree.</summary>
public enum ReminderKind { Manual, BeforeDue, Escalation }

/// <summary>Đôn đốc: one message about one obligation. Never changed but for being read.</summary>
public sealed class Reminder : UnitOwned
{
    private Reminder() { }

    public Guid ObligationId { get; private set; }
    public Guid CampaignId { get; private set; }
    public ReminderKind Kind { get; private set; }
    /// <summary>Of the campaign's own: how many days before the day, or how many units up.</summary>
    public int? Step { get; private set; }
    /// <summary>What the campaign's rules say is said once, however many processes say it.</summary>
    public string? EventKey { get; private set; }
    /// <summary>Null where the campaign's rules sent it.</summary>
    public Guid? SentBy { get; private set; }
    public DateTimeOffset SentAt { get; private set; }
    public string Message { get; private set; } = "";
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Reminds the unit; what is handed in or exempt is not reminded.</summary>
    public static Reminder Send(Obligation obligation, string message, Guid by, DateTimeOffset now)
    {
        obligation.Remind(now);
        return About(obligation, ReminderKind.Manual, message, by, now);
    }

    /// <summary>What the campaign's rules say now. A word to the units above is not one to the unit, and is not counted as such.</summary>
    public static Reminder Automatic(Obligation obligation, Saying saying, string message, DateTimeOffset now)
    {
        if (saying.Kind == ReminderKind.BeforeDue) obligation.Remind(now);
        var reminder = About(obligation, saying.Kind, message, null, now);
        (reminder.Step, reminder.EventKey) = (saying.Step, saying.Key(obligation.Id, obligation.DueOn));
        return reminder;
    }

    public void Read(DateTimeOffset now) => ReadAt ??= now;

    private static Reminder About(Obligation obligation, ReminderKind kind, string message, Guid? by, DateTimeOffset now) => new()
    {
        UnitId = obligation.UnitId, UnitPath = obligation.UnitPath, ObligationId = obligation.Id, CampaignId = obligation.CampaignId, Kind = kind, SentBy = by, SentAt = now, Message = message,
    };
}
