namespace Kheo.Domain.Organisation;

/// <summary>A unit as it stands before the act: today's row, with the first day of its present version.</summary>
public sealed record Place(
    Guid Id, Guid? ParentId, string Code, string Path, Guid TierId, string PartyName, string? StateName, DateOnly OpenedOn, DateOnly? ClosedOn, DateOnly Since, long RowVersion = 1);

/// <summary>The part of the tree that an act can see: what it names, the units above those, and the open units directly below what it closes or re-tiers.</summary>
/// <param name="Borne">Who ever bore a path that lies directly below one of the receiving units.</param>
public sealed record Places(IReadOnlyDictionary<Guid, Place> Units, IReadOnlyDictionary<Guid, Tier> Tiers, IReadOnlyDictionary<string, Bearer> Borne);

/// <summary>Who bore a path, and whether he stands there still.</summary>
public sealed record Bearer(Guid UnitId, bool Stands);

/// <summary>What stands against an act: the operation, counted from nought (none for the act as a whole), the unit, and the rule.</summary>
public sealed record Refusal(int? Operation, Guid? UnitId, Rule Rule);

/// <summary>A unit opened by the act.</summary>
public sealed record Opening(NewUnit Unit, string Path);

/// <summary>A unit that goes on under another name, tier, code, path or parent.</summary>
public sealed record Alteration(Place Before, Guid? ParentId, string Code, string Path, Guid TierId, string PartyName, string? StateName, bool Reopened)
{
    /// <summary>It takes everything below it along.</summary>
    public bool Moves => Path != Before.Path;
}

/// <summary>A unit that ends, and who takes its records and open work.</summary>
public sealed record Closing(Place Before, Guid HeirId, string HeirPath);

/// <summary>One operation's predecessor and successor, not one for each unit carried along. Only an heir's row hands on a past.</summary>
public sealed record Succession(
    int Operation, OperationKind Kind, Guid? FromUnitId, string? FromPath, string? FromName, Guid? ToUnitId, string? ToPath, string? ToName, bool Heir, SplitBasis? Basis = null, string? Note = null);

/// <summary>The running of campaigns and councils, handed from one unit to another.</summary>
public sealed record Handing(Guid FromUnitId, string FromPath, Guid ToUnitId, string ToPath);

/// <summary>What an act does to the tree, decided before anything is written.</summary>
public sealed record Plan(
    DateOnly EffectiveOn, IReadOnlyList<Opening> Opened, IReadOnlyList<Alteration> Altered, IReadOnlyList<Closing> Closed, IReadOnlyList<Succession> Successions, IReadOnlyList<Handing> Handed);

/// <summary>A plan, or what stands against it.</summary>
public sealed record Planned(Plan Plan, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>The plan, unless a rule refuses it: the first is named.</summary>
    public Plan Demand() => Refusals is [var first, ..] ? throw new RuleBroken(first.Rule) : Plan;
}
