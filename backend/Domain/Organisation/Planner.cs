namespace Kheo.Domain.Organisation;

/// <summary>
/// Works out what an act does to the tree. Pure: it reads the places it is given and writes nothing. First every operation is carried out on a copy;
/// then those below a closed unit find their new place; then the tree that came out is looked at as a whole and compared with the one before.
/// </summary>
public sealed class Planner
{
    private sealed class Node(Guid id, Place? before)
    {
        public Guid Id { get; } = id;
        public Place? Before { get; } = before;
        public NewUnit? Opens { get; init; }
        public Guid? Parent { get; set; } = before?.ParentId;
        public string Code { get; set; } = before?.Code ?? "";
        public Guid Tier { get; set; } = before?.TierId ?? Guid.Empty;
        public string PartyName { get; set; } = before?.PartyName ?? "";
        public string? StateName { get; set; } = before?.StateName;
        public bool Open { get; set; } = before is { ClosedOn: null };
        public bool Reopened { get; set; }
        public Guid? Heir { get; set; }
        public string Path { get; set; } = before?.Path ?? "";
        public bool Replaced => Before is null || Reopened || Parent != Before.ParentId;
        public bool Changed => Replaced || Code != Before!.Code || Tier != Before.TierId || PartyName != Before.PartyName || StateName != Before.StateName;
    }

    private readonly Places _places;
    private readonly string _owner;
    private readonly DateOnly _on;
    private readonly Dictionary<Guid, Node> _nodes;
    private readonly List<Refusal> _refusals = [];
    private readonly HashSet<(Guid Unit, OperationKind Kind)> _altered = [];
    private readonly HashSet<Guid> _receiving = [];
    private readonly Dictionary<Guid, (Guid Successor, Guid From, int Operation)> _taken = [];
    private readonly Dictionary<Guid, int> _named = [];
    private int _operation;

    private Planner(string owner, DateOnly on, Places places)
    {
        (_owner, _on, _places) = (owner, on, places);
        _nodes = places.Units.Values.ToDictionary(p => p.Id, p => new Node(p.Id, p));
    }

    public static Planned Of(string ownerPath, DateOnly effectiveOn, IReadOnlyList<Operation> operations, Places places)
    {
        var planner = new Planner(ownerPath, effectiveOn, places);
        return new Planned(planner.Work(operations), planner._refusals);
    }

    private Plan Work(IReadOnlyList<Operation> operations)
    {
        if (operations.Count == 0) _refusals.Add(new Refusal(null, null, Rules.ReorganisationEmpty));
        for (_operation = 0; _operation < operations.Count; _operation++)
            if (Complete(operations[_operation]) && Known(operations[_operation])) Carry(operations[_operation]);
        SettleBelow();
        Stand();
        LookOver();
        return Outcome(operations);
    }

    // -------------------------------------------------------------------------------------------------------- one operation
    private bool Complete(Operation o) => Holds(Rules.OperationIncomplete, null, o.Kind switch
    {
        OperationKind.Rename => o is { Units.Count: 1, Successors.Count: 0, Opens.Count: 0, PartyName.Length: > 0 },
        OperationKind.Retier => o is { Units.Count: 1, Successors.Count: 0, Opens.Count: 0, TierId: not null },
        OperationKind.Move => o is { Units.Count: 1, Successors.Count: 0, Opens.Count: 0, ParentId: not null },
        OperationKind.Merge => o is { Units.Count: >= 1, Successors: [var into], Opens: [var opened] } && into.UnitId == opened.Id,
        OperationKind.Absorb => o is { Units.Count: >= 1, Successors.Count: 1, Opens.Count: 0 },
        OperationKind.Split => o is { Units.Count: 1, Successors.Count: >= 2, Basis: not null } && o.Opens.All(n => o.Successors.Any(s => s.UnitId == n.Id)),
        OperationKind.Transfer or OperationKind.Dissolve => o is { Units.Count: 1, Successors.Count: 1, Opens.Count: 0 },
        OperationKind.Create => o is { Units.Count: 0, Successors.Count: 0, Opens.Count: 1 },
        OperationKind.Reopen => o is { Units.Count: 1, Successors.Count: 0, Opens.Count: 0 },
        _ => false,
    } && (o.Kind == OperationKind.Split || o.Basis is null && o.Successors.All(s => s.Takes is not { Count: > 0 })));

    private bool Known(Operation o)
    {
        var fine = true;
        foreach (var opened in o.Opens) fine &= Holds(Rules.OperationUnitTwice, opened.Id, !_nodes.ContainsKey(opened.Id));
        var opens = o.Opens.Select(n => n.Id).ToHashSet();
        foreach (var id in o.Mentions().Distinct().Where(id => !opens.Contains(id))) fine &= Holds(Rules.OperationUnitUnknown, id, _nodes.ContainsKey(id));
        return fine && Holds(Rules.OperationUnitTwice, null, o.Units.Distinct().Count() == o.Units.Count && o.Successors.DistinctBy(s => s.UnitId).Count() == o.Successors.Count);
    }

    private void Carry(Operation o)
    {
        foreach (var opened in o.Opens) Open(opened);
        var unit = o.Units.Count > 0 ? _nodes[o.Units[0]] : null;
        switch (o.Kind)
        {
            case OperationKind.Rename when Alter(unit!, o.Kind) && Holds(Rules.UnitNameUnchanged, unit!.Id, (unit.PartyName, unit.StateName) != (o.PartyName, o.StateName)):
                (unit.PartyName, unit.StateName) = (o.PartyName!, o.StateName);
                break;
            case OperationKind.Retier when Alter(unit!, o.Kind) && InForce(unit!, o.TierId!.Value) && Holds(Rules.OperationNothingChanges, unit!.Id, unit.Tier != o.TierId):
                unit.Tier = o.TierId!.Value;
                break;
            case OperationKind.Move when Alter(unit!, o.Kind) && Holds(Rules.OperationNothingChanges, unit!.Id, unit.Parent != o.ParentId) && MayStandBelow(unit, o.ParentId!.Value):
                unit.Parent = o.ParentId;
                break;
            case OperationKind.Reopen when Unused(unit!, o.Kind) && Holds(Rules.OperationUnitNotClosed, unit!.Id, !unit.Open && unit.Before is not null) && Holds(Rules.ReorganisationOverNewer, unit.Id, unit.Before!.ClosedOn <= _on):
                if (MayStandBelow(unit, o.ParentId ?? unit.Parent ?? Guid.Empty)) (unit.Open, unit.Reopened, unit.Parent) = (true, true, o.ParentId ?? unit.Parent);
                break;
            case OperationKind.Transfer when Standing(unit!) && Taking(_nodes[o.Successors[0].UnitId]):
                Holds(Rules.OperationUnitTwice, unit!.Id, unit.Id != o.Successors[0].UnitId);
                _receiving.Add(unit.Id);
                _receiving.Add(o.Successors[0].UnitId);
                break;
            case OperationKind.Split:
                Split(unit!, o);
                break;
            case OperationKind.Merge or OperationKind.Absorb or OperationKind.Dissolve:
                foreach (var closing in o.Units) Close(_nodes[closing], o.Successors[0].UnitId);
                break;
        }
    }

    private void Open(NewUnit unit)
    {
        if (!Holds(Rules.UnitKindUnknown, unit.Id, UnitKinds.All.Contains(unit.Kind)) || !Holds(Rules.UnitCodeForm, unit.Id, Unit.CodeIsWellFormed(unit.Code))) return;
        var node = new Node(unit.Id, null) { Opens = unit, Parent = unit.ParentId, Code = unit.Code, Tier = unit.TierId, PartyName = unit.PartyName, StateName = unit.StateName, Open = true };
        InForce(node, unit.TierId);
        _nodes[unit.Id] = node;
        _named[unit.Id] = _operation;
    }

    private void Split(Node unit, Operation o)
    {
        // A unit may go on after giving parts of itself away; it then keeps its own records.
        var goesOn = o.Successors.Any(s => s.UnitId == unit.Id);
        var heirs = o.Successors.Where(s => s.Heir).ToList();
        if (!Holds(Rules.OperationOneHeir, unit.Id, heirs.Count == 1 && (!goesOn || heirs[0].UnitId == unit.Id))) return;
        if (goesOn ? !Alter(unit, o.Kind) : !Close(unit, heirs[0].UnitId)) return;
        foreach (var successor in o.Successors.Where(s => s.UnitId != unit.Id))
        {
            if (!Receives(unit, successor.UnitId)) continue;
            foreach (var id in successor.Takes ?? [])
            {
                var below = _nodes[id];
                if (Holds(Rules.OperationNotDirectlyBelow, id, below.Before is { ClosedOn: null } before && before.ParentId == unit.Id && !_taken.ContainsKey(id)) && Alter(below, OperationKind.Move))
                    _taken[id] = (successor.UnitId, unit.Id, _operation);
            }
        }
    }

    private bool Close(Node unit, Guid heir)
    {
        if (!Unused(unit, null) || !Standing(unit) || !Strictly(unit) || !Receives(unit, heir)) return false;
        (unit.Open, unit.Heir) = (false, heir);
        _named[unit.Id] = _operation;
        return true;
    }

    private bool Receives(Node unit, Guid heir)
    {
        if (!Holds(Rules.OperationUnitTwice, heir, heir != unit.Id && _nodes.TryGetValue(heir, out var taker) && taker.Heir is null)) return false;
        if (!Holds(Rules.OperationCycle, heir, !IsBelow(heir, unit.Id)) || !Taking(_nodes[heir])) return false;
        _receiving.Add(heir);
        return true;
    }

    private bool Alter(Node unit, OperationKind kind)
    {
        if (!Holds(Rules.OperationUnitTwice, unit.Id, unit.Heir is null && _altered.Add((unit.Id, kind))) || !Standing(unit) || !Strictly(unit)) return false;
        _named[unit.Id] = _operation;
        return true;
    }

    private bool Unused(Node unit, OperationKind? kind) =>
        Holds(Rules.OperationUnitTwice, unit.Id, unit.Heir is null && unit.Before is not null && !_receiving.Contains(unit.Id) && !_altered.Any(a => a.Unit == unit.Id)) && (kind is null || Strictly(unit) && _altered.Add((unit.Id, kind.Value)));

    private bool Standing(Node unit) => unit.Before is null ||
        Holds(Rules.OperationUnitNotOpen, unit.Id, unit.Open && unit.Before.OpenedOn < _on) && Holds(Rules.ReorganisationOverNewer, unit.Id, unit.Before.Since < _on);

    // Who takes may have been opened for this very day.
    private bool Taking(Node unit) => unit.Before is null || Holds(Rules.OperationUnitNotOpen, unit.Id, unit.Open && unit.Before.OpenedOn <= _on);

    private bool Strictly(Node unit) => Holds(Rules.ReorganisationOutside, unit.Id, unit.Before is null || unit.Before.Path != _owner && UnitPaths.Contains(_owner, unit.Before.Path));

    private bool InForce(Node unit, Guid tier) => Holds(Rules.TierNotInForce, unit.Id, _places.Tiers.TryGetValue(tier, out var known) && known.InForceOn(_on));

    private bool MayStandBelow(Node unit, Guid parent) => Holds(Rules.OperationSelfParent, unit.Id, parent != unit.Id) && Holds(Rules.OperationCycle, unit.Id, !IsBelow(parent, unit.Id));

    private bool IsBelow(Guid? id, Guid upper)
    {
        for (var at = id; at is { } here && _nodes.TryGetValue(here, out var node); at = node.Parent) if (here == upper) return true;
        return false;
    }

    private bool Holds(Rule rule, Guid? unit, bool holds)
    {
        if (!holds) _refusals.Add(new Refusal(_operation, unit, rule));
        return holds;
    }

    // ------------------------------------------------------------------------------------------------ those below what closed
    private void SettleBelow()
    {
        foreach (var (id, (successor, _, _)) in _taken) _nodes[id].Parent = successor;
        foreach (var node in _nodes.Values.Where(n => n.Open).OrderBy(n => n.Before?.Path ?? "", StringComparer.Ordinal))
            if (node.Before is not null && node.Parent is { } parent && _nodes.TryGetValue(parent, out var upper) && upper.Heir is { } heir)
                (node.Parent, _named[node.Id]) = (heir, _named[upper.Id]);
    }

    // ------------------------------------------------------------------------------------------------------ the tree as a whole
    private void Stand()
    {
        var borne = new Dictionary<string, Bearer>(_places.Borne);
        foreach (var node in _nodes.Values) if (node.Before is { } before) borne[before.Path] = new Bearer(node.Id, before.ClosedOn is null);
        // Each operation may have been sound by itself; a circle shows only when those below what closed have found their place.
        foreach (var node in _nodes.Values.Where(n => n.Open && Circles(n)))
        {
            _operation = _named.GetValueOrDefault(node.Id);
            Holds(Rules.OperationCycle, node.Id, false);
        }
        var settled = new HashSet<Guid>();
        foreach (var node in _nodes.Values.OrderBy(n => n.Before?.Path ?? "~", StringComparer.Ordinal).ThenBy(n => n.Id)) Place(node, borne, settled);
    }

    private bool Circles(Node node)
    {
        var passed = new HashSet<Guid>();
        for (Node? at = node; at is not null; at = at.Parent is { } parent ? _nodes.GetValueOrDefault(parent) : null) if (!passed.Add(at.Id)) return true;
        return false;
    }

    private void Place(Node node, Dictionary<string, Bearer> borne, HashSet<Guid> settled)
    {
        if (!settled.Add(node.Id)) return;
        _operation = _named.GetValueOrDefault(node.Id);
        if (node.Parent is not { } parent || !_nodes.TryGetValue(parent, out var upper) || !node.Open) return;
        Place(upper, borne, settled);
        if (!node.Replaced && upper.Path == upper.Before?.Path) return;
        var path = UnitPaths.Child(upper.Path, node.Code);
        if (node.Replaced && BearerOf(node, upper, node.Code, borne) is { } bearer)
        {
            // Whoever opens a unit chooses its code. One that comes from elsewhere tells by its code where it came from.
            if (node.Before is null)
            {
                Holds(bearer.Stands ? Rules.UnitCodeTaken : Rules.UnitPathWasAnothers, node.Id, false);
            }
            else
            {
                node.Code = FreeCode(node, upper, borne);
                path = UnitPaths.Child(upper.Path, node.Code);
            }
        }
        node.Path = path;
        borne[path] = new Bearer(node.Id, true);
    }

    // Where the unit above moves itself, those below it come along with their codes.
    private Bearer? BearerOf(Node node, Node upper, string code, Dictionary<string, Bearer> borne)
    {
        if (borne.TryGetValue(UnitPaths.Child(upper.Path, code), out var bearer) && bearer.UnitId != node.Id) return bearer;
        return upper.Before is { } before && before.Path != upper.Path && borne.TryGetValue(UnitPaths.Child(before.Path, code), out var carried) && carried.Stands && carried.UnitId != node.Id
            && (!_nodes.TryGetValue(carried.UnitId, out var there) || there.Open && there.Parent == upper.Id) ? carried : null;
    }

    private string FreeCode(Node node, Node upper, Dictionary<string, Bearer> borne)
    {
        var from = node.Before!.Path.TrimEnd('/').Split('/');
        var wanted = from.Length > 2 ? $"{from[^2]}.{node.Code}" : node.Code;
        for (var n = 1; ; n++)
        {
            var tail = n == 1 ? "" : $".{n}";
            var code = wanted[..Math.Min(wanted.Length, 32 - tail.Length)] + tail;
            if (BearerOf(node, upper, code, borne) is null) return code;
        }
    }

    private void LookOver()
    {
        var names = new HashSet<(Guid?, string)>();
        foreach (var node in _nodes.Values.Where(n => n.Open))
        {
            var upper = node.Parent is { } parent ? _nodes.GetValueOrDefault(parent) : null;
            if (!node.Changed && upper?.Changed != true) continue;
            _operation = _named.GetValueOrDefault(node.Id, upper is null ? 0 : _named.GetValueOrDefault(upper.Id));
            if (node.Replaced)
            {
                Holds(Rules.UnitParentNotOpen, node.Id, upper is { Open: true } && (upper.Before is null || upper.Before.OpenedOn <= _on));
                Holds(Rules.ReorganisationOutside, node.Id, upper is null || UnitPaths.Contains(_owner, upper.Path));
                if (node.Before is not null) Standing(node);
            }
            if (upper is not null && _places.Tiers.TryGetValue(node.Tier, out var tier) && _places.Tiers.TryGetValue(upper.Tier, out var above))
                Holds(Rules.UnitTierAboveParent, node.Id, tier.Rank >= above.Rank);
            if (node.Before is null || node.PartyName != node.Before.PartyName) Holds(Rules.OperationNameTwice, node.Id, names.Add((node.Parent, node.PartyName)));
        }
    }

    private Plan Outcome(IReadOnlyList<Operation> operations)
    {
        var nodes = _nodes.Values.OrderBy(n => n.Path.Length).ThenBy(n => n.Path, StringComparer.Ordinal).ToList();
        return new Plan(_on,
            [.. nodes.Where(n => n.Opens is not null).Select(n => new Opening(n.Opens!, n.Path))],
            [.. nodes.Where(n => n is { Before: not null, Open: true, Changed: true }).Select(n => new Alteration(n.Before!, n.Parent, n.Code, n.Path, n.Tier, n.PartyName, n.StateName, n.Reopened))],
            [.. nodes.Where(n => n.Heir is not null).Select(n => new Closing(n.Before!, n.Heir!.Value, _nodes[n.Heir.Value].Path))],
            [.. operations.SelectMany((o, n) => SuccessionsOf(o, n)).Concat(_taken.Select(t => Between(t.Value.Operation, OperationKind.Move, _nodes[t.Key], _nodes[t.Key], true, null, null)))],
            [.. operations.Where(o => o is { Kind: OperationKind.Transfer, Units.Count: 1, Successors.Count: 1 }).Select(o => (From: _nodes.GetValueOrDefault(o.Units[0]), To: _nodes.GetValueOrDefault(o.Successors[0].UnitId)))
                .Where(h => h is { From: not null, To: not null }).Select(h => new Handing(h.From!.Id, h.From.Path, h.To!.Id, h.To.Path))]);
    }

    private IEnumerable<Succession> SuccessionsOf(Operation o, int number)
    {
        Node? Of(Guid id) => _nodes.GetValueOrDefault(id);
        if (o.Kind == OperationKind.Create) return o.Opens.Select(n => Between(number, o.Kind, null, Of(n.Id), false, null, o.Note));
        // A rename hands nothing on: the unit keeps its place. A move does, because the place before lies elsewhere.
        if (o.Successors.Count == 0) return o.Units.Select(u => Between(number, o.Kind, Of(u), Of(u), o.Kind is OperationKind.Move or OperationKind.Reopen, null, o.Note));
        return o.Units.SelectMany(u => o.Successors.Select(s => Between(number, o.Kind, Of(u), Of(s.UnitId), s.Heir && o.Kind != OperationKind.Transfer && s.UnitId != u, o.Basis, o.Note)));
    }

    private static Succession Between(int number, OperationKind kind, Node? from, Node? to, bool heir, SplitBasis? basis, string? note) =>
        new(number, kind, from?.Before?.Id, from?.Before?.Path, from?.Before?.PartyName, to?.Id, to?.Path, to?.PartyName, heir, basis, note);
}
