using Kheo.Domain.Recognitions;

namespace Kheo.Domain.Campaigns;

public enum DirectiveStatus { Draft, Issued, Withdrawn }

/// <summary>What the document says of itself. Number, day and signatory may be missing until it is issued.</summary>
/// <param name="PlanBy">The day by which every unit that receives it is to issue a plan of its own; null: none is asked for.</param>
public sealed record DirectiveText(
    string Excerpt, string? Body = null, string? Number = null, DateOnly? DatedOn = null, string? Signatory = null, string? Capacity = null, DateOnly? PlanBy = null);

/// <summary>To whom it goes: the units of these tiers (none named: of all) at or below these places, which lie below the issuer.</summary>
public sealed record Distribution(IReadOnlyList<Guid> TierIds, IReadOnlyList<string> Branches);

/// <summary>
/// Văn bản: a numbered document that a unit sends down its subtree. Who received it follows from the places and tiers and the tree of the day of issue;
/// only what a unit answers is written down.
/// </summary>
public sealed class Directive : UnitOwned
{
    public static readonly IReadOnlyList<Step<DirectiveStatus>> Lifecycle =
    [
        new("Save", [DirectiveStatus.Draft], null, Rules.DirectiveNotDraft),
        new("Attach", [DirectiveStatus.Draft], null, Rules.DirectiveNotDraft),
        new("Delete", [DirectiveStatus.Draft], null, Rules.DirectiveNotDraft),
        new("Issue", [DirectiveStatus.Draft], DirectiveStatus.Issued, Rules.DirectiveNotDraft),
        new("Answer", [DirectiveStatus.Issued], null, Rules.DirectiveNotIssued),
        new("Remind", [DirectiveStatus.Issued], null, Rules.DirectiveNotIssued),
        new("Withdraw", [DirectiveStatus.Issued], DirectiveStatus.Withdrawn, Rules.DirectiveNotIssued),
    ];

    private Directive() { }

    public Guid ProgrammeId { get; private set; }
    public Guid? CampaignId { get; private set; }
    public string Excerpt { get; private set; } = "";
    public string? Body { get; private set; }
    public string? Number { get; private set; }
    public string? NumberKey { get; private set; }
    public DateOnly? DatedOn { get; private set; }
    public string? Signatory { get; private set; }
    public string? Capacity { get; private set; }
    public DateOnly? PlanBy { get; private set; }
    public Guid[] TierIds { get; private set; } = [];
    /// <summary>Paths; the issuer's own when it goes to everybody below.</summary>
    public string[] Branches { get; private set; } = [];
    public DirectiveStatus Status { get; private set; }
    /// <summary>The day whose tree says who received it.</summary>
    public DateOnly? IssuedOn { get; private set; }
    public DateTimeOffset? IssuedAt { get; private set; }
    /// <summary>How many units it went to on that day.</summary>
    public int? SentTo { get; private set; }
    public string? Reason { get; private set; }

    public static bool Allows(string verb, DirectiveStatus status) => Lifecycle.Allows(verb, status);

    public static Directive Draft(Guid unitId, string unitPath, Guid programmeId, Guid? campaignId, DirectiveText text, Distribution to)
    {
        var directive = new Directive { UnitId = unitId, UnitPath = unitPath };
        directive.Take(programmeId, campaignId, text, to);
        return directive;
    }

    public void Save(Guid programmeId, Guid? campaignId, DirectiveText text, Distribution to)
    {
        Go("Save");
        Take(programmeId, campaignId, text, to);
    }

    /// <summary>Refuses unless files may be put to it, or taken away.</summary>
    public void Attach() => Go("Attach");

    /// <summary>Refuses unless the draft may go.</summary>
    public void Delete() => Go("Delete");

    /// <summary>Sends it to so many units, as the tree stands today.</summary>
    public void Issue(int sentTo, DateTimeOffset now)
    {
        var (next, today) = (Lifecycle.Next("Issue", Status), VietnamTime.Day(now));
        RuleBroken.When(string.IsNullOrWhiteSpace(Number) || DatedOn is null || string.IsNullOrWhiteSpace(Signatory), Rules.DirectiveIncomplete);
        RuleBroken.When(DatedOn > today, Rules.DirectiveInFuture);
        RuleBroken.When(PlanBy < today, Rules.DirectivePlanPast);
        RuleBroken.When(sentTo == 0, Rules.DirectiveReachesNobody);
        (Status, IssuedOn, IssuedAt, SentTo) = (next, today, now, sentTo);
    }

    /// <summary>Refuses unless units may answer it now.</summary>
    public void Answer() => Go("Answer");

    /// <summary>Refuses unless units may be reminded of it now.</summary>
    public void Remind() => Go("Remind");

    /// <summary>Takes it back. It stays to be read, with the reason.</summary>
    public void Withdraw(string reason)
    {
        var next = Lifecycle.Next("Withdraw", Status);
        RuleBroken.When(string.IsNullOrWhiteSpace(reason), Rules.DirectiveReasonMissing);
        (Status, Reason) = (next, reason);
    }

    private void Go(string verb) => Status = Lifecycle.Next(verb, Status);

    private void Take(Guid programmeId, Guid? campaignId, DirectiveText text, Distribution to)
    {
        (ProgrammeId, CampaignId, Excerpt, Body, Number, DatedOn, Signatory, Capacity, PlanBy) =
            (programmeId, campaignId, text.Excerpt, Said(text.Body), Said(text.Number), text.DatedOn, Said(text.Signatory), Said(text.Capacity), text.PlanBy);
        NumberKey = Number is { } number && DatedOn is { } on ? Decision.KeyOf(number, on) : null;
        RuleBroken.When(to.Branches.Any(b => !UnitPaths.Contains(UnitPath, b)), Rules.DirectiveOutside);
        // A place inside another one says nothing new.
        var branches = to.Branches.Count == 0 ? [UnitPath] : to.Branches.Distinct().Where(b => !to.Branches.Any(o => o != b && UnitPaths.Contains(o, b))).Order(StringComparer.Ordinal).ToArray();
        (TierIds, Branches) = ([.. to.TierIds.Distinct()], branches);
    }

    private static string? Said(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
