using System.Text.Json.Nodes;
using Kheo.Api.Tests.World;

namespace Kheo.Api.Tests.CrossCutting;

/// <summary>Idempotency, versions, audit and outbox: what the spine keeps for every write.</summary>
public class WriteTests
{
    private const string Path = "/api/programmes";
    private static object Body(string code = "DVK") => new { code, name = "Dân vận khéo" };

    [Fact]
    public async Task The_same_key_a_hundred_times_at_once_makes_one_row_and_one_answer()
    {
        var world = await World.World.Planted();
        var agency = await world.Agency(world.Province);
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => agency.Post<JsonObject>(Path, Body(), key: key)));
        Assert.All(answers, a => Assert.Equal(201, a.Status));
        Assert.Single(answers.Select(a => a.Text).Distinct());
        Assert.Single(answers.Select(a => a.Location).Distinct());
        Assert.Equal(1L, await World.World.Ask<long>("select count(*) from programmes where unit_id = $1", world.Province.Id));
        Assert.Equal(1L, await World.World.Ask<long>("select count(*) from audit_entries where actor_id = $1", agency.AccountId));
        Assert.Equal(1L, await World.World.Ask<long>("select count(*) from outbox where unit_path = $1", world.Province.Path));
    }

    [Fact]
    public async Task Control_as_many_keys_make_as_many_rows_and_answers()
    {
        var world = await World.World.Planted();
        var agency = await world.Agency(world.Province);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => agency.Post<JsonObject>(Path, Body($"P{i}"))));
        Assert.Equal(10, answers.Select(a => a.Text).Distinct().Count());
        Assert.Equal(10L, await World.World.Ask<long>("select count(*) from programmes where unit_id = $1", world.Province.Id));
        Assert.Equal(10L, await World.World.Ask<long>("select count(*) from audit_entries where actor_id = $1", agency.AccountId));
    }

    [Fact]
    public async Task A_key_is_held_to_its_request_and_to_its_owner()
    {
        var world = await World.World.Planted();
        var (one, other) = (await world.Agency(world.Province), await world.Agency(world.OtherProvince));
        var key = Guid.NewGuid().ToString();
        Assert.Equal(201, (await one.Post<JsonObject>(Path, Body(), key: key)).Status);
        var reused = await one.Post<JsonObject>(Path, Body("KHAC"), key: key);
        Assert.Equal((422, "idempotency-key-reused"), (reused.Status, reused.Code));
        Assert.Equal(201, (await other.Post<JsonObject>(Path, Body(), key: key)).Status);
        var missing = await one.Send<JsonObject>(HttpMethod.Post, Path, Body("C2"), null, null);
        Assert.Equal((400, "idempotency-key-missing"), (missing.Status, missing.Code));
    }

    [Fact]
    public async Task A_refused_request_keeps_nothing_and_may_be_mended_under_the_same_key()
    {
        var world = await World.World.Planted();
        var agency = await world.Agency(world.Province);
        var key = Guid.NewGuid().ToString();
        Assert.Equal(201, (await agency.Post<JsonObject>(Path, Body())).Status);
        Assert.Equal(409, (await agency.Post<JsonObject>(Path, Body(), key: key)).Status);
        Assert.Equal(201, (await agency.Post<JsonObject>(Path, Body("DVK2"), key: key)).Status);
    }

    [Fact]
    public async Task Audit_tells_who_as_whom_and_what_and_its_chain_holds()
    {
        var world = await World.World.Planted();
        var agency = await world.Agency(world.Province);
        for (var i = 0; i < 5; i++) await agency.Post<JsonObject>(Path, Body($"P{i}"));
        var chain = world.Province.Path;
        Assert.Equal("CreateProgramme", await World.World.Ask<string>("select action from audit_entries where chain = $1 and seq = 1", chain));
        Assert.Contains("standing-agency", await World.World.Ask<string>("select acting_as from audit_entries where chain = $1 and seq = 1", chain), StringComparison.Ordinal);
        Assert.Equal("Dân vận khéo", await World.World.Ask<string>("select after->>'name' from audit_entries where chain = $1 and seq = 1", chain));
        Assert.Equal(5L, await World.World.Ask<long>("select seq from audit_heads where chain = $1", chain));
        Assert.Equal(4L, await World.World.Ask<long>("select count(*) from audit_entries a join audit_entries b on b.chain = a.chain and b.seq = a.seq + 1 and b.previous_hash = a.hash where a.chain = $1", chain));
    }

    [Fact]
    public async Task Concurrent_writers_of_one_province_leave_no_gap_in_the_chain()
    {
        var world = await World.World.Planted();
        var agency = await world.Agency(world.Province);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => agency.Post<JsonObject>(Path, Body($"P{i}"))));
        Assert.All(answers, a => Assert.Equal(201, a.Status));
        Assert.Equal(40L, await World.World.Ask<long>("select count(distinct seq) from audit_entries where chain = $1 and seq between 1 and 40", world.Province.Path));
    }

    [Fact]
    public async Task The_api_role_can_neither_change_nor_take_away_what_the_audit_holds()
    {
        var world = await World.World.Planted();
        await (await world.Agency(world.Province)).Post<JsonObject>(Path, Body());
        foreach (var table in new[] { "audit_entries", "outbox" })
            foreach (var privilege in new[] { "UPDATE", "DELETE", "TRUNCATE" })
                Assert.False(await World.World.Ask<bool>("select has_table_privilege('kheo_api', $1, $2)", table, privilege), $"{privilege} on {table}");
        foreach (var given in new[] { "chain", "seq", "at", "previous_hash", "hash" })
            Assert.False(await World.World.Ask<bool>("select has_column_privilege('kheo_api', 'audit_entries', $1, 'INSERT')", given), $"{given} is the chain's to say");
        Assert.False(await World.World.Ask<bool>("select has_table_privilege('kheo_api', 'audit_heads', 'SELECT')"));
        Assert.Equal(0L, await World.World.Ask<long>("select count(*) from pg_class where relowner = 'kheo_api'::regrole"));
        Assert.False(await World.World.Ask<bool>("select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = 'kheo_api'"));
    }
}
