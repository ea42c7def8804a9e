using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Organisation;

namespace Kheo.Domain.Tests.Organisation;

public class RandomActs
{
    private static Operation Any(Forest forest, Random dice)
    {
        var open = forest.Units.Values.Where(u => u.ClosedOn is null).ToList();
        Place One() => open[dice.Next(open.Count)];
        NewUnit New() => forest.New(One(), $"N{dice.Next(6)}", dice.Next(2, 6));
        var (one, other) = (One(), One());
        var below = open.Where(u => u.ParentId == one.Id).Select(u => u.Id).ToList();
        switch (dice.Next(9))
        {
            case 0: return Operation.Rename(one.Id, $"Tên {dice.Next(1000)}");
            case 1: return Operation.Retier(one.Id, forest.TierOf(dice.Next(1, 6)));
            case 2: return Operation.Move(one.Id, other.Id);
            case 3: return Operation.Merge([one.Id, other.Id], New());
            case 4: return Operation.Absorb([one.Id], other.Id);
            case 5:
                var (a, b) = (New(), New());
                return Operation.Split(one.Id, SplitBasis.Territory, [new(a.Id), new(b.Id, false, [.. below.Where(_ => dice.Next(2) == 0)])], a, b);
            case 6: return Operation.Dissolve(one.Id, other.Id);
            case 7: return Operation.Create(New());
            default:
                var closed = forest.Units.Values.Where(u => u.ClosedOn is not null).ToList();
                return closed.Count == 0 ? Operation.Transfer(one.Id, other.Id) : Operation.Reopen(closed[dice.Next(closed.Count)].Id, dice.Next(2) == 0 ? other.Id : null);
        }
    }

    [Fact]
    public void After_any_history_of_acts_the_tree_is_sound_and_every_closed_unit_has_one_heir()
    {
        var (applied, refused) = (0, 0);
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var dice = new Random(seed);
            var forest = new Forest();
            for (var n = 0; n < 24; n++)
            {
                var parents = forest.Units.Values.Where(u => forest.Tiers[u.TierId].Rank < 5).ToList();
                var parent = parents[dice.Next(parents.Count)];
                var code = $"U{dice.Next(8)}";
                if (!forest.Borne.ContainsKey(UnitPaths.Child(parent.Path, code))) forest.Add(parent, code, Math.Max(2, forest.Tiers[parent.TierId].Rank + dice.Next(2)));
            }
            for (var act = 1; act <= 12; act++)
            {
                var before = forest.Borne.ToDictionary();
                var planned = forest.Plan(Forest.Founded.AddDays(act), [.. Enumerable.Range(0, dice.Next(1, 4)).Select(_ => Any(forest, dice))]);
                if (planned.Refusals.Count > 0 || !forest.Carry(planned.Plan)) { refused++; continue; }
                applied++;
                forest.MustBeSound();
                foreach (var (path, bearer) in before) Assert.Equal(bearer, forest.Borne[path]);
                foreach (var closing in planned.Plan.Closed)
                {
                    Assert.Single(planned.Plan.Successions, s => s.FromUnitId == closing.Before.Id && s.Heir);
                    Assert.Null(forest.Units[closing.HeirId].ClosedOn);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
        Assert.True(applied > 500 && refused > 500, $"{applied} acts were applied and {refused} refused: too few of one sort to prove anything.");
    }
}
