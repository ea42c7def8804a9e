using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Tests.Campaigns;

public class IndicatorTests
{
    private static readonly Guid[] Units = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];

    private static readonly Arbitrary<IndicatorReading[]> Readings = (
        from unit in Gen.Elements(Units)
        from value in Gen.Choose(0, 1000)
        from minute in Gen.Choose(0, 100_000)
        from approximate in Gen.Elements(true, false)
        select new IndicatorReading(unit, DateTimeOffset.UnixEpoch.AddMinutes(minute), value, approximate)).NonEmptyListOf().Select(l => l.ToArray()).ToArbitrary();

    [Fact]
    public void The_greatest_is_within_the_distinct_and_the_distinct_within_the_sum() =>
        Prop.ForAll(Readings, r => Value(RollUp.Max, r) <= Value(RollUp.Distinct, r) && Value(RollUp.Distinct, r) <= Value(RollUp.Sum, r)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_reports_does_not_matter() =>
        Prop.ForAll(Readings, r => new[] { RollUp.Sum, RollUp.Max, RollUp.Distinct }.All(rule => Value(rule, r) == Value(rule, [.. r.Reverse()]))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_latest_is_the_value_reported_last()
    {
        var day = DateTimeOffset.UnixEpoch;
        Assert.Equal(7, Value(RollUp.Latest, [new(Units[0], day.AddDays(2), 7, false), new(Units[1], day, 100, false)]));
    }

    [Fact]
    public void One_approximate_part_makes_the_whole_approximate() =>
        Prop.ForAll(Readings, r => Indicator.Roll(RollUp.Sum, r).Approximate == r.Any(x => x.Approximate)).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_reported_is_nothing_and_not_zero() => Assert.Equal(new Tally(null, false), Indicator.Roll(RollUp.Sum, []));

    private static decimal? Value(RollUp rule, IndicatorReading[] readings) => Indicator.Roll(rule, readings).Value;
}
