using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;

namespace Kheo.Domain.Tests.Reports;

public class AggregateEntryTests
{
    private static readonly Guid Bloc = Guid.CreateVersion7();
    private static readonly Guid Programme = Guid.CreateVersion7();

    private static AggregateContent Count(int count, bool approximate = false, Counted measure = Counted.Recognised) =>
        new(new DateOnly(2021, 1, 1), new DateOnly(2023, 12, 31), measure, null, null, count, approximate, "Báo cáo tổng kết 2021–2023");

    private static AggregateEntry Entry(AggregateContent content, AggregateEntry? container = null) => AggregateEntry.Enter(Bloc, "/KG/KHOI/", Programme, content, container);

    [Fact]
    public void Seventy_eight_lie_inside_more_than_five_hundred()
    {
        var wide = Entry(Count(500, approximate: true));
        Assert.Equal(wide.Id, Entry(Count(78), wide).ContainedIn);
    }

    [Fact]
    public void A_part_may_not_exceed_its_container()
    {
        var whole = Entry(Count(500));
        Assert.Equal(Rules.AggregateOverContainer, Assert.Throws<RuleBroken>(() => Entry(Count(501), whole)).Rule);
        Assert.Equal(whole.Id, Entry(Count(500), whole).ContainedIn);
    }

    [Fact]
    public void A_part_may_exceed_an_approximate_container()
    {
        var about = Entry(Count(500, approximate: true));
        Assert.Equal(about.Id, Entry(Count(512), about).ContainedIn);
    }

    [Fact]
    public void A_container_may_not_shrink_below_its_parts()
    {
        var whole = Entry(Count(500));
        var part = Entry(Count(78), whole);
        Assert.Equal(Rules.AggregateOverContainer, Assert.Throws<RuleBroken>(() => whole.Save(Count(77), null, [part])).Rule);
    }

    [Fact]
    public void A_part_counts_the_same_thing_in_the_same_programme_and_period()
    {
        var whole = Entry(Count(500));
        Assert.Equal(Rules.AggregateOfAnother, Assert.Throws<RuleBroken>(() => Entry(Count(3, measure: Counted.Awarded), whole)).Rule);
        Assert.Equal(Rules.AggregateOfAnother, Assert.Throws<RuleBroken>(() => Entry(Count(3) with { To = new DateOnly(2024, 1, 1) }, whole)).Rule);
        Assert.Equal(Rules.AggregateOfAnother, Assert.Throws<RuleBroken>(() => AggregateEntry.Enter(Bloc, "/KG/KHOI/", Guid.CreateVersion7(), Count(3), whole)).Rule);
    }

    [Fact]
    public void Two_counts_cannot_contain_each_other()
    {
        var whole = Entry(Count(78));
        var part = Entry(Count(78), whole);
        Assert.Equal(Rules.AggregateCircle, Assert.Throws<RuleBroken>(() => whole.Save(Count(78), part, [part])).Rule);
        Assert.Equal(Rules.AggregateCircle, Assert.Throws<RuleBroken>(() => whole.Save(Count(78), whole, [])).Rule);
    }

    [Fact]
    public void A_period_does_not_end_before_it_begins() =>
        Assert.Equal(Rules.AggregatePeriodReversed, Assert.Throws<RuleBroken>(() => Entry(Count(1) with { To = new DateOnly(2020, 12, 31) })).Rule);
}
