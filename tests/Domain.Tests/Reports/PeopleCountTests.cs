using Kheo.Domain.Reports;

namespace Kheo.Domain.Tests.Reports;

public class PeopleCountTests
{
    [Fact]
    public void People_are_counted_on_a_day_that_has_come()
    {
        var today = new DateOnly(2026, 6, 22);
        Law.Refuses(Rules.PeopleCountInFuture, () => PeopleCount.Of(Guid.Empty, "/VN/", null, today.AddDays(1), 5, null, today));
        Assert.Equal(5, PeopleCount.Of(Guid.Empty, "/VN/", null, today, 5, null, today).Count);
    }

    [Theory]
    [InlineData(0, 90, 100, 90)]
    [InlineData(1, 90, 100, null)]       // a rate of a part is not the whole's
    [InlineData(0, 101, 100, null)]      // the two numbers do not measure the same people
    [InlineData(0, 0, 0, null)]
    public void Members_have_a_rate_only_where_all_are_known(long unknown, long part, long whole, int? rate) =>
        Assert.Equal(rate, (int?)new MembersCoverage(3, unknown, part, whole, null, null).Rate);
}
