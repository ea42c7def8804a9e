using System.Text;
using System.Text.Json.Nodes;
using Kheo.Api.Features.Campaigns;
using Kheo.Api.Features.Recognition;
using Kheo.Api.Tests.Contract;
using Kheo.Api.Tests.World;

namespace Kheo.Api.Tests.Access;

/// <summary>Every endpoint × actor × relation, behind both walls and behind each wall alone. No exemptions: an operation without a door fails.</summary>
public class MatrixTests
{
    [Fact]
    public async Task Every_operation_has_its_row_and_every_row_its_operation() =>
        Assert.Empty(Matrix.Unmatched((await ContractTests.Operations()).Select(o => o.Name), Doors.All));

    [Theory]
    [InlineData(Walls.Both)]
    [InlineData(Walls.RowSecurityOnly)]
    [InlineData(Walls.ApplicationOnly)]
    public async Task Nobody_gets_further_than_his_assignments(Walls walls)
    {
        var (world, plots) = await Plots.Plant(walls);
        var knockers = await Knockers.Of(world, plots);
        var foreign = await Digest(plots);

        var findings = await Matrix.Knock(world, plots, knockers, Doors.All);
        Assert.True(findings.Wrong.Count == 0, $"{walls}: {findings}");
        Assert.True(findings.Cells > 11_000, $"Only {findings.Cells} cells were tried.");
        Assert.Equal(foreign, await Digest(plots));

        var bulk = await Matrix.KnockWithOneForeignId(world, plots, knockers);
        Assert.True(bulk.Wrong.Count == 0, $"{walls}, one foreign id among one's own: {bulk}");
        Assert.True(bulk.Cells > 50, $"Only {bulk.Cells} bulk cells were tried.");
        Assert.Equal(foreign, await Digest(plots));
    }

    [Fact]
    public async Task A_list_does_show_what_lies_in_scope()
    {
        var (world, plots) = await Plots.Plant(Walls.Both);
        var agency = await world.Agency(world.Commune);
        foreach (var list in new[] { "/api/units", "/api/registrations", "/api/campaigns", "/api/judging-sessions", "/api/decisions", "/api/recognitions", "/api/aggregate-entries", "/api/directives", "/api/pacts" })
            foreach (var (path, text) in new[] { (list, (await agency.Get<object>(list)).Text), (list + "/export.xlsx", await Matrix.Sheet(agency, list + "/export.xlsx")) })
                Assert.True(plots[0].Reveals(text) || plots[0].RevealsJudging(text), $"{path} shows nothing of the caller's own unit, so its silence about others proves nothing.");
    }

    [Fact]
    public async Task A_list_does_show_what_reaches_down_from_above()
    {
        var (world, plots) = await Plots.Plant(Walls.Both);
        var (officer, above) = (await world.Officer(world.Cell), plots.Single(p => p.Relation == Relation.Parent));
        await world.Launcher.Post<JsonObject>("/api/base-salaries", CreateBaseSalary.Example);
        foreach (var (list, word) in new[]
        {
            ("campaigns", Plot.CanaryOf(above.Unit)), ("tiers", Plot.CanaryOf(above.Unit)), ("programmes", world.Programme.Name), ("field-lists", world.FieldList.Fields[0].Name),
            ("standard-fields", CreateStandardFields.Example.Fields[0].Name), ("base-salaries", CreateBaseSalary.Example.LegalBasis), ("received-directives", Plot.CanaryOf(above.Unit)),
        })
            foreach (var (path, text) in new[] { (list, (await officer.Get<object>($"/api/{list}")).Text), ($"{list}/export.xlsx", await Matrix.Sheet(officer, $"/api/{list}/export.xlsx")) })
                Assert.True(text.Contains(word, StringComparison.Ordinal), $"{path} does not show to a cell what its province keeps for it: {text}");
    }

    /// <summary>
    /// All rows of the units that the knockers may not touch. Of the tables in which a DELETE door's target is planted anew for each knock, the
    /// first one; of all others every row, so that a row made where nobody may make one shows too.
    /// </summary>
    private static async Task<string> Digest(IReadOnlyList<Plot> plots)
    {
        string[] replanted = ["model", "registration", "file", "candidate", "decision", "activity", "contribution", "directive", "draft", "attachment", "pact", "pactDraft"];
        var digest = new StringBuilder();
        foreach (var plot in plots.Where(p => !p.Touched))
            // The ledger of a unit above follows what is registered below it, and a seat writes on what its council judges: that is their purpose.
            foreach (var (what, table) in Plots.Tables.Where(t => (t.Key, plot.Relation) is not (("obligation", Relation.Parent) or ("session" or "candidate", Relation.Seated or Relation.Recused))))
                digest.Append(plot.Relation).Append(' ').Append(table).Append(' ').AppendLine(replanted.Contains(what)
                    ? await Plots.Ask<string>($"select md5(t::text) from {table} t where id = $1", plot.Ids[what])
                    : await Plots.Ask<string>($"select coalesce(md5(string_agg(t::text, '|' order by id)), '') from {table} t where {(what == "unit" ? "path" : "unit_path")} = $1", plot.Unit.Path));
        return digest.ToString();
    }
}
