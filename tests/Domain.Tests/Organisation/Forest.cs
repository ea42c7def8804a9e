using Kheo.Domain.Organisation;

namespace Kheo.Domain.Tests.Organisation;

/// <summary>A tree in memory on which acts are planned and carried out as the database does it: named units by row, the rest by the prefix of its path.</summary>
internal sealed class Forest
{
    public static readonly DateOnly Founded = new(2020, 1, 1);
    private static readonly Unit Owner = Unit.Root("VN", UnitKinds.CentralCommittee, "Trung ương", null, Founded, Founded, u => Tier.Create(u, "R", "Bậc 1", 1, Founded));

    public Dictionary<Guid, Place> Units { get; private init; } = [];
    public Dictionary<Guid, Tier> Tiers { get; private init; } = [];
    public Dictionary<string, Guid> Borne { get; private init; } = [];
    public List<Succession> Successions { get; private init; } = [];
    public Place Root { get; }

    public Forest()
    {
        for (var rank = 1; rank <= 5; rank++)
        {
            var tier = Tier.Create(Owner, $"R{rank}", $"Bậc {rank}", rank, Founded);
            Tiers[tier.Id] = tier;
        }
        Root = Add(null, "VN", 1);
    }

    public Guid TierOf(int rank) => Tiers.Values.First(t => t.Rank == rank).Id;

    public Place Add(Place? parent, string code, int rank, string? name = null, DateOnly? since = null)
    {
        var path = UnitPaths.Child(parent?.Path, code);
        var place = new Place(Guid.CreateVersion7(), parent?.Id, code, path, TierOf(rank), name ?? $"Đơn vị {path}", null, since ?? Founded, null, since ?? Founded);
        Units[place.Id] = place;
        Borne[path] = place.Id;
        return place;
    }

    public Tier End(int rank, DateOnly on)
    {
        var tier = Tier.Create(Owner, $"E{rank}", "Bậc đã hết", rank, Founded, on);
        Tiers[tier.Id] = tier;
        return tier;
    }

    public NewUnit New(Place parent, string code, int rank, string? name = null) =>
        new(Guid.CreateVersion7(), parent.Id, code, UnitKinds.Grassroots, TierOf(rank), name ?? $"Đơn vị mới {code} {parent.Path}");

    public Planned Plan(DateOnly on, params IReadOnlyList<Operation> operations) => Planner.Of(Root.Path, on, operations, Seen(operations));

    /// <summary>Only what the API loads for an act, so that a plan that needs more shows.</summary>
    private Places Seen(IReadOnlyList<Operation> operations)
    {
        var seen = new Dictionary<Guid, Place>();
        void Look(Guid? id)
        {
            for (var at = id; at is { } here && Units.TryGetValue(here, out var unit) && seen.TryAdd(here, unit);) at = unit.ParentId;
        }
        foreach (var id in operations.SelectMany(o => o.Mentions())) Look(id);
        var emptied = operations.Where(o => o.Closes() || o.Kind == OperationKind.Retier).SelectMany(o => o.Units).ToHashSet();
        foreach (var child in Units.Values.Where(u => u.ParentId is { } parent && emptied.Contains(parent) && u.ClosedOn is null)) Look(child.Id);
        var above = seen.Values.Select(u => u.Path).ToHashSet();
        return new Places(seen, Tiers, Borne.Where(b => above.Contains(b.Key[..(b.Key.TrimEnd('/').LastIndexOf('/') + 1)])).ToDictionary(b => b.Key, b => new Bearer(b.Value, Units[b.Value] is { ClosedOn: null } bearer && bearer.Path == b.Key)));
    }

    /// <summary>
    /// False where the database would refuse by its constraint what a plan cannot see: a unit that comes back to a place of its own, with another
    /// below it under a code that a third one bore there.
    /// </summary>
    public bool Carry(Plan plan)
    {
        var moves = plan.Altered.Where(a => a.Moves).Select(a => (From: a.Before.Path, To: a.Path)).OrderByDescending(m => m.From.Length).ToList();
        var named = plan.Altered.ToDictionary(a => a.Before.Id);
        var next = new Dictionary<Guid, Place>(Units);
        foreach (var unit in Units.Values)
        {
            if (named.TryGetValue(unit.Id, out var a))
                next[unit.Id] = unit with { ParentId = a.ParentId, Code = a.Code, Path = a.Path, TierId = a.TierId, PartyName = a.PartyName, StateName = a.StateName, ClosedOn = null, Since = plan.EffectiveOn, RowVersion = unit.RowVersion + 1 };
            else if (plan.Closed.FirstOrDefault(c => c.Before.Id == unit.Id) is { } closing)
                next[unit.Id] = unit with { ClosedOn = plan.EffectiveOn };
            else if (unit.ClosedOn is null && moves.Find(m => UnitPaths.Contains(m.From, unit.Path)) is { From: not null } move)
                next[unit.Id] = unit with { Path = move.To + unit.Path[move.From.Length..], Since = plan.EffectiveOn };
        }
        foreach (var (unit, path) in plan.Opened)
            next.Add(unit.Id, new Place(unit.Id, unit.ParentId, unit.Code, path, unit.TierId, unit.PartyName, unit.StateName, plan.EffectiveOn, null, plan.EffectiveOn));
        var open = next.Values.Where(u => u.ClosedOn is null).ToList();
        if (open.Exists(u => Borne.TryGetValue(u.Path, out var bearer) && bearer != u.Id)) return false;
        foreach (var unit in next.Values) Units[unit.Id] = unit;
        foreach (var unit in open) Borne[unit.Path] = unit.Id;
        Successions.AddRange(plan.Successions);
        return true;
    }

    /// <summary>What holds in any lawful tree, at any time.</summary>
    public void MustBeSound()
    {
        var open = Units.Values.Where(u => u.ClosedOn is null).ToList();
        Assert.Single(open, u => u.ParentId is null);
        foreach (var unit in open.Where(u => u.ParentId is not null))
        {
            var parent = Units[unit.ParentId!.Value];
            Assert.True(parent.ClosedOn is null, $"{unit.Path} stands below a closed unit.");
            Assert.Equal(UnitPaths.Child(parent.Path, unit.Code), unit.Path);
            Assert.True(Unit.CodeIsWellFormed(unit.Code), unit.Code);
            Assert.True(Tiers[unit.TierId].Rank >= Tiers[parent.TierId].Rank, $"{unit.Path} stands on a higher tier than {parent.Path}.");
        }
        Assert.Equal(open.Count, open.Select(u => u.Path).Distinct().Count());
    }
}
