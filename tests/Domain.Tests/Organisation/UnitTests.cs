using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Organisation;

namespace Kheo.Domain.Tests.Organisation;

public class UnitTests
{
    private static readonly DateOnly founded = new(2020, 1, 1);
    private static readonly DateOnly reform = new(2025, 7, 1);
    private static readonly DateOnly today = new(2026, 11, 2);

    private readonly Unit root;
    private readonly IReadOnlyList<Tier> tiers;

    public UnitTests()
    {
        IReadOnlyList<Tier> made = [];
        root = Unit.Root("AB", UnitKinds.ProvinceCommittee, "Tỉnh ủy An Bình", "Tỉnh An Bình", founded, today, r => (made = Tier.National(r))[1]);
        tiers = made;
    }

    private Tier At(string code) => tiers.Single(t => t.Code == code);

    private Unit Open(Unit? parent = null, string code = "X012", string tier = "XA", DateOnly? on = null, string kind = UnitKinds.CommuneCommittee) =>
        Unit.Open(parent ?? root, tiers.Single(t => t.Id == (parent ?? root).TierId), code, kind, At(tier), "Đảng ủy xã Bình Minh", "Xã Bình Minh",
            true, "31108", null, on ?? reform, today);

    private static void Breaks(Rule rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBroken>(act).Rule);

    [Fact]
    public void A_unit_stands_below_its_parent_by_code_and_is_found_by_both_names()
    {
        var unit = Open();
        Assert.Equal("/AB/X012/", unit.Path);
        Assert.Equal(root.Id, unit.ParentId);
        Assert.Equal("dang uy xa binh minh xa binh minh", unit.NameFold);
        var version = Assert.Single(unit.Versions);
        Assert.Equal((reform, null, "/AB/X012/"), (version.ValidFrom, version.ValidTo, version.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x012")]
    [InlineData("A/B")]
    [InlineData("-A")]
    [InlineData("A B")]
    [InlineData("A1\n")]
    [InlineData("А1")] // a Cyrillic A
    [InlineData("A2345678901234567890123456789012X")]
    public void A_code_that_would_break_the_path_is_refused(string code) => Breaks(Rules.UnitCodeForm, () => Open(code: code));

    [Fact]
    public void A_kind_off_the_list_is_refused() => Breaks(Rules.UnitKindUnknown, () => Open(kind: "guild"));

    [Fact]
    public void A_tier_that_ended_takes_no_new_unit_and_the_day_it_ends_is_the_first_without_it()
    {
        Assert.Equal("/AB/H1/", Open(code: "H1", tier: "HUYEN", on: reform.AddDays(-1)).Path);
        Breaks(Rules.TierNotInForce, () => Open(code: "H2", tier: "HUYEN", on: reform));
        Breaks(Rules.TierNotInForce, () => Open(tier: "XA", on: reform.AddDays(-1)));
    }

    [Fact]
    public void A_unit_does_not_stand_above_its_parents_tier()
    {
        var cell = Open(code: "CB1", tier: "CHI-BO");
        Breaks(Rules.UnitTierAboveParent, () => Open(cell, "X1", "XA"));
        Assert.Equal("/AB/CB1/CB2/", Open(cell, "CB2", "CHI-BO").Path);
    }

    [Fact]
    public void A_unit_opens_only_below_an_open_one()
    {
        Breaks(Rules.UnitParentNotOpen, () => Open(on: founded.AddDays(-1), tier: "CO-SO"));
        var parent = Open();
        parent.Close(today, today, false);
        Breaks(Rules.UnitParentNotOpen, () => Open(parent, "CB1", "CHI-BO", today));
        Breaks(Rules.UnitParentNotOpen, () => Open(parent, "CB1", "CHI-BO", today.AddDays(-1)));
    }

    [Fact]
    public void Nothing_happens_to_a_unit_before_its_day_comes()
    {
        Breaks(Rules.UnitDateInFuture, () => Open(on: today.AddDays(1)));
        Breaks(Rules.UnitDateInFuture, () => Open().Rename("Đảng ủy xã Tân Bình", null, today.AddDays(1), today));
        Breaks(Rules.UnitDateInFuture, () => Open().Close(today.AddDays(1), today, false));
        Assert.Equal(today, Open(on: today).OpenedOn);
    }

    [Fact]
    public void A_new_name_ends_the_version_before_it_on_the_same_day()
    {
        var unit = Open();
        unit.Rename("Đảng ủy xã Tân Bình", "Xã Tân Bình", today, today);
        Assert.Equal("Xã Bình Minh", unit.VersionOn(today.AddDays(-1))!.StateName);
        Assert.Equal("Xã Tân Bình", unit.VersionOn(today)!.StateName);
        Assert.Equal("dang uy xa tan binh xa tan binh", unit.NameFold);
        Assert.Equal("/AB/X012/", unit.Path);
    }

    [Fact]
    public void A_name_cannot_take_effect_on_or_before_the_day_the_present_one_did()
    {
        var unit = Open();
        Breaks(Rules.UnitVersionNotLater, () => unit.Rename("Khác", null, reform, today));
        Breaks(Rules.UnitVersionNotLater, () => unit.Rename("Khác", null, reform.AddDays(-1), today));
        unit.Rename("Khác", null, reform.AddDays(1), today);
        Breaks(Rules.UnitVersionNotLater, () => unit.Rename("Khác nữa", null, reform.AddDays(1), today));
        Breaks(Rules.UnitVersionNotLater, () => unit.Close(reform.AddDays(1), today, false));
        Assert.Equal(2, unit.Versions.Count);
    }

    [Fact]
    public void The_same_names_again_are_no_renaming() =>
        Breaks(Rules.UnitNameUnchanged, () => Open().Rename("Đảng ủy xã Bình Minh", "Xã Bình Minh", today, today));

    [Fact]
    public void A_unit_with_open_units_below_stays_open() => Breaks(Rules.UnitHasOpenChildren, () => Open().Close(today, today, true));

    [Fact]
    public void A_closed_unit_is_neither_renamed_nor_closed_again()
    {
        var unit = Open();
        unit.Close(today, today, false);
        Assert.True(unit.IsOpenOn(today.AddDays(-1)));
        Assert.False(unit.IsOpenOn(today));
        Assert.Null(unit.VersionOn(today));
        Breaks(Rules.UnitClosed, () => unit.Close(today, today, false));
        Breaks(Rules.UnitClosed, () => unit.Rename("Khác", null, today, today));
    }

    [Fact]
    public void On_every_day_of_a_units_life_exactly_one_version_holds()
    {
        var days = Gen.Choose(-5, 40).ArrayOf().ToArbitrary();
        Prop.ForAll(days, offsets =>
        {
            var unit = Open();
            foreach (var (offset, n) in offsets.Select((o, n) => (o, n)))
            {
                try
                {
                    if (n % 9 == 8) unit.Close(reform.AddDays(offset), today, false);
                    else unit.Rename($"Tên {n}", null, reform.AddDays(offset), today);
                }
                catch (RuleBroken)
                {
                    // refused: the history below must be whole all the same
                }
            }
            return Enumerable.Range(-10, 60).Select(d => reform.AddDays(d))
                .All(day => unit.Versions.Count(v => v.HoldsOn(day)) == (unit.IsOpenOn(day) ? 1 : 0));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void A_tier_ends_after_it_begins() =>
        Breaks(Rules.TierValidityEmpty, () => Tier.Create(root, "T", "Cấp thử", 3, reform, reform));

    [Fact]
    public void The_third_rung_has_exactly_one_tier_on_either_side_of_the_reform()
    {
        foreach (var (day, code) in new[] { (reform.AddDays(-1), "HUYEN"), (reform, "XA") })
            Assert.Equal(code, tiers.Single(t => t.Rank == 3 && t.InForceOn(day)).Code);
    }
}
