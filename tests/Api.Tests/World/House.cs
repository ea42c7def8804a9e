using System.Diagnostics;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Kheo.Api.Tests.World;

/// <summary>
/// Which walls stand: each alone must hold. The last two are for controls, which must see a test fail: `None`, and `Pierced`, row-level security
/// alone for a role of its own, to whom a control may open a policy without anybody else noticing.
/// </summary>
public enum Walls { Both, RowSecurityOnly, ApplicationOnly, None, Pierced }

/// <summary>One real PostgreSQL database for the whole run, and the API hosted on it once for each set of walls.</summary>
public static class House
{
    private static readonly Lazy<Task<(string Owner, Func<Walls, string> Api)>> Database = new(Make);
    private static readonly Dictionary<Walls, WebApplicationFactory<Program>> Hosts = [];
    private static readonly SemaphoreSlim Gate = new(1);
    private static NpgsqlDataSource? _owner;

    public static async Task<WebApplicationFactory<Program>> Host(Walls walls)
    {
        var (owner, api) = await Database.Value;
        await Gate.WaitAsync();
        try
        {
            if (Hosts.TryGetValue(walls, out var host)) return host;
            _owner ??= NpgsqlDataSource.Create(owner);
            return Hosts[walls] = new Hosted(api(walls), walls);
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>The owner's connection: to plant a world and to look behind the API's back.</summary>
    public static async Task<NpgsqlDataSource> Owner()
    {
        await Host(Walls.Both);
        return _owner!;
    }

    /// <summary>A further empty, migrated database beside the run's own, for what needs one to itself.</summary>
    public static async Task<(string Owner, string Api)> Another(string name)
    {
        var (owner, api) = await Database.Value;
        string Beside(string one) => new NpgsqlConnectionStringBuilder(one) { Database = new NpgsqlConnectionStringBuilder(one).Database + "_" + name, MaxPoolSize = 10 }.ConnectionString;
        await Provision.Run(_admin!, Beside(owner), Beside(api(Walls.Both)));
        await using (var db = Verbs.OwnerContext(Beside(owner))) await db.Database.MigrateAsync();
        return (Beside(owner), Beside(api(Walls.Both)));
    }

    /// <summary>The API on the run's own database, with both walls, whose statements may last no longer than this.</summary>
    public static async Task<WebApplicationFactory<Program>> Impatient(TimeSpan statement) =>
        On(new NpgsqlConnectionStringBuilder((await Database.Value).Api(Walls.Both)) { Options = $"-c statement_timeout={(int)statement.TotalMilliseconds}" }.ConnectionString);

    /// <summary>The API on another database, with both walls.</summary>
    public static WebApplicationFactory<Program> On(string api) => new Hosted(api, Walls.Both);

    private static string? _admin;

    private static async Task<(string Owner, Func<Walls, string> Api)> Make()
    {
        var admin = _admin = Environment.GetEnvironmentVariable("KHEO_DATABASE") is { Length: > 0 } given ? given : Throwaway();
        var name = $"kheo_test_{Environment.ProcessId}_{DateTime.UtcNow:HHmmss}";
        string As(string role) => new NpgsqlConnectionStringBuilder(admin) { Username = role, Password = "test-" + role, Database = name, MaxPoolSize = 40 }.ConnectionString;
        var owner = As("kheo_owner");
        await Provision.Run(admin, owner, As("kheo_api"));
        // Roles like kheo_api: one that row-level security does not stop, for the application's wall alone, and one for whom a policy may be opened.
        await using (var server = NpgsqlDataSource.Create(admin))
            foreach (var (role, trait) in new[] { ("kheo_bypass", "bypassrls"), ("kheo_pierced", "nobypassrls") })
            {
                await using var make = server.CreateCommand($"do $$ begin if not exists (select from pg_roles where rolname = '{role}') then create role {role}; end if; end $$; alter role {role} login {trait} password 'test-{role}'; grant kheo_api to {role}");
                await make.ExecuteNonQueryAsync();
            }
        Environment.SetEnvironmentVariable("KHEO_DATABASE_OWNER", owner);
        await using (var db = Verbs.OwnerContext()) await db.Database.MigrateAsync();
        return (owner, walls => As(walls switch { Walls.ApplicationOnly or Walls.None => "kheo_bypass", Walls.Pierced => "kheo_pierced", _ => "kheo_api" }));
    }

    private static string Throwaway()
    {
        var root = Repository.Root;
        using var start = Process.Start(new ProcessStartInfo(Path.Combine(root, "deploy", "postgres"), "throwaway") { RedirectStandardOutput = true })!;
        var lines = start.StandardOutput.ReadToEnd();
        start.WaitForExit();
        string Value(string name) => lines.Split('\n').Single(l => l.Contains(name + "=", StringComparison.Ordinal)).Split('=', 2)[1].Trim('\'', '"', ' ', '\r');
        var folder = Value("KHEO_POSTGRES_DIR");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Process.Start(Path.Combine(root, "deploy", "postgres"), $"stop {folder} --remove").WaitForExit();
        return Value("KHEO_DATABASE");
    }

    private sealed class Hosted(string connection, Walls walls) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("KHEO_DATABASE_API", connection);
            builder.UseSetting("KHEO_FILES", Path.Combine(Path.GetTempPath(), $"kheo-test-files-{Environment.ProcessId}"));
            builder.UseSetting("Throttle:SignInPerMinute", "100000");
            builder.UseSetting("Throttle:PublicPerMinute", "100000");
            builder.UseSetting("Log:Level", "Error");
            builder.UseSetting("Notices:EverySeconds", "0");      // tests tell people themselves
            builder.UseSetting("Imports:EverySeconds", "0");      // and carry imports out themselves
            builder.ConfigureTestServices(services =>
            {
                services.Configure<TestServerOptions>(o => o.PreserveExecutionContext = true);
                if (walls is Walls.RowSecurityOnly or Walls.None or Walls.Pierced) services.Replace(ServiceDescriptor.Singleton<Actors, ActorsWithoutScope>());
            });
        }
    }

    /// <summary>Row-level security alone: the application believes that everybody sees every path, and only the database knows better.</summary>
    private sealed class ActorsWithoutScope : Actors
    {
        public override Actor Of(Guid accountId, string name, string grantsJson, Guid[] sessions) =>
            base.Of(accountId, name, grantsJson, sessions) with { Scopes = ["/"] };
    }
}

public static class Repository
{
    public static string Root { get; } = Up(AppContext.BaseDirectory);

    /// <summary>The folder of real figures beside the checkout, or null where it is absent.</summary>
    public static string? SharedData
    {
        get
        {
            for (var folder = new DirectoryInfo(Root).Parent; folder is not null; folder = folder.Parent)
                if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data"))) return Path.Combine(folder.FullName, "shared", "data");
            return null;
        }
    }

    private static string Up(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Kheo.slnx"))) return at.FullName;
        throw new InvalidOperationException("Kheo.slnx is not above the tests.");
    }
}
