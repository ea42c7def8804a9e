using System.Text.RegularExpressions;

namespace Kheo.Domain.Organisation;

/// <summary>
/// A node of the organisation tree with a Party face and a State face. The row says what holds today; the versions say what
/// held on any day. The code never changes, because paths are made of codes and facts keep the path they were recorded with.
/// </summary>
public sealed partial class Unit : Entity
{
    private readonly List<UnitVersion> _versions = [];

    public Guid? ParentId { get; private set; }
    public string Code { get; private set; } = "";
    public string Path { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public Guid TierId { get; private set; }
    public string PartyName { get; private set; } = "";
    public string? StateName { get; private set; }
    public string NameFold { get; private set; } = "";
    public string? ExternalCode { get; private set; }
    public bool Territorial { get; private set; }
    public DateOnly OpenedOn { get; private set; }

    /// <summary>The first day on which the unit is no longer open.</summary>
    public DateOnly? ClosedOn { get; private set; }
    public string? Contact { get; private set; }
    public IReadOnlyList<UnitVersion> Versions => _versions;

    private Unit() { }

    /// <summary>The top of a tree. Only the first administrator's link makes one.</summary>
    public static Unit Root(string code, string kind, string partyName, string? stateName, DateOnly openedOn, DateOnly today, Func<Unit, Tier> tier)
    {
        RuleBroken.When(openedOn > today, Rules.UnitDateInFuture);
        var root = Make(null, code, kind, partyName, stateName, openedOn);
        root.Stand(tier(root), openedOn);
        return root;
    }

    public static Unit Open(
        Unit parent, Tier parentTier, string code, string kind, Tier tier, string partyName, string? stateName,
        bool territorial, string? externalCode, string? contact, DateOnly openedOn, DateOnly today)
    {
        RuleBroken.When(openedOn > today, Rules.UnitDateInFuture);
        RuleBroken.When(!parent.IsOpenOn(openedOn) || parent.ClosedOn is not null, Rules.UnitParentNotOpen);
        RuleBroken.When(tier.Rank < parentTier.Rank, Rules.UnitTierAboveParent);
        var unit = Make(parent, code, kind, partyName, stateName, openedOn);
        (unit.Territorial, unit.ExternalCode, unit.Contact) = (territorial, externalCode, contact);
        unit.Stand(tier, openedOn);
        return unit;
    }

    /// <summary>Closes the present version on the day and begins one with the new names.</summary>
    public void Rename(string partyName, string? stateName, DateOnly on, DateOnly today)
    {
        RuleBroken.When(partyName == PartyName && stateName == StateName, Rules.UnitNameUnchanged);
        EndPresentVersion(on, today);
        (PartyName, StateName, NameFold) = (partyName, stateName, FoldNames(partyName, stateName));
        _versions.Add(UnitVersion.Of(this, on));
    }

    public void Close(DateOnly on, DateOnly today, bool hasOpenChildren)
    {
        RuleBroken.When(hasOpenChildren, Rules.UnitHasOpenChildren);
        EndPresentVersion(on, today);
        ClosedOn = on;
    }

    public bool IsOpenOn(DateOnly day) => OpenedOn <= day && (ClosedOn is null || day < ClosedOn);

    public UnitVersion? VersionOn(DateOnly day) => _versions.Find(v => v.HoldsOn(day));

    private static Unit Make(Unit? parent, string code, string kind, string partyName, string? stateName, DateOnly openedOn)
    {
        RuleBroken.When(!CodeIsWellFormed(code), Rules.UnitCodeForm);
        RuleBroken.When(!UnitKinds.All.Contains(kind), Rules.UnitKindUnknown);
        return new Unit
        {
            ParentId = parent?.Id, Code = code, Path = UnitPaths.Child(parent?.Path, code), Kind = kind, OpenedOn = openedOn,
            PartyName = partyName, StateName = stateName, NameFold = FoldNames(partyName, stateName),
        };
    }

    private void Stand(Tier tier, DateOnly from)
    {
        RuleBroken.When(!tier.InForceOn(from), Rules.TierNotInForce);
        TierId = tier.Id;
        _versions.Add(UnitVersion.Of(this, from));
    }

    private void EndPresentVersion(DateOnly on, DateOnly today)
    {
        RuleBroken.When(ClosedOn is not null, Rules.UnitClosed);
        RuleBroken.When(on > today, Rules.UnitDateInFuture);
        var present = _versions.Single(v => v.ValidTo is null);
        RuleBroken.When(on <= present.ValidFrom, Rules.UnitVersionNotLater);
        present.EndOn(on);
    }

    public static bool CodeIsWellFormed(string code) => CodeForm().IsMatch(code);

    /// <summary>The key by which a unit is found: both names without marks.</summary>
    public static string FoldNames(string partyName, string? stateName) =>
        stateName is null || stateName == partyName ? Text.Fold(partyName) : Text.Fold(partyName) + " " + Text.Fold(stateName);

    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9_.-]{0,31}\z")]
    private static partial Regex CodeForm();
}
