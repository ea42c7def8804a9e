namespace Kheo.Domain.Organisation;

public enum OperationKind { Rename, Retier, Move, Merge, Absorb, Split, Transfer, Dissolve, Create, Reopen }

/// <summary>What a split goes by: who belongs to the unit, or which ground it covers.</summary>
public enum SplitBasis { Member, Territory }

/// <summary>A unit that an act opens. Its id is known beforehand, so that other operations of the act can name it.</summary>
public sealed record NewUnit(
    Guid Id, Guid ParentId, string Code, string Kind, Guid TierId, string PartyName, string? StateName = null, bool Territorial = false, string? ExternalCode = null, string? Contact = null);

/// <summary>What comes after: a unit that exists or that this act opens.</summary>
/// <param name="Heir">Takes the predecessor's records and open work. Of several successors exactly one does.</param>
/// <param name="Takes">Units directly below a split one that come under this successor; those that nobody takes go to the heir.</param>
public sealed record Successor(Guid UnitId, bool Heir = true, IReadOnlyList<Guid>? Takes = null);

/// <summary>
/// One operation of an act: units it begins with, and what comes of them. Rename, re-tier, move, split, transfer, dissolve and reopen begin with one
/// unit, merge and absorb with one or several, create with none.
/// </summary>
/// <param name="ParentId">Of a move, the unit above from then on; of a reopening, when it is another than before.</param>
public sealed record Operation(
    OperationKind Kind, IReadOnlyList<Guid> Units, IReadOnlyList<Successor> Successors, IReadOnlyList<NewUnit> Opens, string? PartyName = null, string? StateName = null,
    Guid? TierId = null, Guid? ParentId = null, SplitBasis? Basis = null, string? Note = null)
{
    public static Operation Rename(Guid unit, string partyName, string? stateName = null) => new(OperationKind.Rename, [unit], [], [], partyName, stateName);

    public static Operation Retier(Guid unit, Guid tier) => new(OperationKind.Retier, [unit], [], [], TierId: tier);

    public static Operation Move(Guid unit, Guid parent) => new(OperationKind.Move, [unit], [], [], ParentId: parent);

    public static Operation Merge(IReadOnlyList<Guid> units, NewUnit into) => new(OperationKind.Merge, units, [new(into.Id)], [into]);

    public static Operation Absorb(IReadOnlyList<Guid> units, Guid into) => new(OperationKind.Absorb, units, [new(into)], []);

    public static Operation Split(Guid unit, SplitBasis basis, IReadOnlyList<Successor> into, params IReadOnlyList<NewUnit> opens) => new(OperationKind.Split, [unit], into, opens, Basis: basis);

    public static Operation Transfer(Guid unit, Guid to) => new(OperationKind.Transfer, [unit], [new(to)], []);

    public static Operation Dissolve(Guid unit, Guid heir) => new(OperationKind.Dissolve, [unit], [new(heir)], []);

    public static Operation Create(NewUnit unit) => new(OperationKind.Create, [], [], [unit]);

    public static Operation Reopen(Guid unit, Guid? parent = null) => new(OperationKind.Reopen, [unit], [], [], ParentId: parent);

    /// <summary>Every unit that must be known before the operation can be planned.</summary>
    public IEnumerable<Guid> Mentions() =>
        Units.Concat(Successors.Select(s => s.UnitId)).Concat(Successors.SelectMany(s => s.Takes ?? [])).Concat(Opens.Select(o => o.ParentId)).Concat(ParentId is { } parent ? [parent] : []);

    /// <summary>Closes the units it begins with.</summary>
    public bool Closes() => Kind is OperationKind.Merge or OperationKind.Absorb or OperationKind.Split or OperationKind.Dissolve;
}
