using Kheo.Domain.Registrations;

namespace Kheo.Domain.Campaigns;

/// <summary>Đã nhận: one unit's word that it has a directive, and which plan of its own it issued on it.</summary>
public sealed class DirectiveReceipt : UnitOwned
{
    private DirectiveReceipt() { }

    public Guid DirectiveId { get; private set; }
    public DateTimeOffset AcknowledgedAt { get; private set; }
    public Guid AcknowledgedBy { get; private set; }
    /// <summary>As he was called then.</summary>
    public string AcknowledgedName { get; private set; } = "";
    public string? PlanNumber { get; private set; }
    public DateOnly? PlanOn { get; private set; }
    public DateTimeOffset? PlanEnteredAt { get; private set; }

    /// <summary>A unit that the directive was sent to says that it has it.</summary>
    public static DirectiveReceipt Acknowledge(Directive directive, Guid unitId, string unitPath, Guid by, string name, DateTimeOffset now)
    {
        directive.Answer();
        return new DirectiveReceipt { DirectiveId = directive.Id, UnitId = unitId, UnitPath = unitPath, AcknowledgedAt = now, AcknowledgedBy = by, AcknowledgedName = name };
    }

    /// <summary>The unit's own plan on it, entered or entered anew. No plan is older than what it carries out.</summary>
    public void EnterPlan(Directive directive, string number, DateOnly on, DateTimeOffset now)
    {
        directive.Answer();
        RuleBroken.When(on > VietnamTime.Day(now), Rules.OwnPlanInFuture);
        RuleBroken.When(on < directive.DatedOn, Rules.OwnPlanEarly);
        (PlanNumber, PlanOn, PlanEnteredAt) = (number, on, PlanEnteredAt ?? now);
    }
}

/// <summary>A file of a directive, or of a unit's own plan on it. Its bytes lie outside the database.</summary>
public sealed class Attachment : UnitOwned
{
    private Attachment() { }

    public Guid DirectiveId { get; private set; }
    /// <summary>Of the unit's own plan; null: of the directive itself.</summary>
    public Guid? ReceiptId { get; private set; }
    public string Name { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public long Size { get; private set; }
    public byte[] Sha256 { get; private set; } = [];
    public Guid StoredAs { get; private set; }
    public Guid UploadedBy { get; private set; }
    public DateTimeOffset UploadedAt { get; private set; }

    public static Attachment Of(Directive directive, string name, StoredBytes bytes, Guid by, DateTimeOffset now)
    {
        directive.Attach();
        return Put(directive, null, directive, name, bytes, by, now);
    }

    public static Attachment OfPlan(Directive directive, DirectiveReceipt receipt, string name, StoredBytes bytes, Guid by, DateTimeOffset now)
    {
        directive.Answer();
        return Put(directive, receipt.Id, receipt, name, bytes, by, now);
    }

    private static Attachment Put(Directive directive, Guid? receipt, UnitOwned owner, string name, StoredBytes bytes, Guid by, DateTimeOffset now) => new()
    {
        DirectiveId = directive.Id, ReceiptId = receipt, UnitId = owner.UnitId, UnitPath = owner.UnitPath, Name = name, ContentType = bytes.ContentType, Size = bytes.Size,
        Sha256 = bytes.Sha256, StoredAs = bytes.StoredAs, UploadedBy = by, UploadedAt = now,
    };
}

/// <summary>What is still wanted of those who are reminded.</summary>
public enum Wanted { Receipt, Plan }

/// <summary>
/// Đôn đốc about a directive: one row for one act, however many units it reaches. Whom it reached follows from the place, the units named, and who had
/// not answered at that moment.
/// </summary>
public sealed class DirectiveReminder : UnitOwned
{
    private DirectiveReminder() { }

    public Guid DirectiveId { get; private set; }
    public Wanted Wanted { get; private set; }
    /// <summary>Only these units; none named: all at the place that had not answered.</summary>
    public Guid[] ToUnits { get; private set; } = [];
    public string Message { get; private set; } = "";
    public int Units { get; private set; }
    public Guid SentBy { get; private set; }
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>Of a unit, to so many units below it that had not answered.</summary>
    public static DirectiveReminder Send(Directive directive, Guid unitId, string unitPath, Wanted wanted, Guid[] toUnits, int units, string message, Guid by, DateTimeOffset now)
    {
        directive.Remind();
        RuleBroken.When(wanted == Wanted.Plan && directive.PlanBy is null, Rules.DirectiveNoPlanAsked);
        RuleBroken.When(units == 0, Rules.DirectiveAllAnswered);
        return new DirectiveReminder { DirectiveId = directive.Id, UnitId = unitId, UnitPath = unitPath, Wanted = wanted, ToUnits = toUnits, Units = units, Message = message, SentBy = by, SentAt = now };
    }
}
