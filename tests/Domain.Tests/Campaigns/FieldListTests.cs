using Kheo.Domain.Campaigns;
using static Kheo.Domain.Tests.Campaigns.Given;

namespace Kheo.Domain.Tests.Campaigns;

public class FieldListTests
{
    private static readonly Guid Standard = Guid.NewGuid();

    private static FieldList Publish(params FieldLine[] lines) => FieldList.Publish(Unit, "/VN/AB/", ProgrammeId, 2, new(2026, 1, 1), lines);

    [Fact]
    public void A_list_follows_the_one_before_and_keeps_the_order_it_was_given_in()
    {
        var list = Publish(new("NTM", "Xây dựng nông thôn mới", Standard, false), new("KHAC", "Khác", null, true));
        Assert.Equal(3, list.Version);
        Assert.Equal([("NTM", 1), ("KHAC", 2)], list.Fields.Select(f => (f.Code, f.Ordinal)));
    }

    [Fact]
    public void A_field_is_mapped_to_the_standard_list_or_is_the_one_for_everything_else()
    {
        Breaks(Rules.FieldNotMapped, () => Publish(new FieldLine("NTM", "Xây dựng nông thôn mới", null, false)));
        Breaks(Rules.FieldListOtherTwice, () => Publish(new("A", "Khác", null, true), new("B", "Khác nữa", null, true)));
        Breaks(Rules.FieldListCodeTwice, () => Publish(new("A", "Một", Standard, false), new("A", "Hai", Standard, false)));
        Breaks(Rules.FieldListEmpty, () => Publish());
    }
}
