using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Reports;

namespace Kheo.Domain.Tests.Reports;

public class RatesTests
{
    [Theory]
    [InlineData(107, 124, 86.3)]
    [InlineData(124, 124, 100)]
    [InlineData(9_999, 10_000, 99.9)]
    [InlineData(1, 100_000, 0.1)]
    [InlineData(0, 124, 0)]
    public void A_rate_is_a_percentage_with_one_decimal(long part, long whole, double rate) => Assert.Equal((decimal)rate, Rates.Percent(part, whole));

    [Fact]
    public void Nothing_to_divide_by_gives_no_rate() => Assert.Null(Rates.Percent(0, 0));

    [Fact]
    public void A_part_larger_than_the_whole_gives_no_rate() => Assert.Null(Rates.Percent(6, 5));

    [Fact]
    public void A_rate_is_never_outside_0_to_100_and_only_the_whole_is_100() => Prop.ForAll(
        (from part in Gen.Choose(-5, 2_000) from whole in Gen.Choose(-5, 2_000) select ((long)part, (long)whole)).ToArbitrary(),
        counts => Rates.Percent(counts.Item1, counts.Item2) is not { } rate
            || (rate is >= 0 and <= 100 && (rate == 100) == (counts.Item1 == counts.Item2) && (rate == 0) == (counts.Item1 == 0))).QuickCheckThrowOnFailure();
}
