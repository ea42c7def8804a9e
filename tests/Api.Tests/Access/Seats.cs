using Kheo.Api.Tests.World;

namespace Kheo.Api.Tests.Access;

/// <summary>Councils of another province with chair, secretary and member from the commune X1, in a session that is scoring.</summary>
public static class Seats
{
    private static readonly Dictionary<Relation, (int From, int? To)> Terms = new()
    {
        [Relation.Seated] = (-10, 2), [Relation.Recused] = (-10, null), [Relation.SeatEnded] = (-10, 0), [Relation.SeatPending] = (2, null),
    };

    /// <summary>The letter of the seat and who has it, signed in after he got it.</summary>
    public static async Task<IEnumerable<(char Seat, Client Client)>> Take(World.World world, IReadOnlyList<Plot> plots)
    {
        var people = new List<(char Seat, string Role, Guid Account)>();
        foreach (var (seat, role) in new[] { ('c', "chair"), ('s', "secretary"), ('m', "member") }) people.Add((seat, role, (await world.Member(world.Commune)).AccountId));
        foreach (var plot in plots.Where(p => Terms.ContainsKey(p.Relation)))
        {
            var (from, to) = Terms[plot.Relation];
            await Plots.Run("update councils set term_from = $2, term_to = $3 where id = $1", plot.Ids["council"], World.World.Today.AddDays(from), to is { } end ? World.World.Today.AddDays(end) : null);
            await Plots.Run("delete from council_members where council_id = $1", plot.Ids["council"]);
            foreach (var (_, role, account) in people)
            {
                await Plots.Run("insert into council_members (id, council_id, unit_path, account_id, home_unit_id, home_path, name, role) values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $6)",
                    plot.Ids["council"], plot.Unit.Path, account, world.Commune.Id, world.Commune.Path, role);
                if (plot.Relation == Relation.Recused)
                    await Plots.Run("insert into recusals (candidate_id, account_id, session_id, reason) values ($1, $2, $3, 'declared')", plot.Ids["candidate"], account, plot.Ids["session"]);
                else
                    await Plots.Run("insert into score_sheets (id, session_id, candidate_id, account_id, status) values (gen_random_uuid(), $1, $2, $3, 'draft')", plot.Ids["session"], plot.Ids["candidate"], account);
            }
        }
        var seated = new List<(char, Client)>();
        foreach (var (seat, _, account) in people) seated.Add((seat, await world.SignIn(account)));
        return seated;
    }
}
