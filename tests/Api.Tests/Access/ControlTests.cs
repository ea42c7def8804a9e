using Kheo.Api.Tests.Contract;
using Kheo.Api.Tests.World;

namespace Kheo.Api.Tests.Access;

/// <summary>A matrix without a wrong cell proves something only if a hole makes one. Here each wall is opened on purpose, and the matrix must say so.</summary>
public class ControlTests
{
    /// <summary>A door, and the tables whose policies alone hide its target; those of `units` are opened with them, since every view joins the unit.</summary>
    private static readonly (string Door, string[] Tables)[] Guarded =
    [
        ("GetUnit", []), ("GetOverview", []), ("GetAccount", ["accounts"]), ("GetAssignment", ["assignments"]), ("GetTier", ["tiers"]), ("ListCampaignVersions", ["campaigns"]),
        ("GetRegistration", ["registrations", "models"]), ("GetResult", ["result_reports", "registrations"]), ("ListFiles", ["files", "registrations"]), ("GetCouncil", ["councils"]),
        ("GetJudgingSession", ["judging_sessions", "councils"]), ("GetCandidate", ["candidates", "judging_sessions"]), ("GetDecision", ["decisions"]),
        ("GetRecognition", ["recognitions", "registrations"]), ("GetNomination", ["nominations"]), ("GetObligation", ["obligations"]),
        ("GetAggregateEntry", ["aggregate_entries"]), ("GetPeriodicReport", ["periodic_reports"]),
    ];

    [Fact]
    public async Task A_policy_opened_on_any_table_shows_in_the_matrix()
    {
        var (world, plots) = await Plots.Plant(Walls.Pierced);
        var (knockers, unseen) = (await Knockers.Of(world, plots), new List<string>());
        foreach (var (name, tables) in Guarded)
        {
            var door = Doors.All.Single(d => d.Operation == name);
            var who = knockers.Where(k => door.Passing.Contains(k.Letter, StringComparison.Ordinal) && k is { Here: true, Seat: ' ' }).Take(1).ToList();
            var whole = await Matrix.Knock(world, plots, who, [door]);
            Assert.True(whole.Wrong.Count == 0, $"With every policy in its place: {whole}");
            foreach (var table in tables.Append("units")) await Plots.Run($"create policy hole on {table} for select to kheo_pierced using (true)");
            try
            {
                if ((await Matrix.Knock(world, plots, who, [door])).Wrong.Count == 0) unseen.Add(name);
            }
            finally
            {
                foreach (var table in tables.Append("units")) await Plots.Run($"drop policy hole on {table}");
            }
        }
        Assert.True(unseen.Count == 0, "The tables are open to everybody, and the matrix would not see it: " + string.Join(", ", unseen));
    }

    [Fact]
    public async Task With_both_walls_down_every_door_with_a_target_has_wrong_cells()
    {
        var (world, plots) = await Plots.Plant(Walls.None);
        var (knockers, closed) = (await Knockers.Of(world, plots), new List<string>());
        var strangers = plots.Where(p => p.Relation is Relation.Sibling or Relation.CousinByText).ToList();
        foreach (var door in Doors.All.Where(d => d.Resource.Length > 0))
        {
            var who = knockers.Where(k => door.Roles.Contains(k.Letter, StringComparison.Ordinal) && k.Here && k.Seat == ' ').Take(1).ToList();
            if ((await Matrix.Knock(world, strangers, who, [door])).Wrong.Count == 0) closed.Add(door.Operation);
        }
        // A third layer hides files, the policy on the row itself.
        Assert.Equal(["DownloadFile", "DownloadThumbnail", "DownloadPublicCopy", "DownloadPublicThumbnail"], closed);
    }

    [Fact]
    public async Task A_route_without_a_row_and_a_row_without_a_route_are_found()
    {
        var operations = (await ContractTests.Operations()).Select(o => o.Name).ToList();
        Assert.StartsWith("OpenBackDoor: no row", Assert.Single(Matrix.Unmatched(operations.Append("OpenBackDoor"), Doors.All)), StringComparison.Ordinal);
        Assert.EndsWith("a row without an operation", Assert.Single(Matrix.Unmatched(operations, Doors.All.Append(new("Nobody", "", Place.List, "")))), StringComparison.Ordinal);
        Assert.EndsWith("two rows", Assert.Single(Matrix.Unmatched(operations, Doors.All.Append(Doors.All[0]))), StringComparison.Ordinal);
    }
}
