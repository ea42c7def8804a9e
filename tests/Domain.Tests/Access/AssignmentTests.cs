using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Access;
using Kheo.Domain.Organisation;

namespace Kheo.Domain.Tests.Access;

public class AssignmentTests
{
    private static readonly DateOnly today = new(2026, 11, 2);
    private static readonly Guid administrator = Guid.NewGuid();
    private static readonly Unit province;
    private static readonly Unit commune;

    static AssignmentTests()
    {
        IReadOnlyList<Tier> tiers = [];
        province = Unit.Root("AB", UnitKinds.ProvinceCommittee, "Tỉnh ủy An Bình", null, new DateOnly(2020, 1, 1), new DateOnly(2026, 11, 2), r => (tiers = Tier.National(r))[1]);
        commune = Unit.Open(province, tiers[1], "X1", UnitKinds.CommuneCommittee, tiers[3], "Đảng ủy xã Bình Minh", null, true, null, null, new DateOnly(2025, 7, 1), today);
    }

    private readonly Account account = Account.Create(commune, "minh.tran", "Trần Văn Minh", null, null, null);

    private Assignment Give(Unit? unit = null, string role = Roles.CommitteeOfficer, DateOnly? from = null, DateOnly? to = null, params Assignment[] held) =>
        Assignment.Give(account, unit ?? commune, role, from ?? today, to, held, administrator);

    private static void Breaks(Rule rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBroken>(act).Rule);

    [Fact]
    public void A_role_off_the_list_is_refused() => Breaks(Rules.AssignmentRoleUnknown, () => Give(role: "king"));

    [Fact]
    public void A_role_above_the_accounts_own_unit_is_refused() => Breaks(Rules.AssignmentOutsideAccountUnit, () => Give(province));

    [Fact]
    public void Nobody_gives_or_ends_his_own_roles()
    {
        Breaks(Rules.AssignmentOwn, () => Assignment.Give(account, commune, Roles.Leader, today, null, [], account.Id));
        Breaks(Rules.AssignmentOwn, () => Give().End(today, today, account.Id));
    }

    [Fact]
    public void A_disabled_account_gets_no_role()
    {
        account.Disable(administrator);
        Breaks(Rules.AccountDisabled, () => Give());
    }

    [Fact]
    public void A_role_taken_back_today_is_not_held_today_and_may_be_given_again()
    {
        var held = Give();
        held.End(today, today, administrator);
        Assert.False(held.HoldsOn(today));
        Breaks(Rules.AssignmentEnded, () => held.End(today, today, administrator));
        Assert.True(Give(held: held).HoldsOn(today));
    }

    [Fact]
    public void A_role_does_not_end_in_the_past()
    {
        var held = Give(from: today.AddDays(-30));
        Breaks(Rules.AssignmentEndsInPast, () => held.End(today.AddDays(-1), today, administrator));
        held.End(today.AddDays(10), today, administrator);
        Assert.True(held.HoldsOn(today.AddDays(9)));
        Assert.False(held.HoldsOn(today.AddDays(10)));
    }

    [Fact]
    public void A_role_to_come_can_be_called_off()
    {
        var held = Give(from: today.AddDays(5));
        held.End(today.AddDays(5), today, administrator);
        Assert.False(held.HoldsOn(today.AddDays(5)));
    }

    [Fact]
    public void The_same_role_at_the_same_unit_is_never_held_twice_on_one_day()
    {
        var spans = Gen.Zip(Gen.Choose(0, 30), Gen.Choose(0, 12)).ArrayOf().ToArbitrary();
        Prop.ForAll(spans, wanted =>
        {
            var held = new List<Assignment>();
            foreach (var (start, length) in wanted)
            {
                try
                {
                    held.Add(Give(from: today.AddDays(start), to: length == 12 ? null : today.AddDays(start + length), held: [.. held]));
                }
                catch (RuleBroken)
                {
                    // refused: what is held must be free of overlaps all the same
                }
            }
            return Enumerable.Range(0, 60).All(d => held.Count(a => a.HoldsOn(today.AddDays(d))) <= 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void Another_role_or_another_time_is_no_overlap()
    {
        var held = Give(to: today.AddDays(10));
        Breaks(Rules.AssignmentOverlaps, () => Give(from: today.AddDays(9), held: held));
        Assert.NotNull(Give(from: today.AddDays(10), held: held));
        Assert.NotNull(Give(role: Roles.Inspector, held: held));
    }
}
