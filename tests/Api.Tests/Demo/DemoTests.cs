using System.Net.Http.Json;
using System.Text.Json;
using Kheo.Api.Demo;
using Kheo.Api.Outside;
using Kheo.Api.Tests.World;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;

namespace Kheo.Api.Tests.Demo;

/// <summary>The demo set on two empty databases of its own, loaded twice into the first.</summary>
public sealed class DemoHouse : IAsyncLifetime
{
    public NpgsqlDataSource First { get; private set; } = null!;
    public NpgsqlDataSource Second { get; private set; } = null!;
    public string Api { get; private set; } = "";
    public string Owner { get; private set; } = "";
    public string Files { get; } = Directory.CreateTempSubdirectory("kheo-demo-files-").FullName;
    public string Told { get; private set; } = "";

    public async Task InitializeAsync()
    {
        (Owner, Api) = await House.Another("demo_1");
        var (other, _) = await House.Another("demo_2");
        var told = new StringWriter();
        Assert.Equal(0, await DemoSet.Run(Owner, new DiskShelf(Files), told));
        Assert.Equal(0, await DemoSet.Run(other, null, TextWriter.Null));
        Told = told.ToString();
        First = NpgsqlDataSource.Create(Owner);
        Second = NpgsqlDataSource.Create(other);
    }

    public async Task DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        Directory.Delete(Files, recursive: true);
    }
}

public sealed class DemoTests(DemoHouse house) : IClassFixture<DemoHouse>
{
    // What two loads cannot share: the salt of a password, and the audit chain's time with the hashes that seal it.
    private static readonly HashSet<string> Differing =
        ["accounts.password_hash", "audit_entries.at", "audit_entries.previous_hash", "audit_entries.hash", "audit_heads.hash"];

    [Fact]
    public async Task The_province_has_124_committees_of_which_107_registered()
    {
        Assert.Equal(124, await One<long>("select count(*) from units u join units p on p.id = u.parent_id where p.path = '/VN/AB/'"));
        Assert.Equal(102, await One<long>("select count(*) from units where territorial"));
        Assert.Equal(3, await One<long>("select count(*) from units where party_name like 'Đảng ủy đặc khu %'"));
        Assert.InRange(await One<long>("select count(*) from units"), 2_500, 3_500);
        Assert.Equal((124, 107), (await Coverage("DVK-2026", "obliged"), await Coverage("DVK-2026", "handed_in")));
        Assert.Equal((124, 124), (await Coverage("DVK-2025", "obliged"), await Coverage("DVK-2025", "handed_in")));
        Assert.Equal(17, await One<long>("select count(*) from obligations o join campaigns c on c.id = o.campaign_id join tiers t on t.id = o.tier_id where c.code = 'DVK-2026' and t.code = 'XA' and o.form = 'registration' and handed_in_at is null"));
        Assert.True(await One<long>("select count(*) from obligations where answer is not null") >= 5);
    }

    [Fact]
    public async Task There_are_1286_registrations_in_every_status()
    {
        Assert.Equal(1_286, await One<long>("select count(*) from registrations"));
        Assert.Equal(10, await One<long>("select count(distinct status) from registrations"));
        Assert.True(await One<bool>("select bool_or(late) and bool_or(subject = 'individual') and bool_or(subject = 'household') and bool_or(jsonb_array_length(remarks) > 0) from registrations"));
        Assert.True(await One<bool>("select bool_or(approximate) from indicator_values"));
        Assert.Equal(0, await One<long>("select count(*) from registrations r where status not in ('draft', 'withdrawn') and filled < 10"));
        Assert.Equal(0, await One<long>("select count(*) from registrations r where name like '%{%' or parts::text like '%{n}%' or parts::text like '%{p}%'"));
        Assert.Equal(1_286, await One<long>("select sum(last)::bigint from registration_counters"));
    }

    [Fact]
    public async Task One_council_of_seven_sits_and_the_demo_member_has_scored_12_of_45()
    {
        Assert.Equal((1L, 45L, 7L), (await One<long>("select count(*) from judging_sessions where status = 'scoring'"),
            await One<long>("select count(*) from candidates c join judging_sessions s on s.id = c.session_id where s.status = 'scoring'"),
            await One<long>("select count(*) from council_members m join judging_sessions s on s.council_id = m.council_id where s.status = 'scoring'")));
        Assert.Equal("12/45", await One<string>("select count(*) filter (where h.status = 'handed-in') || '/' || count(*) from score_sheets h join accounts a on a.id = h.account_id where a.user_name = 'hoidong' and h.session_id = (select id from judging_sessions where status = 'scoring')"));
    }

    [Fact]
    public async Task Totals_equal_a_recount()
    {
        foreach (var campaign in (string[])["DVK-2025", "DVK-2026"])
            Assert.Equal(0, await One<long>($"select count(*) from recount_totals((select id from campaigns where code = '{campaign}'))"));
    }

    [Fact]
    public async Task Nothing_lies_in_the_future()
    {
        await foreach (var (table, column) in Columns("timestamp with time zone"))
            Assert.False(await One<bool>($"select coalesce(max({column}) > now(), false) from {table}"), $"{table}.{column}");
        Assert.Equal(0, await One<long>("select count(*) from decisions where decided_on > current_date"));
        Assert.Equal(0, await One<long>("select count(*) from judging_sessions where held_on > current_date"));
    }

    [Fact]
    public async Task A_second_run_changes_nothing_and_tells_the_accounts_again()
    {
        var before = await Digests(house.First, []);
        var told = new StringWriter();
        Assert.Equal(0, await DemoSet.Run(house.Owner, new DiskShelf(house.Files), told));
        Assert.Equal(before, await Digests(house.First, []));
        Assert.Contains("here already", told.ToString(), StringComparison.Ordinal);
        Assert.Equal(Table(house.Told), Table(told.ToString()));
    }

    [Fact]
    public async Task Two_databases_hold_the_same_rows() => Assert.Equal(await Digests(house.First, Differing), await Digests(house.Second, Differing));

    [Fact]
    public async Task A_database_with_units_of_its_own_is_left_alone()
    {
        var (owner, _) = await House.Another("demo_3");
        await using var source = NpgsqlDataSource.Create(owner);
        await using var plant = source.CreateCommand(
            """
            begin;
            insert into tiers (id, unit_id, unit_path, code, name, rank, valid_from) values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', '/CD/', 'TINH', 'Tỉnh', 2, '2000-01-01');
            insert into units (id, code, path, kind, tier_id, party_name, name_fold, opened_on) values ('00000000-0000-7000-8000-000000000002', 'CD', '/CD/', 'province-committee', '00000000-0000-7000-8000-000000000001', 'Tỉnh ủy', 'tinh uy', '2000-01-01');
            commit;
            """);
        await plant.ExecuteNonQueryAsync();
        Assert.Equal(1, await DemoSet.Run(owner, null, TextWriter.Null));
        await using var count = source.CreateCommand("select count(*) from units");
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Every_file_is_stored_as_it_was_hashed()
    {
        await using var ask = house.First.CreateCommand("select stored_as, sha256 from files");
        await using var reader = await ask.ExecuteReaderAsync();
        var read = 0;
        for (; await reader.ReadAsync(); read++)
        {
            var path = Directory.EnumerateFiles(house.Files, reader.GetGuid(0).ToString("N") + "*", SearchOption.AllDirectories).First();
            Assert.Equal(reader.GetFieldValue<byte[]>(1), System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(path)));
        }
        Assert.True(read > 50);
    }

    [Fact]
    public async Task Every_demo_account_signs_in_and_reads_that_the_figures_are_invented()
    {
        await using var host = House.On(house.Api);
        foreach (var name in (string[])["canbo.chibo", "canbo.xa", "thuongtruc", "thuky", "hoidong", "lanhdao", "kiemtra", "quantri", "trunguong"])
        {
            using var http = host.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost"), HandleCookies = true });
            using var sent = new HttpRequestMessage(HttpMethod.Post, "/api/session") { Content = JsonContent.Create(new { userName = name, password = DemoSet.Password }) };
            sent.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            using var answer = await http.SendAsync(sent);
            Assert.True(answer.IsSuccessStatusCode, $"{name}: {await answer.Content.ReadAsStringAsync()}");
            var session = await http.GetFromJsonAsync<JsonElement>("/api/session");
            Assert.True(session.GetProperty("demo").GetBoolean(), name);
            Assert.True(session.GetProperty("units").GetArrayLength() > 0, name);
        }
    }

    private Task<long> Coverage(string campaign, string figure) => One<long>(
        $"select {figure} from coverage_totals c join campaigns k on k.id = c.campaign_id join tiers t on t.id = c.tier_id where k.code = '{campaign}' and t.code = 'XA' and c.form = 'registration' and c.unit_path = '/VN/AB/'");

    private async Task<T> One<T>(string sql)
    {
        await using var command = house.First.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private async IAsyncEnumerable<(string Table, string Column)> Columns(string type)
    {
        await using var ask = house.First.CreateCommand(
            $"select table_name, column_name from information_schema.columns join information_schema.tables using (table_schema, table_name) where table_schema = 'public' and table_type = 'BASE TABLE' and data_type = '{type}' and table_name not in ('sessions', 'idempotency_keys') order by 1, 2");
        await using var reader = await ask.ExecuteReaderAsync();
        while (await reader.ReadAsync()) yield return (reader.GetString(0), reader.GetString(1));
    }

    // One digest a table, whatever the order of its rows.
    private static async Task<SortedDictionary<string, string>> Digests(NpgsqlDataSource source, HashSet<string> without)
    {
        var tables = new SortedDictionary<string, List<string>>();
        await using (var ask = source.CreateCommand("select c.table_name, c.column_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name) where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not in ('sessions', 'sign_ins', 'data_protection_keys', 'idempotency_keys') order by 1, 2"))
        await using (var reader = await ask.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                if (!without.Contains($"{reader.GetString(0)}.{reader.GetString(1)}"))
                    (tables.TryGetValue(reader.GetString(0), out var columns) ? columns : tables[reader.GetString(0)] = []).Add($"\"{reader.GetString(1)}\"");
        var digests = new SortedDictionary<string, string>();
        foreach (var (table, columns) in tables)
        {
            await using var digest = source.CreateCommand($"select count(*) || ' ' || coalesce(md5(string_agg(line, '' order by line)), '') from (select md5(row({string.Join(", ", columns)})::text) as line from \"{table}\") l");
            digests[table] = (string)(await digest.ExecuteScalarAsync())!;
        }
        return digests;
    }

    private static string Table(string told) => told[told.IndexOf('+', StringComparison.Ordinal)..];
}
