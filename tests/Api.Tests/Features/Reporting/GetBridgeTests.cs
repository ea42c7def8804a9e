using System.Globalization;
using System.Text.Json;
using Kheo.Api.Features.Organisation;
using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using Kheo.Domain.Reports;
using Npgsql;
using Operation = Kheo.Domain.Organisation.Operation;

namespace Kheo.Api.Tests.Features.Reporting;

/// <summary>One act known by heart: the two communes of a province become one.</summary>
public class GetBridgeTests
{
    private sealed record Merged(ReportWorld W, MovingTree Tree, MovingTree.Node Old, MovingTree.Node Second, MovingTree.Node New, DateOnly Before, Client Agency)
    {
        public string Of(string report, Guid campaign, MovingTree.Node unit, string more = "") => $"/api/reports/{report}?campaignId={campaign}&unitId={unit.Id}{more}";
    }

    private static async Task<Merged> After()
    {
        var w = await ReportWorld.Running();
        var tree = new MovingTree(w, 7);
        await tree.PlantFacts();
        var (old, second, before) = (tree.Units.Single(u => u.Id == w.World.Commune.Id), tree.Units.Single(u => u.Id == w.World.CousinByText.Id), tree.Day);
        return new Merged(w, tree, old, second, await tree.Merge("N1", old, second), before, await w.World.Agency(w.World.Root));
    }

    [Theory]
    [InlineData("registered")]
    [InlineData("results-handed-in")]
    [InlineData("obliged")]
    [InlineData("handed-in")]
    [InlineData("missing")]
    [InlineData("recognitions")]
    [InlineData("nominated")]
    public async Task The_lines_name_the_predecessors_and_the_act_and_open_as_many_rows_as_they_add(string figure)
    {
        var m = await After();
        var bridge = (await m.Agency.Get<BridgeView>(m.Of("bridge", m.W.LastCampaign, m.New, $"&figure={figure}"))).Body;

        Assert.Equal(0, bridge.Recorded.Count);
        Assert.Equal(bridge.Restated.Count, bridge.Lines.Sum(l => l.Difference));
        if (figure is "registered" or "obliged") Assert.Equal([m.Old.Path, m.Second.Path], bridge.Lines.Select(l => l.Path).Order(StringComparer.Ordinal));
        Assert.All(bridge.Lines, l => Assert.Equal((l.Path == m.Old.Path ? m.Old.Name : m.Second.Name, "1654/NQ", m.Tree.Day), (l.UnitName, l.Act!.LegalNumber, l.Act.EffectiveOn)));
        foreach (var line in bridge.Lines.Where(l => l.Rows is not null)) Assert.Equal(line.Difference, await Rows(m.Agency, line.Rows!));
        if (bridge.Restated.Rows is { } rows) Assert.Equal(bridge.Restated.Count, await Rows(m.Agency, rows));
        Assert.Equal(figure is "obliged" or "handed-in", bridge.Restated.Rows is null);

        var gone = (await m.Agency.Get<BridgeView>(m.Of("bridge", m.W.LastCampaign, m.Old, $"&figure={figure}"))).Body;
        Assert.Equal((0L, -gone.Recorded.Count), (gone.Restated.Count, gone.Lines.Sum(l => l.Difference)));
    }

    [Fact]
    public async Task Open_work_counts_for_the_new_unit_from_its_first_day_and_for_the_old_ones_until_the_day_before()
    {
        var m = await After();
        async Task<long> At(MovingTree.Node unit, string more) => (await m.Agency.Get<ByFieldView>(m.Of("by-field", m.W.Campaign, unit, more))).Body.Registered;
        var (then, now) = ($"&asOf={m.Before:yyyy-MM-dd}", await At(m.New, ""));
        Assert.True(now > 0);
        Assert.Equal(now, await At(m.Old, then) + await At(m.Second, then));
        Assert.Equal((0, 0, now), (await At(m.New, then), await At(m.Old, ""), await At(m.New, then + "&geography=restated")));
        Assert.Equal(now, await At(m.New, $"&asOf={m.Tree.Day:yyyy-MM-dd}"));
        var view = (await m.Agency.Get<OverviewView>(m.Of("overview", m.W.Campaign, m.Old, then))).Body;
        Assert.Equal((m.Before, Geography.Recorded, m.Old.Path), (view.Basis.Until, view.Basis.Geography, view.Basis.UnitPath));
    }

    [Theory]
    [InlineData("&geography=restated")]
    [InlineData("&asOf=")]
    [InlineData("&geography=restated&asOf=")]
    public async Task In_either_reading_every_figure_opens_as_many_rows_as_it_counts_in_two_commands(string reading)
    {
        var m = await After();
        if (reading.EndsWith('=')) reading += $"{m.Before:yyyy-MM-dd}";
        var unit = reading.Contains("restated", StringComparison.Ordinal) ? m.New : m.Old;
        foreach (var campaign in new[] { m.W.Campaign, m.W.LastCampaign })
        {
            if (campaign == m.W.LastCampaign && reading.Contains("asOf", StringComparison.Ordinal)) reading = reading.Replace($"{m.Before:yyyy-MM-dd}", $"{m.W.Today.AddDays(-1200):yyyy-MM-dd}", StringComparison.Ordinal);
            var view = (await m.Agency.Get<OverviewView>(m.Of("overview", campaign, unit, reading))).Body;
            Figure[] figures = [view.Stages.Registered, view.Stages.ResultsHandedIn, view.Stages.Judged, view.Stages.Recognised, view.Stages.Nominated, .. view.ByField.SelectMany(f => new[] { f.Registered, f.Recognised }), .. view.Coverage.Select(c => c.Missing),
                .. (await m.Agency.Get<FunnelView>(m.Of("funnel", campaign, unit, reading))).Body.Stages.Select(s => s.Recognised),
                .. (await m.Agency.Get<ObligationCountView>($"/api/obligations/count?campaignId={campaign}&unitId={unit.Id}{reading}")).Body.Lines.SelectMany(l => l.States.Select(s => s.Units))];
            Assert.True(view.Stages.Registered.Count > 0);
            foreach (var figure in figures) Assert.Equal((figure.Rows, figure.Count), (figure.Rows, await Rows(m.Agency, figure.Rows)));
            foreach (var tile in (await m.Agency.Get<TileMapView>(m.Of("tile-map", campaign, unit.Parent!, reading))).Body.Tiles) Assert.Equal((tile.Name, tile.Registered.Count), (tile.Name, await Rows(m.Agency, tile.Registered.Rows)));
            Assert.Equal(2, await Queries.Of(() => m.Agency.Get<OverviewView>(m.Of("overview", campaign, unit, reading))));
        }
    }

    [Fact]
    public async Task A_day_that_is_not_over_or_before_the_campaign_is_refused()
    {
        var m = await After();
        foreach (var (day, code) in new[] { (m.W.Today.AddDays(1), "in-the-future"), (m.W.Today.AddDays(-701), "before-the-campaign") })
            foreach (var report in new[] { "overview", "tile-map", "coverage", "funnel", "by-field", "kind-by-subject", "missing-units", "missing-units/count", "bridge" })
            {
                var answer = await m.Agency.Get<object>(m.Of(report, m.W.Campaign, m.New, $"&asOf={day:yyyy-MM-dd}"));
                Assert.Equal((report, 400, code), (report, answer.Status, answer.Problem!.Errors!["asOf"][0]));
            }
        foreach (var list in new[] { "registrations", "recognitions", "awards", "nominations", "reports/awards-by-programme", "reports/recognitions-for-rating" })
            Assert.Equal((list, 400), (list, (await m.Agency.Get<object>($"/api/{list}?asOf={m.W.Today.AddDays(1):yyyy-MM-dd}")).Status));
        Assert.Null((await m.Agency.Get<OverviewView>(m.Of("overview", m.W.Campaign, m.New, $"&asOf={m.W.Today:yyyy-MM-dd}"))).Body.Basis.Until);
    }

    [Fact]
    public async Task A_path_opens_nothing_out_of_scope()
    {
        var m = await After();
        var committee = await m.W.World.Committee(m.W.World.OtherProvince);
        foreach (var walls in new[] { "registrations?", "recognitions?", "nominations?", $"reports/missing-units?campaignId={m.W.LastCampaign}&" })
            Assert.Equal((walls, 0), (walls, await Rows(committee, $"/api/{walls}path={m.Old.Path}")));
        Assert.Equal(400, (await m.Agency.Get<object>("/api/registrations?path=x")).Status);
    }

    [Theory]
    [InlineData("reports/by-field", "campaignId")]
    [InlineData("reports/funnel", "campaignId")]
    [InlineData("reports/kind-by-subject", "campaignId")]
    [InlineData("reports/missing-units", "campaignId")]
    [InlineData("reports/awards-by-programme", "programmeId")]
    [InlineData("reports/recognitions-for-rating", null)]
    [InlineData("obligations", "campaignId")]
    [InlineData("registrations", "campaignId")]
    [InlineData("recognitions", "campaignId")]
    [InlineData("nominations", "campaignId")]
    [InlineData("awards", "campaignId")]
    public async Task An_export_says_above_its_heading_of_when_and_of_which_tree_it_is(string list, string? about)
    {
        var m = await After();
        var address = $"/api/{list}/export.xlsx?unitId={m.New.Id}" + (about is null ? "" : $"&{about}={(about == "programmeId" ? m.W.Programme : m.W.Campaign)}");
        var book = await Workbook.Of(m.Agency, $"{address}&geography=restated&asOf={m.Before:yyyy-MM-dd}");
        Assert.Equal($"Số liệu đến hết ngày {m.Before:dd/MM/yyyy}; theo đơn vị hiện nay", book.Preface[^1]);
        Assert.All((await Workbook.Of(m.Agency, address)).Preface, line => Assert.DoesNotContain("hiện nay", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_name_of_an_old_unit_finds_what_became_of_it()
    {
        var m = await After();
        await ReportWorld.Plant("update units set party_name = 'Xã Hòa Thuận Mới', name_fold = 'xa hoa thuan moi' where id = $1", m.New.Id);
        await ReportWorld.Plant("update unit_versions set party_name = 'Xã Hòa Thuận Mới' where unit_id = $1", m.New.Id);
        await ReportWorld.Plant("update units set party_name = 'Xã Bình An', name_fold = 'xa binh an' where id = $1", m.New.Id);

        var rows = (await m.Agency.Get<Page<UnitRow>>("/api/units?q=hoa%20thuan")).Body.Items;

        Assert.Equal([m.New.Id, m.Old.Id, m.Second.Id], rows.Select(r => r.Id).OrderBy(i => i != m.New.Id).ThenBy(i => i != m.Old.Id));
        Assert.Equal(["Xã Hòa Thuận Mới"], rows.Single(r => r.Id == m.New.Id).PastNames);
        Assert.Equal([(m.New.Id, "Xã Bình An", m.New.Path)], rows.Single(r => r.Id == m.Old.Id).Successors.Select(s => (s.Id, s.Name, s.Path)));
        Assert.DoesNotContain((await m.Agency.Get<Page<UnitRow>>("/api/units")).Body.Items, r => r.Id == m.Old.Id);
    }

    [Fact]
    public async Task An_act_entered_late_moves_what_was_decided_since_from_its_own_day_and_nothing_before_it()
    {
        var m = await After();
        var (id, unit, path) = (Guid.Parse((await MovingTree.Column("select id::text from registrations where campaign_id = $1 and unit_id = $2 limit 1", m.W.Campaign, m.New.Id))[0]), m.Second.Id, m.Second.Path);
        async Task<List<string>> States() => await MovingTree.Column(
            "select concat_ws(' ', valid_from at time zone 'Asia/Ho_Chi_Minh', unit_path, status) from registration_states where registration_id = $1 order by valid_from", id);
        async Task Late(DateOnly day, string set, params object[] values)
        {
            await using var connection = await (await House.Owner()).OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var said = new NpgsqlCommand("select set_config('app.effective_on', $1, true)", connection, transaction) { Parameters = { new() { Value = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) } } };
            await said.ExecuteNonQueryAsync();
            await using var late = new NpgsqlCommand($"update registrations set {set} where id = $1", connection, transaction) { Parameters = { new() { Value = id } } };
            foreach (var value in values) late.Parameters.Add(new() { Value = value });
            await late.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
        string Since(DateOnly day) => $"{day:yyyy-MM-dd} 00:00:00 ";
        var (first, decided) = (m.Tree.Day.AddDays(1), m.Tree.Day.AddDays(5));
        await Late(decided, "status = 'refused'");
        var before = await States();
        Assert.Equal(Since(decided) + $"{m.New.Path} refused", before[^1]);

        await Late(first, "unit_id = $2, unit_path = $3", unit, path);

        var told = before[^2].Split(' ')[^1];
        Assert.Equal([.. before[..^1], Since(first) + $"{path} {told}", Since(decided) + $"{path} refused"], await States());
        await Late(first, "unit_id = $2, unit_path = $3", m.New.Id, m.New.Path);
        Assert.Equal([.. before[..^1], Since(first) + $"{m.New.Path} {told}", before[^1]], await States());
    }

    [Fact]
    public async Task An_act_through_the_API_is_read_from_its_own_day_and_undone_as_if_it_had_never_been()
    {
        var w = await ReportWorld.Running();
        var (cell, sibling, acts, agency) = (w.World.Cell, w.World.SiblingCell, await Acts.Of(w.World, w.World.Root), await w.World.Agency(w.World.Root));
        await w.Register(cell);
        foreach (var kept in new[] { "registration", "obligation" })
            await ReportWorld.Plant($"update {kept}_states set valid_from = now() - interval '20 days' where campaign_id = $1 and valid_to is null and {(kept == "registration" ? "true" : "handed_in_at is null")}", w.Campaign);
        var (before, after) = (w.Today.AddDays(-6), w.Today.AddDays(-2));
        async Task<string> Told(Guid unit, DateOnly? day)
        {
            var (of, asOf) = ($"campaignId={w.Campaign}&unitId={unit}", day is null ? "" : $"&asOf={day:yyyy-MM-dd}");
            var registered = (await agency.Get<ByFieldView>($"/api/reports/by-field?{of}{asOf}")).Body.Registered;
            var states = (await agency.Get<ObligationCountView>($"/api/obligations/count?{of}{asOf}")).Body.Lines.SelectMany(l => l.States).Where(s => s.Units.Count > 0).ToList();
            foreach (var state in states) Assert.Equal((state.Units.Rows, state.Units.Count), (state.Units.Rows, await Rows(agency, state.Units.Rows)));
            return $"{registered}: " + string.Join(' ', states.Select(s => $"{s.State} {s.Units.Count}"));
        }
        var once = await Told(sibling.Id, before);
        Assert.Equal("0: Owed 1", once);
        var into = Acts.New(w.World, w.World.Base, "C9", 5, "Chi bộ ấp Trung");
        var answer = await acts.Try(w.Today.AddDays(-4), Operation.Merge([cell.Id, sibling.Id], into));
        Assert.True(answer.Status == 200, answer.Text);

        Assert.Equal(("0: Owed 1", "0: "), (await Told(sibling.Id, before), await Told(into.Id, before)));
        Assert.StartsWith("1: ", await Told(into.Id, after), StringComparison.Ordinal);
        Assert.StartsWith("1: ", await Told(cell.Id, before), StringComparison.Ordinal);
        Assert.StartsWith("0: ", await Told(cell.Id, after), StringComparison.Ordinal);
        Assert.DoesNotContain("Owed", await Told(sibling.Id, after), StringComparison.Ordinal);
        Assert.Equal(await Told(into.Id, null), await Told(into.Id, w.Today));

        await acts.Reverse((await agency.Get<ReorganisationView>($"/api/reorganisations/{answer.Body.Id}")).Body);

        foreach (var day in new[] { before, after }) Assert.Equal((day, once), (day, await Told(sibling.Id, day)));
        Assert.Equal(0, await World.World.Ask<long>("select count(*) from departures where starts_with(path, $1)", w.World.Root.Path));
        Assert.Equal(0, await World.World.Ask<long>("select count(*) from obligation_states s join obligations o on o.id = s.obligation_id where s.campaign_id = $1 and s.valid_to is null and (s.unit_path, s.transferred) is distinct from (o.unit_path, o.transferred_on is not null)", w.Campaign));
    }

    [Theory]
    [InlineData(Walls.Both)]
    [InlineData(Walls.RowSecurityOnly)]
    public async Task Whom_a_unit_has_left_still_opens_every_row_that_he_counts_of_it(Walls walls)
    {
        var w = await ReportWorld.Running(walls);
        await w.Recognise(await w.Register(w.World.Cell, "recognised", campaign: w.LastCampaign), w.World.Commune);
        await ReportWorld.Plant("update recognitions set campaign_id = $2 where unit_id = $1", w.World.Cell.Id, w.LastCampaign);
        await ReportWorld.Plant("update campaigns set status = 'closed' where id = $1", w.LastCampaign);
        await (await Acts.Of(w.World, w.World.Root)).Applied(Operation.Move(w.World.Base.Id, w.World.CousinByText.Id));
        var committee = await w.World.Committee(w.World.Commune);
        var of = $"campaignId={w.LastCampaign}&unitId={w.World.Commune.Id}";
        Figure[] figures =
        [
            (await committee.Get<OverviewView>($"/api/reports/overview?{of}")).Body.Stages.Registered,
            .. (await committee.Get<FunnelView>($"/api/reports/funnel?{of}")).Body.Stages.Select(s => s.Recognised),
            .. (await committee.Get<MissingCountView>($"/api/reports/missing-units/count?{of}")).Body.Tiers.Select(t => t.Missing),
            .. (await committee.Get<ObligationCountView>($"/api/obligations/count?{of}")).Body.Lines.SelectMany(l => l.States.Select(s => s.Units)),
        ];
        Assert.Equal((1L, 1L), (figures[0].Count, figures[1].Count));
        Assert.True(figures.Sum(f => f.Count) > 5);
        foreach (var figure in figures) Assert.Equal((figure.Rows, figure.Count), (figure.Rows, await Rows(committee, figure.Rows)));
        Assert.Equal(w.World.Cell.Name, (await committee.Get<Page<RatingRow>>($"/api/reports/recognitions-for-rating?year=2026&unitId={w.World.Commune.Id}")).Body.Items.Single().UnitName);
        Assert.Equal(404, (await committee.Get<object>($"/api/units/{w.World.Cell.Id}")).Status);
    }

    private static async Task<long> Rows(Client client, string address)
    {
        var answer = await client.Get<object>(address + "&limit=100");
        Assert.True(answer.Status == 200, $"{address}: {answer.Text}");
        return JsonDocument.Parse(answer.Text).RootElement.GetProperty("items").GetArrayLength();
    }
}
