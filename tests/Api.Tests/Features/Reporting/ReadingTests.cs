using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;

namespace Kheo.Api.Tests.Features.Reporting;

/// <summary>History stays where it was, and is told by today's units without losing or inventing a row, whatever became of the tree.</summary>
public class ReadingTests
{
    [Fact]
    public async Task After_500_random_acts_every_historical_report_is_what_it_was_and_restated_totals_are_the_recorded_whole()
    {
        var w = await ReportWorld.Running();
        var tree = new MovingTree(w, 2025);
        await tree.PlantFacts();
        var agency = await w.World.Agency(w.World.Root);
        var (day, before) = (tree.Day, new Dictionary<string, string>());
        var asked = tree.Units.Where((_, n) => n % 4 == 0).Prepend(tree.Units[1]).SelectMany(u => Historical(w, u, day)).Distinct().ToList();
        foreach (var address in asked) before[address] = await Figures(agency, address);

        await tree.Reorganise(500);

        Assert.Equal(0, await w.Differences());
        Assert.Equal(0, await w.Differences(w.LastCampaign));
        var changed = new List<string>();
        foreach (var address in asked) if (await Figures(agency, address) is var now && now != before[address]) changed.Add($"{address}\n  {before[address]}\n  {now}");
        Assert.True(changed.Count == 0, $"{changed.Count} of {asked.Count} changed:\n" + string.Join('\n', changed.Take(4)));
        Assert.True(await World.World.Ask<long>("select count(*) from departures where starts_with(path, $1)", tree.Root.Path) > 150, "the tree was left too much as it was");

        foreach (var campaign in new[] { w.LastCampaign, w.Campaign })
        {
            var whole = await Registered(agency, campaign, tree.Root, "recorded");
            Assert.Equal(whole, await Registered(agency, campaign, tree.Root, "restated"));
            var top = tree.Units.Where(u => u.Parent == tree.Root).ToList();
            Assert.Equal(whole, await Sum(top, u => Registered(agency, campaign, u, "restated")));
            var bridges = new List<BridgeView>();
            foreach (var figure in new[] { "registered", "missing", "recognitions" })
                foreach (var unit in top) bridges.Add((await agency.Get<BridgeView>($"/api/reports/bridge?campaignId={campaign}&unitId={unit.Id}&figure={figure}")).Body);
            Assert.All(bridges, b => Assert.Equal(b.Restated.Count, b.Recorded.Count + b.Lines.Sum(l => l.Difference)));
            Assert.All(bridges.GroupBy(b => b.Figure), g => Assert.Equal(0, g.Sum(b => b.Lines.Sum(l => l.Difference))));
            Assert.Contains(bridges, b => b.Lines.Count > 0);
        }
        await Reckoned(w, tree);
    }

    [Fact]
    public void Whatever_acts_follow_one_another_a_units_places_hold_what_lies_there_by_walking() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed => Random(seed).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(10));

    [Fact]
    public async Task Closing_a_unit_without_heir_leaves_its_past_below_the_parent_it_had_last()
    {
        var w = await ReportWorld.Running();
        var tree = new MovingTree(w, 7);
        await tree.PlantFacts();
        var deep = tree.Open.Where(u => u.Depth == 3 && tree.Open.All(below => below.Parent != u)).ToList();
        foreach (var (one, parent) in deep.Take(3).Zip(deep.Skip(3).Select(u => u.Parent!).Reverse()))
        {
            await tree.MoveAndClose(one, parent);
            await Reckoned(w, tree);
        }
        await tree.Merge("N", deep[^1].Parent!, deep[0].Parent!);
        await Reckoned(w, tree);
    }

    private static async Task<bool> Random(int seed)
    {
        var w = await ReportWorld.Running();
        var tree = new MovingTree(w, seed);
        await tree.PlantFacts();
        await tree.Reorganise(30);
        await Reckoned(w, tree);
        return true;
    }

    /// <summary>Every open unit's restated count, from the places that SQL gives, against the walk of the tree's own account.</summary>
    private static async Task Reckoned(ReportWorld w, MovingTree tree)
    {
        foreach (var campaign in new[] { w.LastCampaign, w.Campaign })
        {
            var facts = await MovingTree.Column("select unit_path from registrations where campaign_id = $1", campaign);
            var told = (await MovingTree.Column(
                """
                select u.path || ' ' || coalesce((select sum(p.sign * (select count(*) from registrations r where r.campaign_id = $1 and r.unit_path >= p.path collate "C" and r.unit_path < p.path_end collate "C")) from places_of(u.path, 'restated') p), 0)
                  || ' ' || coalesce((select sum(p.sign * (select sum(t.count) from totals t where t.campaign_id = $1 and t.unit_path = p.path)) from places_of(u.path, 'restated') p), 0)
                from units u where u.closed_on is null and starts_with(u.path, $2)
                """, campaign, tree.Root.Path)).Select(r => r.Split(' ')).ToDictionary(r => r[0], r => (Rows: r[1], Totals: r[2]));
            var wrong = tree.Open.Select(u => (u.Path, Walked: facts.Count(f => tree.LiesUnder(f, u)).ToString(CultureInfo.InvariantCulture), Told: told[u.Path])).Where(u => u.Told != (u.Walked, u.Walked)).ToList();
            Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(10)));
        }
    }

    private static IEnumerable<string> Historical(ReportWorld w, MovingTree.Node unit, DateOnly day)
    {
        foreach (var report in new[] { "overview", "coverage", "funnel", "by-field", "kind-by-subject", "missing-units/count", "missing-units" })
        {
            yield return $"/api/reports/{report}?campaignId={w.LastCampaign}&unitId={unit.Id}";
            yield return $"/api/reports/{report}?campaignId={w.Campaign}&unitId={unit.Id}&asOf={day:yyyy-MM-dd}";
        }
        yield return $"/api/reports/tile-map?campaignId={w.Campaign}&unitId={unit.Id}&asOf={day:yyyy-MM-dd}";
        yield return $"/api/reports/recognitions-for-rating?year=2026&unitId={unit.Id}";
        yield return $"/api/registrations?campaignId={w.LastCampaign}&unitId={unit.Id}&limit=100";
    }

    // The moment of the answer is not part of the figures; nor are the versions of the rows, nor what may be done to them.
    private static async Task<string> Figures(Client client, string address)
    {
        var answer = await client.Get<object>(address);
        Assert.True(answer.Status == 200, $"{address}: {answer.Status} {answer.Text}");
        var json = JsonNode.Parse(answer.Text)!.AsObject();
        json["basis"]?.AsObject().Remove("asOf");
        foreach (var row in json["items"]?.AsArray() ?? [])
            foreach (var moving in new[] { "rowVersion", "actions", "parentName" }) row!.AsObject().Remove(moving);
        if (!address.Contains("asOf", StringComparison.Ordinal)) json["basis"]?.AsObject().Remove("unitPath");
        return json.ToJsonString();
    }

    private static async Task<long> Registered(Client client, Guid campaign, MovingTree.Node unit, string geography) =>
        (await client.Get<ByFieldView>($"/api/reports/by-field?campaignId={campaign}&unitId={unit.Id}&geography={geography}")).Body.Registered;

    private static async Task<long> Sum(IEnumerable<MovingTree.Node> units, Func<MovingTree.Node, Task<long>> of)
    {
        var sum = 0L;
        foreach (var unit in units) sum += await of(unit);
        return sum;
    }
}
