using System.Globalization;
using System.Text.RegularExpressions;
using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Recognitions;

public enum DecisionStatus { Draft, Issued, Revoked }

public enum Purpose { Recognise, Award, Both }

/// <summary>Whose document it is, and so its heading and the form of its number: `12-QĐ/ĐU` or `45/QĐ-UBND`.</summary>
public enum Family { Party, State }

/// <summary>What a draft says, without its list.</summary>
public sealed record DecisionContent(Purpose Purpose, Family Family, string Title, IReadOnlyList<string> LegalBases, string Authority);

/// <summary>Quyết định: recognises or rewards a list. Issued it is frozen; revoked it stays visible with its reason.</summary>
public sealed partial class Decision : UnitOwned
{
    /// <summary>The whole lifecycle: verb, from which statuses, to which (null: it stays).</summary>
    public static readonly IReadOnlyList<Step<DecisionStatus>> Lifecycle =
    [
        new("Save", [DecisionStatus.Draft], null, Rules.DecisionNotDraft),
        new("Delete", [DecisionStatus.Draft], null, Rules.DecisionNotDraft),
        new("Issue", [DecisionStatus.Draft], DecisionStatus.Issued, Rules.DecisionNotDraft),
        new("Revoke", [DecisionStatus.Issued], DecisionStatus.Revoked, Rules.DecisionNotIssued),
    ];

    private readonly List<DecisionItem> _items = [];

    public Guid TierId { get; private set; }
    public Guid CampaignId { get; private set; }
    public Guid? SessionId { get; private set; }
    public Purpose Purpose { get; private set; }
    public Family Family { get; private set; }
    public string? Number { get; private set; }
    public string? NumberKey { get; private set; }
    public DateOnly? DecidedOn { get; private set; }
    public string Title { get; private set; } = "";
    public IReadOnlyList<string> LegalBases { get; private set; } = [];
    public string Authority { get; private set; } = "";
    public string? Signatory { get; private set; }
    public string? Capacity { get; private set; }
    public DecisionStatus Status { get; private set; }
    public DateTimeOffset? IssuedAt { get; private set; }
    public string? Reason { get; private set; }
    public IReadOnlyList<DecisionItem> Items => _items;

    private Decision() { }

    public static bool Allows(string verb, DecisionStatus status) => Lifecycle.Allows(verb, status);

    public static Decision Draft(Guid unitId, string unitPath, Guid tierId, Guid campaignId, Guid? sessionId, DecisionContent content)
    {
        var decision = new Decision { UnitId = unitId, UnitPath = unitPath, TierId = tierId, CampaignId = campaignId, SessionId = sessionId };
        decision.Take(content);
        return decision;
    }

    /// <summary>Replaces what the draft says and its list.</summary>
    public void Save(DecisionContent content, IReadOnlyList<ItemContent> items)
    {
        Status = Lifecycle.Next("Save", Status);
        foreach (var item in items) item.Check(this, content.Purpose);
        RuleBroken.When(Twice(items.Where(i => i.Recognise).Select(i => i.RegistrationId)), Rules.DecisionItemTwice);
        RuleBroken.When(Twice(items.Where(i => i.RegistrationId is not null && i.Category is not null).Select(i => (i.RegistrationId, i.Category))),
            Rules.AwardOnce);
        Take(content);
        _items.Clear();
        _items.AddRange(items.Select((item, index) => new DecisionItem(this, index + 1, item)));
    }

    /// <summary>Refuses unless the draft may go.</summary>
    public void Delete() => Status = Lifecycle.Next("Delete", Status);

    /// <summary>Freezes number, day and signatory, and makes a recognition and an award of every item that asks for one.</summary>
    public Issued Issue(Signing signing, IssueFacts facts, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Issue", Status);
        RuleBroken.When(_items.Count == 0, Rules.DecisionEmpty);
        RuleBroken.When(signing.DecidedOn > VietnamTime.Day(now), Rules.DecisionInFuture);
        RuleBroken.When(!(Family == Family.Party ? PartyNumber() : StateNumber()).IsMatch(signing.Number), Rules.DecisionNumberForm);
        RuleBroken.When(facts.Salary is null && _items.Exists(i => i.Coefficient is not null), Rules.DecisionNoBaseSalary);
        foreach (var item in _items) Demand(item, facts);
        (Number, DecidedOn, Signatory, Capacity) = (signing.Number, signing.DecidedOn, signing.Signatory, signing.Capacity);
        NumberKey = KeyOf(signing.Number, signing.DecidedOn);
        (Status, IssuedAt) = (next, now);
        var recognitions = _items.Where(i => i.Recognise)
            .Select((item, index) => Recognition.Make(this, item, facts.Merits[item.RegistrationId!.Value], facts, facts.LastCertificate + index + 1)).ToList();
        var byRegistration = recognitions.ToDictionary(r => r.RegistrationId, r => r.Id);
        return new Issued(recognitions, [.. _items.Where(i => i.AwardForm is not null).Select(item => Award.Give(this, item,
            item.RegistrationId is { } id && byRegistration.TryGetValue(id, out var recognition) ? recognition : null, facts))]);
    }

    /// <summary>Takes back everything the decision gave; nothing of it disappears.</summary>
    public void Revoke(string reason, IEnumerable<Recognition> recognitions, IEnumerable<Award> awards, DateOnly today)
    {
        var next = Lifecycle.Next("Revoke", Status);
        RuleBroken.When(string.IsNullOrWhiteSpace(reason), Rules.DecisionReasonMissing);
        foreach (var recognition in recognitions.Where(r => r.DecisionId == Id)) recognition.Revoke(reason, today);
        foreach (var award in awards.Where(a => a.DecisionId == Id)) award.Revoke(reason, today);
        (Status, Reason) = (next, reason);
    }

    /// <summary>Numbers begin anew every year, and are the same whatever the spacing or case.</summary>
    public static string KeyOf(string number, DateOnly on) => string.Create(CultureInfo.InvariantCulture, $"{on.Year} {Text.Fold(number)}");

    private void Demand(DecisionItem item, IssueFacts facts)
    {
        if (item.RegistrationId is not { } id) return;
        var merit = facts.Merits.GetValueOrDefault(id);
        RuleBroken.When(merit is null || merit.CampaignId != CampaignId, Rules.DecisionNotRegistered);
        RuleBroken.When(item.AwardCategory is { } category && merit!.Rewarded.Contains(category), Rules.AwardOnce);
        if (item.Recognise)
        {
            RuleBroken.When(merit!.RecognisedHere, Rules.RecognisedAtTier);
            RuleBroken.When(!merit.Deserves(facts.TierJudges), Rules.DecisionNotPassed);
            RuleBroken.When(merit.SkippedTiers.Count > 0 && !facts.MaySkipTier, Rules.DecisionSkipsTier);
        }
        else
        {
            RuleBroken.When(item.AwardCategory == AwardCategory.ForTheModel && !merit!.RecognisedHere, Rules.AwardNeedsRecognition);
        }
    }

    private void Take(DecisionContent content) => (Purpose, Family, Title, LegalBases, Authority) =
        (content.Purpose, content.Family, content.Title, content.LegalBases, content.Authority);

    private static bool Twice<T>(IEnumerable<T> values)
    {
        var seen = new HashSet<T>();
        return values.Any(v => !seen.Add(v));
    }

    [GeneratedRegex(@"^\d{1,6}-QĐ/[\p{L}\d.-]{1,40}\z")]
    private static partial Regex PartyNumber();

    [GeneratedRegex(@"^\d{1,6}/QĐ-[\p{L}\d.-]{1,40}\z")]
    private static partial Regex StateNumber();
}
