using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;

namespace Kheo.Api.Tests.Features.Reporting;

public class GetOverviewTests
{
    [Fact]
    public async Task The_finding_says_how_many_units_registered_and_how_many_are_missing()
    {
        var w = await ReportWorld.Running();
        await w.Register(w.World.Cell);
        await w.Register(w.World.Cell, "draft");
        await w.Register(w.World.SiblingCell, "reported", w.Workplace);
        var leader = await w.World.Leader(w.World.Province);

        var view = (await leader.Get<OverviewView>($"/api/reports/overview?campaignId={w.Campaign}")).Body;

        Assert.Equal(w.World.Province.Id, view.Basis.UnitId);
        Assert.Equal((Kheo.Domain.Reports.Geography.Recorded, null), (view.Basis.Geography, view.Basis.Until));
        var finding = view.Finding!;
        Assert.Equal((w.World.Commune.TierId, 2, 1, 1, 50m), (finding.TierId, (int)finding.Obliged, (int)finding.HandedIn, (int)finding.Missing.Count, finding.Rate));
        var cells = view.Coverage.Single(c => c.TierId == w.World.Cell.TierId);
        Assert.Equal((3, 2, 66.7m, w.Due, 8), ((int)cells.Obliged, (int)cells.HandedIn, cells.Rate, cells.DueOn, cells.DaysLeft));
        Assert.Equal((2, 1, 0, 0), ((int)view.Stages.Registered.Count, (int)view.Stages.ResultsHandedIn.Count, (int)view.Stages.Recognised.Count, (int)view.Stages.Nominated.Count));
        Assert.Equal([("NTM", 1), ("CCHC", 1)], view.ByField.Select(f => (f.Code, (int)f.Registered.Count)));
        Assert.Equal(("registration", w.Due, "cuối tháng này", 8), view.Deadlines.Select(d => (d.Stage, d.On!.Value, d.Text, d.DaysLeft!.Value)).Single());
    }

    [Fact]
    public async Task Every_figure_opens_as_many_rows_as_it_counts()
    {
        var w = await ReportWorld.Running();
        foreach (var status in new[] { "draft", "submitted", "returned", "accepted", "reported", "judged", "recognised", "withdrawn", "refused" })
            await w.Register(w.World.Cell, status, status == "judged" ? w.Workplace : w.Rural);
        await w.Register(w.World.CousinCell);
        var committee = await w.World.Committee(w.World.Commune);
        var view = (await committee.Get<OverviewView>($"/api/reports/overview?campaignId={w.Campaign}")).Body;
        Figure[] figures = [view.Stages.Registered, view.Stages.ResultsHandedIn, view.Stages.Judged, view.Stages.Recognised, .. view.ByField.SelectMany(f => new[] { f.Registered, f.ResultsHandedIn, f.Recognised })];
        Assert.Equal([6L, 3L, 2L, 1L, 5L, 2L, 1L, 1L, 1L, 0L], figures.Select(f => f.Count));
        foreach (var figure in figures.Append(view.Finding!.Missing))
            Assert.Equal(figure.Count, System.Text.Json.JsonDocument.Parse((await committee.Get<object>(figure.Rows)).Text).RootElement.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Last_year_is_read_on_the_same_day()
    {
        var w = await ReportWorld.Running();
        await w.Register(w.World.Cell, campaign: w.LastCampaign, handedIn: -4);
        await w.Register(w.World.SiblingCell, campaign: w.LastCampaign, handedIn: +4);
        var leader = await w.World.Leader(w.World.Province);

        var view = (await leader.Get<OverviewView>($"/api/reports/overview?campaignId={w.Campaign}")).Body;

        Assert.Equal(33.3m, view.Coverage.Single(c => c.TierId == w.World.Cell.TierId).LastYearRate);
        Assert.Equal(2, view.ByField.Single(f => f.Code == "NTM").LastYear);
        Assert.Null(view.ByField.Single(f => f.Code == "CCHC").LastYear);
    }

    [Fact]
    public async Task It_costs_two_commands_at_every_tier()
    {
        var w = await ReportWorld.Running();
        var agency = await w.World.Agency(w.World.Root);
        await agency.Get<OverviewView>($"/api/reports/overview?campaignId={w.Campaign}");
        foreach (var unit in new[] { w.World.Root, w.World.Province, w.World.Cell })
            Assert.Equal(2, await Queries.Of(() => agency.Get<OverviewView>($"/api/reports/overview?campaignId={w.Campaign}&unitId={unit.Id}")));
    }

    [Fact]
    public async Task A_unit_outside_the_scope_is_absent()
    {
        var w = await ReportWorld.Running();
        var officer = await w.World.Officer(w.World.Commune);
        foreach (var unit in new[] { w.World.Province, w.World.CousinByText, w.World.ForeignCell })
            Assert.Equal((404, "absent"), ((await officer.Get<OverviewView>($"/api/reports/overview?campaignId={w.Campaign}&unitId={unit.Id}")) is var a ? (a.Status, a.Code) : default));
        Assert.Equal(404, (await officer.Get<OverviewView>($"/api/reports/overview?campaignId={Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task A_campaign_must_be_named()
    {
        var w = await ReportWorld.Running();
        var answer = await (await w.World.Officer(w.World.Commune)).Get<OverviewView>("/api/reports/overview");
        Assert.Equal((400, "required"), (answer.Status, answer.Problem!.Errors!["campaignId"][0]));
    }

    [Fact]
    public async Task A_council_seat_high_up_opens_no_reports_there()
    {
        var w = await ReportWorld.Running();
        var member = await w.World.As("council-member", w.World.Province, null, ("unit-officer", w.World.Cell));
        Assert.Equal(403, (await member.Get<OverviewView>($"/api/reports/overview?campaignId={w.Campaign}&unitId={w.World.Province.Id}")).Status);
        Assert.Equal(w.World.Cell.Id, (await member.Get<OverviewView>($"/api/reports/overview?campaignId={w.Campaign}")).Body.Basis.UnitId);
    }

    [Fact]
    public async Task The_tile_map_shows_the_state_and_the_rate_of_each_unit_below()
    {
        var w = await ReportWorld.Running();
        await w.Register(w.World.Cell);
        var leader = await w.World.Leader(w.World.Province);

        var tiles = (await leader.Get<TileMapView>($"/api/reports/tile-map?campaignId={w.Campaign}")).Body.Tiles;

        var commune = tiles.Single(t => t.UnitId == w.World.Commune.Id);
        Assert.Equal((TileState.HandedIn, 3, 2, 66.7m, 1), (commune.State, (int)commune.Obliged, (int)commune.HandedIn, commune.Rate, (int)commune.Registered.Count));
        var cousin = tiles.Single(t => t.UnitId == w.World.CousinByText.Id);
        Assert.Equal((TileState.Missing, 2, 0, 0m), (cousin.State, (int)cousin.Obliged, (int)cousin.HandedIn, cousin.Rate));
        Assert.Equal(2, tiles.Count);
    }

    [Fact]
    public async Task Kind_and_subject_are_counted_apart()
    {
        var w = await ReportWorld.Running();
        await w.Register(w.World.Cell, kind: "exemplar", subject: "collective");
        await w.Register(w.World.Cell, "recognised", kind: "model", subject: "household");
        var cells = (await (await w.World.Leader(w.World.Province)).Get<KindBySubjectView>($"/api/reports/kind-by-subject?campaignId={w.Campaign}")).Body.Cells;
        Assert.Equal(6, cells.Count);
        Assert.Equal(
            [(Kheo.Domain.Campaigns.Kind.Model, Kheo.Domain.Campaigns.Subject.Household, 1L, 1L), (Kheo.Domain.Campaigns.Kind.Exemplar, Kheo.Domain.Campaigns.Subject.Collective, 1L, 0L)],
            cells.Where(c => c.Registered.Count > 0).Select(c => (c.Kind, c.Subject, c.Registered.Count, c.Recognised)));
    }

    [Fact]
    public async Task People_are_not_recorded_until_somebody_enters_them()
    {
        var w = await ReportWorld.Running();
        var committee = await w.World.Committee(w.World.Commune);
        var path = $"/api/reports/coverage?campaignId={w.Campaign}";
        Assert.Equal(PeopleState.NotRecorded, (await committee.Get<CoverageView>(path)).Body.People.State);

        foreach (var (measure, count) in new[] { ("people-taking-part", 940), ("people-eligible", 1000) })
            Assert.Equal(201, (await committee.Post<AggregateEntryView>("/api/aggregate-entries", new
            {
                unitId = w.World.Commune.Id, programmeId = w.Programme, periodFrom = w.Today.AddDays(-10), periodTo = w.Today, measure, count, approximate = true, source = "Báo cáo 45-BC/ĐU",
            })).Status);

        var people = (await committee.Get<CoverageView>(path)).Body.People;
        Assert.Equal((PeopleState.Entered, 940L, 94m, true), (people.State, people.TakingPart, people.Rate, people.Approximate));
    }
}
