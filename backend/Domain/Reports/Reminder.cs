using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Reports;

/// <summary>Đôn đốc: one message to one unit about one obligation. Never changed but for being read.</summary>
public sealed class Reminder : UnitOwned
{
    private Reminder() { }

    public Guid ObligationId { get; private set; }
    public Guid CampaignId { get; private set; }
    public Guid SentBy { get; private set; }
    public DateTimeOffset SentAt { get; private set; }
    public string Message { get; private set; } = "";
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Reminds the unit; what is handed in or exempt is not reminded.</summary>
    public static Reminder Send(Obligation obligation, string message, Guid by, DateTimeOffset now)
    {
        obligation.Remind(now);
        return new Reminder { UnitId = obligation.UnitId, UnitPath = obligation.UnitPath, ObligationId = obligation.Id, CampaignId = obligation.CampaignId, SentBy = by, SentAt = now, Message = message };
    }

    public void Read(DateTimeOffset now) => ReadAt ??= now;
}
