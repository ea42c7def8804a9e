using Kheo.Domain.Organisation;

namespace Kheo.Domain.Tests.Organisation;

public class PlannerTests
{
    private static readonly DateOnly On = new(2025, 7, 1);
    private readonly Forest _forest = new();
    private readonly Place _an, _kien, _district, _north, _south, _cell;

    public PlannerTests()
    {
        _an = _forest.Add(_forest.Root, "AG", 2);
        _kien = _forest.Add(_forest.Root, "KG", 2);
        _district = _forest.Add(_an, "H1", 3);
        _north = _forest.Add(_district, "B", 4);
        _south = _forest.Add(_district, "N", 4);
        _cell = _forest.Add(_north, "C1", 5);
        _forest.Add(_south, "C1", 5);
        _forest.Add(_kien, "B", 4);
    }

    private Plan Done(params IReadOnlyList<Operation> operations)
    {
        var plan = _forest.Plan(On, operations).Demand();
        Assert.True(_forest.Carry(plan));
        _forest.MustBeSound();
        return plan;
    }

    private void Refused(Rule rule, params IReadOnlyList<Operation> operations)
    {
        var planned = _forest.Plan(On, operations);
        Assert.Contains(rule, planned.Refusals.Select(r => r.Rule));
        Assert.Throws<RuleBroken>(() => planned.Demand());
    }

    [Fact]
    public void Two_units_merge_into_a_new_one_which_takes_what_is_below_them()
    {
        var into = _forest.New(_an, "X", 4);
        var plan = Done(Operation.Merge([_north.Id, _south.Id], into));
        Assert.Equal(new[] { _north.Id, _south.Id }.Order(), plan.Closed.Select(c => c.Before.Id).Order());
        Assert.Equal("/VN/AG/X/C1/", _forest.Units[_cell.Id].Path);
        Assert.Equal(["/VN/AG/X/C1/", "/VN/AG/X/N.C1/"], _forest.Units.Values.Where(u => u.ParentId == into.Id).Select(u => u.Path).Order(StringComparer.Ordinal));
        Assert.All(plan.Successions, s => Assert.True(s is { Heir: true, ToPath: "/VN/AG/X/" }));
        Assert.Equal(["/VN/AG/H1/B/", "/VN/AG/H1/N/"], plan.Successions.Select(s => s.FromPath!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_code_taken_below_the_new_parent_tells_where_the_unit_came_from()
    {
        Done(Operation.Move(_north.Id, _kien.Id));
        Assert.Equal("H1.B", _forest.Units[_north.Id].Code);
        Assert.Equal("/VN/KG/H1.B/C1/", _forest.Units[_cell.Id].Path);
    }

    [Fact]
    public void A_code_is_taken_too_by_whoever_comes_along_with_the_new_parent()
    {
        var other = _forest.Add(_kien, "C1", 5);
        Done(Operation.Move(_north.Id, _kien.Id), Operation.Move(other.Id, _north.Id));
        Assert.Equal("KG.C1", _forest.Units[other.Id].Code);
    }

    [Fact]
    public void A_code_stays_within_thirty_two_characters_and_is_numbered_where_that_is_taken_too()
    {
        var upper = _forest.Add(_an, new string('A', 30), 3);
        var child = _forest.Add(upper, "B", 4);
        var long1 = new string('A', 30) + ".B";
        _forest.Add(_kien, long1, 4);
        Done(Operation.Move(child.Id, _kien.Id));
        Assert.Equal(long1[..30] + ".2", _forest.Units[child.Id].Code);
    }

    [Fact]
    public void A_split_hands_the_past_to_one_heir_and_each_unit_below_to_whom_it_was_assigned()
    {
        var (first, second) = (_forest.New(_district, "B1", 4), _forest.New(_district, "B2", 4));
        var plan = Done(Operation.Split(_north.Id, SplitBasis.Territory, [new(first.Id), new(second.Id, false, [_cell.Id])], first, second));
        Assert.Equal("/VN/AG/H1/B2/C1/", _forest.Units[_cell.Id].Path);
        Assert.Equal([(first.Id, true), (second.Id, false)], plan.Successions.Where(s => s.Kind == OperationKind.Split).Select(s => (s.ToUnitId!.Value, s.Heir)));
        // Its own past goes with the unit that was assigned elsewhere than to the heir.
        Assert.Contains(plan.Successions, s => s is { Kind: OperationKind.Move, FromPath: "/VN/AG/H1/B/C1/", ToPath: "/VN/AG/H1/B2/C1/", Heir: true });
    }

    [Fact]
    public void A_unit_may_give_a_part_away_and_go_on()
    {
        var part = _forest.New(_district, "B2", 4);
        var plan = Done(Operation.Split(_north.Id, SplitBasis.Member, [new(_north.Id), new(part.Id, false, [_cell.Id])], part));
        Assert.Empty(plan.Closed);
        Assert.DoesNotContain(plan.Successions, s => s.Kind == OperationKind.Split && s.Heir);
        Refused(Rules.OperationOneHeir, Operation.Split(_south.Id, SplitBasis.Member, [new(_south.Id, false), new(_north.Id)]));
    }

    [Fact]
    public void A_tier_ends_by_dissolving_its_units_into_the_one_above()
    {
        Done(Operation.Dissolve(_district.Id, _an.Id), Operation.Merge([_north.Id, _south.Id], _forest.New(_an, "X", 3)), Operation.Absorb([_kien.Id], _an.Id));
        Assert.Equal(3, _forest.Units.Values.Count(u => u.ClosedOn is null && u.ParentId == _an.Id || u.Id == _an.Id));
    }

    [Fact]
    public void Renaming_re_tiering_and_moving_one_unit_go_together_in_any_order()
    {
        var plan = Done(Operation.Move(_north.Id, _an.Id), Operation.Retier(_north.Id, _forest.TierOf(3)), Operation.Rename(_north.Id, "Đặc khu Kiên Hải"), Operation.Dissolve(_district.Id, _an.Id));
        var north = plan.Altered.Single(a => a.Before.Id == _north.Id);
        Assert.Equal(("/VN/AG/B/", _forest.TierOf(3), "Đặc khu Kiên Hải"), (north.Path, north.TierId, north.PartyName));
        Assert.Single(plan.Successions, s => s.FromUnitId == _north.Id && s.Heir);
    }

    [Fact]
    public void A_closed_unit_reopens_where_it_stood_or_elsewhere()
    {
        Done(Operation.Absorb([_north.Id], _south.Id));
        var plan = _forest.Plan(On.AddYears(1), Operation.Reopen(_north.Id, _an.Id)).Demand();
        Assert.True(_forest.Carry(plan));
        _forest.MustBeSound();
        Assert.Equal("/VN/AG/B/", _forest.Units[_north.Id].Path);
        Refused(Rules.OperationUnitNotClosed, Operation.Reopen(_south.Id));
    }

    [Fact]
    public void Handing_over_a_function_closes_nobody()
    {
        var plan = Done(Operation.Transfer(_kien.Id, _an.Id));
        Assert.Equal((_kien.Id, _an.Id), (plan.Handed[0].FromUnitId, plan.Handed[0].ToUnitId));
        Assert.False(plan.Successions[0].Heir);
    }

    [Fact]
    public void A_tree_stays_a_tree()
    {
        Refused(Rules.OperationSelfParent, Operation.Move(_north.Id, _north.Id));
        Refused(Rules.OperationCycle, Operation.Move(_district.Id, _cell.Id));
        Refused(Rules.OperationCycle, Operation.Absorb([_district.Id], _north.Id));
        Refused(Rules.OperationCycle, Operation.Move(_north.Id, _kien.Id), Operation.Move(_kien.Id, _cell.Id));
        // Each is sound by itself; the circle closes when the unit below the one that ended comes under its heir.
        Refused(Rules.OperationCycle, Operation.Merge([_district.Id], _forest.New(_kien, "X", 3)), Operation.Move(_kien.Id, _north.Id));
    }

    [Fact]
    public void Two_operations_do_not_want_different_things_of_a_unit()
    {
        Refused(Rules.OperationUnitTwice, Operation.Absorb([_north.Id], _south.Id), Operation.Rename(_north.Id, "Khác"));
        Refused(Rules.OperationUnitTwice, Operation.Rename(_north.Id, "Khác"), Operation.Absorb([_north.Id], _south.Id));
        Refused(Rules.OperationUnitTwice, Operation.Absorb([_north.Id], _south.Id), Operation.Absorb([_south.Id], _kien.Id));
        Refused(Rules.OperationUnitTwice, Operation.Absorb([_south.Id], _kien.Id), Operation.Absorb([_north.Id], _south.Id));
        Refused(Rules.OperationUnitTwice, Operation.Rename(_north.Id, "Một"), Operation.Rename(_north.Id, "Hai"));
        Refused(Rules.OperationUnitTwice, Operation.Merge([_north.Id, _north.Id], _forest.New(_an, "X", 4)));
        Refused(Rules.OperationUnitTwice, Operation.Absorb([_north.Id], _north.Id));
    }

    [Fact]
    public void Every_other_refusal_has_its_name()
    {
        Refused(Rules.ReorganisationEmpty);
        Refused(Rules.OperationIncomplete, new Operation(OperationKind.Merge, [_north.Id], [], []));
        Refused(Rules.OperationIncomplete, Operation.Absorb([_north.Id], _south.Id) with { Basis = SplitBasis.Member });
        Refused(Rules.OperationUnitUnknown, Operation.Rename(Guid.NewGuid(), "Không có"));
        Refused(Rules.ReorganisationOutside, Operation.Rename(_forest.Root.Id, "Khác"));
        Refused(Rules.UnitNameUnchanged, Operation.Rename(_north.Id, _north.PartyName));
        Refused(Rules.OperationNothingChanges, Operation.Move(_north.Id, _district.Id));
        Refused(Rules.OperationNothingChanges, Operation.Retier(_north.Id, _north.TierId));
        Refused(Rules.UnitTierAboveParent, Operation.Retier(_north.Id, _forest.TierOf(2)));
        Refused(Rules.UnitTierAboveParent, Operation.Retier(_district.Id, _forest.TierOf(5)));
        Refused(Rules.TierNotInForce, Operation.Retier(_north.Id, _forest.End(4, On).Id));
        Refused(Rules.UnitCodeTaken, Operation.Create(_forest.New(_district, "B", 4)));
        Refused(Rules.UnitCodeForm, Operation.Create(_forest.New(_district, "b/", 4)));
        Refused(Rules.OperationOneHeir, Operation.Split(_north.Id, SplitBasis.Member, [new(_south.Id), new(_kien.Id)]));
        Refused(Rules.OperationNotDirectlyBelow, Operation.Split(_district.Id, SplitBasis.Member, [new(_an.Id), new(_kien.Id, false, [_cell.Id])]));
        Refused(Rules.OperationNameTwice, Operation.Create(_forest.New(_an, "X1", 4, "Xã Phú Mỹ")), Operation.Create(_forest.New(_an, "X2", 4, "Xã Phú Mỹ")));
        Refused(Rules.UnitParentNotOpen, Operation.Create(_forest.New(_north, "X1", 5)), Operation.Absorb([_north.Id], _south.Id));
    }

    [Fact]
    public void An_act_does_not_take_effect_before_what_is_already_recorded()
    {
        var late = _forest.Add(_district, "L", 4, since: On);
        _forest.Units[_north.Id] = _north with { Since = On };
        Refused(Rules.ReorganisationOverNewer, Operation.Absorb([_north.Id], _south.Id));
        Refused(Rules.OperationUnitNotOpen, Operation.Absorb([late.Id], _south.Id));
        // Who takes may have been opened for that very day.
        Done(Operation.Absorb([_south.Id], late.Id));
    }

    [Fact]
    public void A_path_is_never_borne_again()
    {
        Done(Operation.Absorb([_north.Id], _south.Id));
        Refused(Rules.UnitPathWasAnothers, Operation.Create(_forest.New(_district, "B", 4)));
    }
}
