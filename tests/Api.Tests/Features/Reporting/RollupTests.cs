using Kheo.Api.Tests.World;
using Npgsql;

namespace Kheo.Api.Tests.Features.Reporting;

/// <summary>Totals, coverage and the ledger against an independent recount.</summary>
public class RollupTests
{
    private static readonly string[] Statuses = ["draft", "submitted", "returned", "accepted", "reported", "confirmed", "judged", "recognised", "withdrawn", "refused"];

    [Fact]
    public async Task After_random_histories_by_several_writers_at_once_every_total_equals_a_recount()
    {
        var w = await ReportWorld.Running();
        var writers = Enumerable.Range(0, 6).Select(n => Task.Run(() => Write(w, new Random(n), 80))).ToArray();
        await Task.WhenAll(writers);
        Assert.Equal(0, await w.Differences());
        Assert.Equal(0, await w.Differences(w.LastCampaign));
        Assert.Equal(6 * 80L, await World.World.Ask<long>("select sum(count)::bigint from totals where campaign_id = $1 and unit_path = $2", w.Campaign, w.World.Root.Path));
    }

    [Fact]
    public async Task The_recount_finds_a_forged_total()
    {
        var w = await ReportWorld.Running();
        await w.Register(w.World.Cell);
        await ReportWorld.Plant("update totals set count = count + 1 where campaign_id = $1 and unit_path = $2", w.Campaign, w.World.Root.Path);
        await ReportWorld.Plant("update coverage_totals set late = late + 1 where campaign_id = $1 and unit_path = $2 and tier_id = $3", w.Campaign, w.World.Province.Path, w.World.Cell.TierId);
        Assert.Equal(2, await w.Differences());
    }

    [Fact]
    public async Task Leaving_draft_hands_in_the_units_own_obligation_and_that_of_the_units_above_which_need_anybody()
    {
        var w = await ReportWorld.Running();
        var id = await w.Register(w.World.Cell, "draft");
        Assert.Equal(0, await Met(w));
        await w.Move(id, "submitted");
        Assert.Equal(2, await Met(w));
        var second = await w.Register(w.World.SiblingCell);
        Assert.Equal(3, await Met(w));
        await w.Move(id, "withdrawn");
        Assert.Equal(2, await Met(w));
        await w.Move(second, "refused");
        Assert.Equal(0, await Met(w));
        Assert.Equal(0, await w.Differences());
    }

    [Fact]
    public async Task The_day_ends_at_midnight_in_Ha_Noi()
    {
        var w = await ReportWorld.Running();
        var id = await w.ObligationOf(w.World.Cell);
        await ReportWorld.Plant("update obligations set due_on = '2026-06-30' where id = $1", id);
        foreach (var (at, late) in new[] { ("2026-06-30T16:59:59.999999Z", false), ("2026-06-30T17:00:00Z", true) })
        {
            await ReportWorld.Plant("update obligations set handed_in_at = $2::text::timestamptz where id = $1", id, at);
            Assert.Equal(late, await World.World.Ask<bool>("select late from obligations where id = $1", id));
        }
        await ReportWorld.Plant("update obligations set due_on = '2026-07-01' where id = $1", id);
        Assert.False(await World.World.Ask<bool>("select late from obligations where id = $1", id));
    }

    [Fact]
    public async Task A_withdrawal_beside_a_fresh_registration_never_leaves_the_obligation_wrong()
    {
        var w = await ReportWorld.Running();
        var commune = await w.ObligationOf(w.World.Commune);
        var standing = await w.Register(w.World.Cell);
        for (var round = 0; round < 25; round++)
        {
            var fresh = await w.Register(w.World.SiblingCell, "draft");
            await Task.WhenAll(w.Move(standing, "withdrawn"), w.Move(fresh, "submitted"));
            Assert.NotNull(await World.World.Ask<DateTime?>("select handed_in_at from obligations where id = $1", commune));
            standing = fresh;
        }
        Assert.Equal(0, await w.Differences());
    }

    [Fact]
    public async Task The_apis_role_may_read_the_totals_and_write_none_of_them()
    {
        await using var api = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder((await House.Owner()).ConnectionString) { Username = "kheo_api", Password = "test-kheo_api" });
        foreach (var table in new[] { "totals", "coverage_totals", "coverage_days" })
        {
            await using var write = api.CreateCommand($"delete from {table}");
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => write.ExecuteNonQueryAsync())).SqlState);
            await using var read = api.CreateCommand($"select count(*) from {table}");
            Assert.Equal(0L, await read.ExecuteScalarAsync());
        }
        foreach (var table in new[] { "rollups_due", "totals_pending", "coverage_pending", "obligations_pending" })
        {
            await using var read = api.CreateCommand($"select count(*) from {table}");
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => read.ExecuteScalarAsync())).SqlState);
        }
    }

    private static Task<long> Met(ReportWorld w) => World.World.Ask<long>("select count(*) from obligations where campaign_id = $1 and handed_in_at is not null", w.Campaign)!;

    private static async Task Write(ReportWorld w, Random random, int acts)
    {
        var mine = new List<Guid>();
        for (var i = 0; i < acts; i++)
        {
            mine.Add(await w.Register(w.Cells[random.Next(w.Cells.Length)], Statuses[random.Next(3)], random.Next(2) == 0 ? w.Rural : w.Workplace, handedIn: random.Next(-3, 20)));
            var (one, two) = (mine[random.Next(mine.Count)], mine[random.Next(mine.Count)]);
            switch (random.Next(5))
            {
                case 0:
                    await w.Move(one, Statuses[random.Next(Statuses.Length)]);
                    break;
                case 1:        // a bulk act over fields and statuses, in one transaction
                    await ReportWorld.Plant("update registrations set status = $2, late = not late where id = any($1)", new[] { one, two }, Statuses[random.Next(Statuses.Length)]);
                    break;
                case 2:
                    await ReportWorld.Plant("update registrations set field_id = $2 where id = $1", one, random.Next(2) == 0 ? w.Rural : w.Workplace);
                    break;
                case 3:
                    await ReportWorld.Plant("update obligations set exempt_reason = case when exempt_reason is null then 'x' end where id = $1", await w.ObligationOf(w.Cells[random.Next(w.Cells.Length)]));
                    break;
                default:
                    await ReportWorld.Plant("update obligations set due_on = due_on + $2 where id = $1", await w.ObligationOf(w.Cells[random.Next(w.Cells.Length)]), random.Next(-2, 3));
                    break;
            }
        }
    }
}
