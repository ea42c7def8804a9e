using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Reports;

namespace Kheo.Api.Tests.Features.Reporting;

public class FunnelTests
{
    /// <summary>Three at base; two of them at the commune too, one of these at the province; one at the province alone.</summary>
    private static async Task<ReportWorld> Climbed()
    {
        var w = await ReportWorld.Running();
        var models = new List<Guid>();
        for (var i = 0; i < 4; i++) models.Add(await w.Register(w.World.Cell, "recognised"));
        foreach (var model in models.Take(3)) await w.Recognise(model, w.World.Base);
        foreach (var model in models.Take(2)) await w.Recognise(model, w.World.Commune);
        await w.Recognise(models[0], w.World.Province);
        await w.Recognise(models[3], w.World.Province);
        await w.Recognise(models[2], w.World.Province, "revoked");
        return w;
    }

    [Fact]
    public async Task Nested_counts_each_tier_and_adds_nothing()
    {
        var w = await Climbed();
        var view = (await (await w.World.Leader(w.World.Province)).Get<FunnelView>($"/api/reports/funnel?campaignId={w.Campaign}&by=nested")).Body;
        Assert.Equal((FunnelBasis.Nested, null), (view.By, view.Total));
        foreach (var stage in view.Stages.Where(s => s.Rank > 2))
            Assert.Equal(stage.Recognised.Count, System.Text.Json.JsonDocument.Parse((await (await w.World.Leader(w.World.Province)).Get<object>(stage.Recognised.Rows)).Text).RootElement.GetProperty("items").GetArrayLength());
        Assert.Equal([(4, 3L, null, false), (3, 2L, 2L, true), (2, 2L, (long?)1, false)], view.Stages.Select(s => (s.Rank, s.Recognised.Count, s.AlsoBelow, s.InsideBelow)));
    }

    [Fact]
    public async Task Disjoint_counts_the_highest_tier_reached_and_adds_up()
    {
        var w = await Climbed();
        var view = (await (await w.World.Leader(w.World.Province)).Get<FunnelView>($"/api/reports/funnel?campaignId={w.Campaign}&by=disjoint")).Body;
        Assert.Equal([(4, 1L), (3, 1L), (2, 2L)], view.Stages.Select(s => (s.Rank, s.Recognised.Count)));
        Assert.Equal(4, view.Total);
    }

    [Fact]
    public async Task A_count_without_a_list_stands_beside_the_listed_one_and_is_never_added()
    {
        var w = await Climbed();
        var committee = await w.World.Committee(w.World.Commune);
        var entry = (await committee.Post<AggregateEntryView>("/api/aggregate-entries", new
        {
            unitId = w.World.Commune.Id, programmeId = w.Programme, periodFrom = w.Today.AddDays(-20), periodTo = w.Today, measure = "recognised", tierId = w.World.Base.TierId,
            count = 500, approximate = true, source = "Báo cáo tổng kết",
        })).Body;
        foreach (var (by, total) in new[] { ("nested", (long?)null), ("disjoint", 3) })
        {
            var view = (await committee.Get<FunnelView>($"/api/reports/funnel?campaignId={w.Campaign}&by={by}")).Body;
            Assert.Equal(new UnlistedCount(entry.Id, 500, true, null, "Báo cáo tổng kết"), Assert.Single(view.Stages.Single(s => s.TierId == w.World.Base.TierId).WithoutList));
            Assert.Equal(by == "nested" ? null : view.Stages.Sum(s => s.Recognised.Count), view.Total);
        }
    }

    [Fact]
    public async Task The_export_says_which_funnel_it_is()
    {
        var w = await Climbed();
        var leader = await w.World.Leader(w.World.Province);
        foreach (var (by, words) in new[] { ("nested", "Phễu lồng nhau (không cộng)"), ("disjoint", "Phễu theo cấp cao nhất") })
            Assert.Equal(words, (await Workbook.Of(leader, $"/api/reports/funnel/export.xlsx?campaignId={w.Campaign}&by={by}")).Tab);
    }

    [Fact]
    public async Task By_field_every_field_stands_with_its_count()
    {
        var w = await ReportWorld.Running();
        await w.Register(w.World.Cell, "recognised");
        await w.Register(w.World.Cell);
        await w.Register(w.World.SiblingCell, "withdrawn", w.Workplace);
        var leader = await w.World.Leader(w.World.Province);
        var view = (await leader.Get<ByFieldView>($"/api/reports/by-field?campaignId={w.Campaign}")).Body;
        Assert.Equal([("NTM", 2L, 1L, 1L), ("CCHC", 0L, 0L, 0L)], view.Fields.Select(f => (f.Code, f.Registered.Count, f.ResultsHandedIn.Count, f.Recognised.Count)));
        Assert.Equal((2L, 1L), (view.Registered, view.Recognised));
        Assert.Equal(["2", "0"], (await Workbook.Of(leader, $"/api/reports/by-field/export.xlsx?campaignId={w.Campaign}")).Column("Đăng ký"));
    }

    [Fact]
    public async Task Awards_of_two_programmes_are_never_mixed()
    {
        var w = await ReportWorld.Running();
        await w.Award(w.World.Cell, w.Programme, 7, "for-implementing", "collective", "model");
        await w.Award(w.World.Cell, w.Programme, 6, "for-implementing", "individual", "exemplar");
        await w.Award(w.World.SiblingCell, w.Programme, 19, "for-the-model", "collective", "model");
        await w.Award(w.World.SiblingCell, w.Programme, 2, "for-the-model", "individual", "exemplar");
        await w.Award(w.World.Cell, w.OtherProgramme, 3, "for-the-model", "collective", "model");
        await w.Award(w.World.Cell, w.OtherProgramme, 8, "for-the-model", "individual", "exemplar");
        await w.Award(w.World.ForeignCell, w.Programme, 1, "for-the-model", "individual", "exemplar");

        var view = (await (await w.World.Leader(w.World.Province)).Get<AwardsByProgrammeView>("/api/reports/awards-by-programme?fromYear=2021&toYear=2023")).Body;

        Assert.Equal([("Dân vận khéo", 34L), ("Quy chế dân chủ", 11L)], view.Programmes.Select(p => (p.ProgrammeName, p.Awards.Count)));
        Assert.Equal(45, view.AllProgrammes);
        var rows = (await (await w.World.Leader(w.World.Province)).Get<object>(view.Programmes[0].Awards.Rows)).Text;
        Assert.Equal(34, System.Text.Json.JsonDocument.Parse(rows).RootElement.GetProperty("items").GetArrayLength());
        Assert.Equal([6L, 7L, 2L, 19L], view.Programmes[0].Lines.OrderBy(l => l.Category).ThenByDescending(l => l.Subject).Select(l => l.Count));
        Assert.Empty((await (await w.World.Leader(w.World.Province)).Get<AwardsByProgrammeView>("/api/reports/awards-by-programme?fromYear=2024")).Body.Programmes);
    }

    [Fact]
    public async Task The_rating_feed_cites_each_recognition_and_keeps_the_revoked()
    {
        var w = await ReportWorld.Running();
        var (one, two) = (await w.Register(w.World.Cell, "recognised", subject: "individual"), await w.Register(w.World.SiblingCell, "recognised"));
        await w.Recognise(one, w.World.Commune, holder: "Nguyễn Văn Mẫu");
        await w.Recognise(two, w.World.Commune, "revoked");
        await w.Recognise(await w.Register(w.World.CousinCell, "recognised"), w.World.CousinByText);
        var committee = await w.World.Committee(w.World.Commune);

        var first = (await committee.Get<Page<RatingRow>>("/api/reports/recognitions-for-rating?year=2026&limit=1")).Body;
        var rest = (await committee.Get<Page<RatingRow>>($"/api/reports/recognitions-for-rating?year=2026&limit=1&after={first.Next}")).Body;

        Assert.Equal([(w.World.Cell.Id, "issued", "Nguyễn Văn Mẫu"), (w.World.SiblingCell.Id, "revoked", null)], first.Items.Concat(rest.Items).Select(r => (r.UnitId, r.Status, r.Holder)));
        Assert.Null(rest.Next);
        Assert.Equal("215-QĐ/ĐU", first.Items[0].DecisionNumber);
        Assert.Equal(404, (await committee.Get<Page<RatingRow>>($"/api/reports/recognitions-for-rating?unitId={w.World.CousinCell.Id}")).Status);
    }
}
