using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;

namespace Kheo.Api.Tests.Features.Reporting;

public class AggregateEntryTests
{
    private static object Body(ReportWorld w, PlantedUnit unit, int count, bool approximate = false, Guid? containedIn = null, Guid? programme = null) => new
    {
        unitId = unit.Id, programmeId = programme ?? w.Programme, periodFrom = new DateOnly(2021, 1, 1), periodTo = new DateOnly(2023, 12, 31), measure = "awarded", tierId = unit.TierId,
        count, approximate, containedIn, source = "Báo cáo tổng kết 2021–2023",
    };

    private static object Change(int count, Guid? containedIn = null) => new
    {
        periodFrom = new DateOnly(2021, 1, 1), periodTo = new DateOnly(2023, 12, 31), measure = "awarded", count, containedIn, source = "Đính chính",
    };

    [Fact]
    public async Task A_count_without_a_list_is_entered_marked_and_corrected()
    {
        var w = await ReportWorld.Running();
        var committee = await w.World.Committee(w.World.Commune);
        var created = await committee.Post<AggregateEntryView>("/api/aggregate-entries", Body(w, w.World.Commune, 322));
        Assert.Equal(201, created.Status);
        Assert.True(created.Body.WithoutList);
        Assert.Equal(["SaveAggregateEntry"], created.Body.Actions);
        Assert.Equal(created.Body.Count, (await committee.Get<AggregateEntryView>(created.Location!)).Body.Count);

        var saved = await committee.Put<AggregateEntryView>($"/api/aggregate-entries/{created.Body.Id}", Change(325), created.Body.RowVersion);
        Assert.Equal((325, "Đính chính", 2L), (saved.Body.Count, saved.Body.Source, saved.Body.RowVersion));
        Assert.Equal(325, Assert.Single((await committee.Get<Page<AggregateEntryView>>($"/api/aggregate-entries?programmeId={w.Programme}&year=2022")).Body.Items).Count);
        Assert.Empty((await committee.Get<Page<AggregateEntryView>>($"/api/aggregate-entries?programmeId={w.Programme}&year=2024")).Body.Items);
        Assert.Equal(412, (await committee.Put<AggregateEntryView>($"/api/aggregate-entries/{created.Body.Id}", Change(1), 1)).Status);
    }

    [Fact]
    public async Task A_part_stays_within_its_container_unless_that_is_approximate()
    {
        var w = await ReportWorld.Running();
        var committee = await w.World.Committee(w.World.Province);
        async Task<Answer<AggregateEntryView>> Enter(int count, bool approximate = false, Guid? inside = null, Guid? programme = null) =>
            await committee.Post<AggregateEntryView>("/api/aggregate-entries", Body(w, w.World.Province, count, approximate, inside, programme));
        var about = (await Enter(500, approximate: true)).Body;
        var whole = (await Enter(500)).Body;
        Assert.Equal(201, (await Enter(78, inside: about.Id)).Status);
        Assert.Equal(201, (await Enter(510, inside: about.Id)).Status);
        Assert.Equal("aggregate.over-container", (await Enter(510, inside: whole.Id)).Code);
        Assert.Equal("aggregate.of-another", (await Enter(1, inside: whole.Id, programme: w.OtherProgramme)).Code);
        var part = (await Enter(80, inside: whole.Id)).Body;
        Assert.Equal("aggregate.over-container", (await committee.Put<AggregateEntryView>($"/api/aggregate-entries/{whole.Id}", Change(79), whole.RowVersion)).Code);
        Assert.Equal("aggregate.circle", (await committee.Put<AggregateEntryView>($"/api/aggregate-entries/{whole.Id}", Change(80, part.Id), whole.RowVersion)).Code);
        Assert.Equal(500, (await committee.Get<AggregateEntryView>($"/api/aggregate-entries/{whole.Id}")).Body.Count);
    }

    [Fact]
    public async Task Nobody_enters_for_a_unit_outside_his_own()
    {
        var w = await ReportWorld.Running();
        var officer = await w.World.Officer(w.World.Commune);
        Assert.Equal(404, (await officer.Post<AggregateEntryView>("/api/aggregate-entries", Body(w, w.World.CousinByText, 5))).Status);
        var inspector = await w.World.Inspector(w.World.Province);
        Assert.Equal(403, (await inspector.Post<AggregateEntryView>("/api/aggregate-entries", Body(w, w.World.Province, 5))).Status);
        var entry = (await (await w.World.Committee(w.World.Province)).Post<AggregateEntryView>("/api/aggregate-entries", Body(w, w.World.Province, 5))).Body;
        Assert.Equal(404, (await officer.Get<AggregateEntryView>($"/api/aggregate-entries/{entry.Id}")).Status);
        Assert.Equal(404, (await officer.Post<AggregateEntryView>("/api/aggregate-entries", Body(w, w.World.Commune, 5, containedIn: entry.Id))).Status);
        Assert.Equal(400, (await officer.Post<AggregateEntryView>("/api/aggregate-entries", Body(w, w.World.Commune, -5))).Status);
    }
}
