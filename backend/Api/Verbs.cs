using Kheo.Api.Database;
using Kheo.Api.Features;
using Kheo.Api.Web;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api;

/// <summary>What the executable does besides serving: `provision`, `migrate`, `demo`, `first-admin`, `openapi`, `manifest`.</summary>
internal static class Verbs
{
    public static bool Known(string verb) => verb is "provision" or "migrate" or "demo" or "first-admin" or "openapi" or "manifest";

    public static async Task<int> Run(string verb, string[] args)
    {
        switch (verb)
        {
            case "provision":
                await Provision.Run(Setting("KHEO_DATABASE"), Setting("KHEO_DATABASE_OWNER"), Setting("KHEO_DATABASE_API"));
                return 0;
            case "migrate":
                await using (var db = OwnerContext())
                {
                    db.Database.SetCommandTimeout(600);
                    foreach (var name in await db.Database.GetPendingMigrationsAsync()) Console.WriteLine($"migration {name}");
                    await db.Database.MigrateAsync();
                }
                return 0;
            case "openapi":
                Console.Out.Write(OpenApi.Print(Host(args)));
                return 0;
            case "demo":
                return await Demo.DemoSet.Run(Setting("KHEO_DATABASE_OWNER"), Outside.IShelf.Of(new ConfigurationBuilder().AddEnvironmentVariables().Build()), Console.Out);
            case "manifest":
                Console.Out.Write(OpenApi.Manifest(Host(args)));
                return 0;
            case "first-admin":
                await using (var db = OwnerContext()) await Features.Access.FirstAdministratorLink.Print(db, Console.Out, TimeProvider.System, default);
                return 0;
            default:
                Console.Error.WriteLine($"{verb} is not here yet.");
                return 2;
        }
    }

    /// <summary>A context on the owner's connection: migrations, the demo set, the first administrator. No row security stands before it.</summary>
    internal static KheoDbContext OwnerContext(string? database = null) => new(
        new DbContextOptionsBuilder<KheoDbContext>().UseNpgsql(database ?? Setting("KHEO_DATABASE_OWNER"))
            .ConfigureWarnings(w => w.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.PendingModelChangesWarning)).Options,
        new AutoMapper.MapperConfiguration(_ => { }, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance).CreateMapper(), new AskedPapers());

    internal static string Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : throw new InvalidOperationException($"{name} is not set.");

    // The contract needs the route tables, not a database.
    private static IServiceProvider Host(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddKheoContract();
        builder.Services.AddRateLimiter(_ => { });
        var app = builder.Build();
        app.UseRouting();
        app.MapRooms();
        app.UseEndpoints(_ => { });      // hands the routes over to the container, which otherwise happens at the start
        return app.Services;
    }
}
