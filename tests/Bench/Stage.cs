using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kheo.Api;
using Kheo.Api.Database;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kheo.Bench;

/// <summary>A database with the demo set (and 100 000 registrations more), the API and the raw server as processes of their own, both warm and signed in.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly List<Process> _processes = [];
    private NpgsqlDataSource _owner = null!;

    public Process ApiProcess { get; private set; } = null!;
    public Process RawProcess { get; private set; } = null!;
    public string Size { get; private init; } = "";
    public HttpClient Raw { get; private set; } = null!;
    public Guid CampaignId { get; private set; }
    public Guid UnitId { get; private set; }
    public Guid CellId { get; private set; }
    public Guid FieldId { get; private set; }
    public Guid RegistrationId { get; private set; }
    public Guid ProvinceId { get; private set; }
    public Guid CommuneId { get; private set; }

    /// <summary>One of the nation's registrations whose text many share.</summary>
    public Guid CopiedId { get; private set; }

    /// <summary>Whose eyes a work is seen with: one signed-in client for each account.</summary>
    private readonly Dictionary<string, HttpClient> _clients = [];
    public HttpClient As(string account) => _clients[account];

    /// <param name="planted">A database that an earlier run planted at this size; null: one is planted anew.</param>
    public static async Task<Stage> Set(string size, int registrations, string? planted)
    {
        var stage = new Stage { Size = size };
        var admin = Environment.GetEnvironmentVariable("KHEO_DATABASE") ?? throw new InvalidOperationException("KHEO_DATABASE is not set; tests/Bench/run sets it.");
        var name = planted ?? $"kheo_bench_{Environment.ProcessId}";
        string As(string role) => new NpgsqlConnectionStringBuilder(admin) { Username = role, Password = "bench-" + role, Database = name }.ConnectionString;
        Environment.SetEnvironmentVariable("KHEO_DATABASE_OWNER", As("kheo_owner"));
        Environment.SetEnvironmentVariable("KHEO_DATABASE_API", As("kheo_api"));
        await Provision.Run(admin, As("kheo_owner"), As("kheo_api"));
        await using (var db = Verbs.OwnerContext()) await db.Database.MigrateAsync();
        if (planted is null && await Verbs.Run("demo", ["demo"]) != 0) throw new InvalidOperationException("The demo set was not loaded.");
        stage._owner = NpgsqlDataSource.Create(As("kheo_owner"));
        await stage.Choose();
        if (planted is null)
        {
            if (size == "100k") await stage.Enlarge(100_000);
            if (size == "nation") await stage.Grow(registrations);
            await stage.Run("vacuum analyze");
            Console.WriteLine($"# planted in the database {name}");
        }
        if (size == "nation") await stage.ChooseInNation();

        var works = Work.All(stage);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(await stage.CaptureAll([.. works, .. size == "nation" ? [] : new[] { Exports.Work }])));
        (stage.ApiProcess, var api) = await stage.Start("/health/ready", port => ("dotnet", $"{typeof(Program).Assembly.Location} --urls http://127.0.0.1:{port} --Log:Level=Warning"));
        (stage.RawProcess, stage.Raw) = await stage.Start("/ready", port => ("dotnet", $"{typeof(Stage).Assembly.Location} raw {port} {file}"));
        foreach (var account in works.Select(w => w.Account).Append(Work.Administrator).Distinct())
        {
            var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = api.BaseAddress };
            await SignIn(client, account);
            stage._clients[account] = client;
        }
        return stage;
    }

    public async Task<string> Describe() =>
        await Ask<string>("select format('%s units, %s registrations, %s models', (select count(*) from units), (select count(*) from registrations), (select count(*) from models))")
        + $"; PostgreSQL {await Ask<string>("show server_version")}";

    public Task<Guid> UnitAt(string path) => Ask<Guid>("select id from units where path = $1", path);

    /// <summary>The paths of the units that are open at and below one.</summary>
    public async Task<IReadOnlyList<string>> OpenBelow(Guid unit) => await Ask<string[]>("select array_agg(u.path order by u.path) from units u join units top on u.path ^@ top.path where top.id = $1 and u.closed_on is null", unit);

    public Task<long> RegistrationsBelow(Guid unit) => Ask<long>("select count(*) from registrations r join units top on r.unit_path ^@ top.path where top.id = $1", unit);

    public Task<string> FieldName() => Ask<string>("select name from fields where id = $1", FieldId);

    public Task<long> CountAt(string path) => Ask<long>("select count(*) from units where path >= $1 and path < $2", path, path[..^1] + "0");

    /// <summary>The rows that an import of registrations brought, stored once more in tables without rules, in one statement each; in how many seconds.</summary>
    public async Task<double> Bare(Guid import)
    {
        (string Table, string Key)[] tables = [("models", "r.model_id"), ("registrations", "r.id"), ("hand_ins", "h.id")];
        await Run(string.Join('\n', tables.Select(t => $"drop table if exists bare_{t.Table}; create table bare_{t.Table} (like {t.Table} including defaults including indexes);")));
        var rows = new List<string>();
        foreach (var (table, key) in tables)
            rows.Add(await Ask<string>($"select jsonb_agg(t)::text from {table} t where t.id in (select {key} from imported_registrations i join registrations r on r.id = i.registration_id left join hand_ins h on h.registration_id = r.id where i.import_id = $1)", import));
        await using var connection = await _owner.OpenConnectionAsync();
        var started = Stopwatch.GetTimestamp();
        await using var transaction = await connection.BeginTransactionAsync();
        for (var n = 0; n < tables.Length; n++)
        {
            await using var command = new NpgsqlCommand($"insert into bare_{tables[n].Table} select * from jsonb_populate_recordset(null::{tables[n].Table}, $1::jsonb)", connection, transaction) { CommandTimeout = 120 };
            command.Parameters.Add(new NpgsqlParameter { Value = rows[n] });
            await command.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public Task Merge() => Merging.Run(this, _owner);

    private async Task Choose()
    {
        CampaignId = await Ask<Guid>("select id from campaigns where status = 'open' order by (select count(*) from registrations r where r.campaign_id = campaigns.id) desc limit 1");
        UnitId = await Ask<Guid>("select unit_id from campaigns where id = $1", CampaignId);
        CellId = await Ask<Guid>("select unit_id from registrations where campaign_id = $1 order by unit_path limit 1", CampaignId);
        FieldId = await Ask<Guid>("select f.id from fields f join campaigns c on c.field_list_id = f.field_list_id where c.id = $1 order by f.ordinal limit 1", CampaignId);
        RegistrationId = await Ask<Guid>("select registration_id from result_reports order by registration_id limit 1");
    }

    /// <summary>The demo province's own registrations over and over, each as a model of its own, spread over its units and the last 200 days.</summary>
    private async Task Enlarge(int count)
    {
        Console.WriteLine($"# planting {count} registrations");
        await Run($"""
            create temp table planted as
              select gen_random_uuid() as id, gen_random_uuid() as model_id, r.id as pattern, n from generate_series(1, {count}) n
              join (select id, row_number() over (order by code) as k, count(*) over () as total from registrations where campaign_id = '{CampaignId}') r on r.k = 1 + n % r.total;
            insert into models select (jsonb_populate_record(m, jsonb_build_object('id', p.model_id))).*
              from planted p join registrations r on r.id = p.pattern join models m on m.id = r.model_id;
            insert into registrations select (jsonb_populate_record(r, jsonb_build_object('id', p.id, 'model_id', p.model_id, 'code', 'BENCH-' || p.n,
                'created_at', now() - make_interval(mins => p.n * 3)))).* from planted p join registrations r on r.id = p.pattern;
            """);
    }

    private async Task Grow(int registrations)
    {
        await using var connection = await _owner.OpenConnectionAsync();
        foreach (var (what, sql) in Nation.Plant(registrations))
        {
            var started = Stopwatch.GetTimestamp();
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 1800 };
            await command.ExecuteNonQueryAsync();
            Console.WriteLine($"# planted {what} in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        }
    }

    private async Task ChooseInNation()
    {
        ProvinceId = await Ask<Guid>("select id from units where path = '/VN/P07/'");
        CommuneId = await Ask<Guid>("select id from units where path = '/VN/P07/X012/'");
        CopiedId = await Ask<Guid>("select id from registrations where campaign_id = $1 and length(parts->>'content') > 60 and unit_path like '/VN/P07/X012/%' order by id limit 1", Nation.Campaign);
    }

    private async Task<List<RawWork>> CaptureAll(List<Work> works)
    {
        await using var host = new WebApplicationFactory<Program>().WithWebHostBuilder(b => b.UseContentRoot(AppContext.BaseDirectory).UseSetting("Log:Level", "Warning").UseSetting("KHEO_DATABASE_API", Environment.GetEnvironmentVariable("KHEO_DATABASE_API")));
        var captured = new List<RawWork>();
        var clients = new Dictionary<string, HttpClient>();         // one sign-in each: more of them in a minute are refused
        foreach (var work in works)
        {
            if (!clients.TryGetValue(work.Account, out var client))
            {
                clients[work.Account] = client = host.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost"), HandleCookies = false });
                await SignIn(client, work.Account);
            }
            using (var first = await client.SendAsync(work.ApiRequest(-1)))
                if (!first.IsSuccessStatusCode) throw new InvalidOperationException($"{work.Name}: {(int)first.StatusCode} {await first.Content.ReadAsStringAsync()}");
            var commands = (await Capture.Of(async () => (await client.SendAsync(work.ApiRequest(-2))).Dispose())).Where(work.Counts).ToArray();
            // An insert's own ids: the values of its id columns that stand nowhere yet but in it. Version 7 ids of the last minute.
            var fresh = work.Name != "register" ? [] : commands.SelectMany(c => c.Parameters).Where(p => p.TypeName == "Guid" && p.Value is not null)
                .Select(p => Guid.Parse(p.Value!)).Distinct().Where(IsOfThisMinute).ToArray();
            captured.Add(new RawWork(work.Name, commands, fresh, work.Scope));
        }
        return captured;
    }

    private static bool IsOfThisMinute(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        var milliseconds = bytes.Take(6).Aggregate(0L, (n, b) => (n << 8) | b);
        return id.Version == 7 && Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - milliseconds) < 60_000;
    }

    private static async Task SignIn(HttpClient client, string account)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session") { Content = JsonContent.Create(new { userName = account, password = Kheo.Api.Demo.DemoSet.Password }) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"sign-in: {(int)response.StatusCode} {body}");
        client.DefaultRequestHeaders.Add("Cookie", response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-kheo=", StringComparison.Ordinal)).Split(';')[0]);
        client.DefaultRequestHeaders.Add("X-Kheo-Antiforgery", (string)JsonNode.Parse(body)!["antiforgeryToken"]!);
    }

    private async Task<(Process, HttpClient)> Start(string ready, Func<int, (string, string)> command)
    {
        using var probe = new TcpListener(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        var port = ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var (file, arguments) = command(port);
        var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        _processes.Add(process);
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        for (var i = 0; ; i++)
        {
            try
            {
                if ((await client.GetAsync(ready)).IsSuccessStatusCode) return (process, client);
            }
            catch (HttpRequestException) when (i < 100 && !process.HasExited)
            {
            }
            if (i >= 100 || process.HasExited) throw new InvalidOperationException($"{arguments} does not answer.");
            await Task.Delay(200);
        }
    }

    private async Task<T> Ask<T>(string sql, params object[] values)
    {
        await using var command = _owner.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync() ?? throw new InvalidOperationException($"Nothing: {sql}"));
    }

    private async Task Run(string sql)
    {
        await using var connection = await _owner.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 900 };
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        await _owner.DisposeAsync();
    }
}
