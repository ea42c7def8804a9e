using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;

namespace Kheo.Domain.Tests.Reports;

public class FunnelTests
{
    private static FunnelStage Stage(string tier, int rank, long count, long? also = null) => new(Guid.CreateVersion7(), tier, rank, count, also, []);

    [Fact]
    public void A_nested_funnel_is_never_added()
    {
        var funnel = Funnel.Nested([Stage("tỉnh", 2, 76, also: 70), Stage("khối", 3, 78, also: 78), Stage("cơ sở", 4, 510)]);
        Assert.Null(funnel.Total);
        Assert.Equal(["cơ sở", "khối", "tỉnh"], funnel.Stages.Select(s => s.TierName));
    }

    [Fact]
    public void A_stage_is_said_to_lie_inside_the_one_below_only_when_all_of_it_does()
    {
        Assert.True(Stage("khối", 3, 78, also: 78).InsideBelow);
        Assert.False(Stage("tỉnh", 2, 76, also: 70).InsideBelow);
        Assert.False(Stage("cơ sở", 4, 510).InsideBelow);
    }

    [Fact]
    public void A_disjoint_funnel_adds_up()
    {
        var funnel = Funnel.Disjoint([Stage("cơ sở", 4, 60), Stage("tỉnh", 2, 8), Stage("xã", 3, 35)]);
        Assert.Equal(103, funnel.Total);
        Assert.Equal(FunnelBasis.Disjoint, funnel.Basis);
    }

    [Fact]
    public void Every_status_but_draft_refused_and_withdrawn_is_registered_and_each_stage_holds_the_next()
    {
        var stages = StageFigures.Of(Enum.GetValues<RegistrationStatus>().Select(s => new StatusCount(s, 1)));
        Assert.Equal(new StageFigures(Drafts: 1, Registered: 7, ResultsHandedIn: 4, Judged: 2, Recognised: 1), stages);
    }
}
