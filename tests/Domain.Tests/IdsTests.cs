using Kheo.Domain;

namespace Kheo.Domain.Tests;

public class IdsTests
{
    [Fact]
    public void Ids_ascend_in_the_order_of_their_making_also_within_a_millisecond()
    {
        var made = Enumerable.Range(0, 50_000).Select(_ => Ids.Next()).ToList();
        Assert.Equal(made.Order(), made);
        Assert.All(made, id => Assert.Equal((7, true), (id.Version, id.Variant is >= 8 and < 12)));
    }

    [Fact]
    public void No_two_that_are_made_at_once_are_the_same_and_each_maker_sees_his_own_ascend()
    {
        var made = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ => Enumerable.Range(0, 5_000).Select(_ => Ids.Next()).ToList()).ToList();
        Assert.Equal(40_000, made.SelectMany(ids => ids).Select(id => id.ToString()[..18]).Distinct().Count());
        Assert.All(made, ids => Assert.Equal(ids.Order(), ids));
    }
}
