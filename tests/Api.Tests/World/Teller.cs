using System.Diagnostics;
using Kheo.Api.Features.Integration;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Kheo.Api.Tests.World;

/// <summary>A clock that stands where it is put.</summary>
public sealed class Clock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;
    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Workers see every world of the run: those who put their clock forward work one after another.</summary>
[CollectionDefinition(Tellers.One)]
public sealed class Tellers
{
    public const string One = "tellers";
}

/// <summary>A worker that stands beside the API: its own host, its own clock, its own mail server.</summary>
public sealed class Teller(World world, Clock clock, MailSink sink) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly List<WebApplicationFactory<Program>> _hosts = [];
    private IServiceScopeFactory? _own;

    public Clock Clock { get; } = clock;
    public MailSink Sink { get; } = sink;

    public static Teller At(World world, DateTimeOffset now) => new(world, new Clock(now), new MailSink());

    /// <summary>One more worker process, as far as the database can tell.</summary>
    public async Task<IServiceScopeFactory> Worker(string name = "kheo-teller")
    {
        var host = (await House.Host(Walls.Both)).WithWebHostBuilder(builder =>
        {
            builder.UseSetting("Mail:Host", "127.0.0.1").UseSetting("Mail:Port", $"{Sink.Port}").UseSetting("Mail:From", "kheo@anbinh.example").UseSetting("Mail:Site", "https://kheo.anbinh.example");
            builder.ConfigureServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
                services.Replace(ServiceDescriptor.Singleton(provider => NpgsqlDataSource.Create(
                    new NpgsqlConnectionStringBuilder(provider.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["KHEO_DATABASE_API"]) { ApplicationName = name, MaxPoolSize = 10 }.ConnectionString)));
            });
        });
        _hosts.Add(host);
        return host.Services.GetRequiredService<IServiceScopeFactory>();
    }

    /// <summary>Rounds until nothing of this world waits. An event is read only when no older transaction runs, and other tests run some, of a minute and more; a row that one of them holds is passed over.</summary>
    public async Task Round()
    {
        var worker = _own ??= await Worker();
        var tried = Stopwatch.StartNew();
        do
        {
            Assert.True(tried.Elapsed < Patience, "events or letters of this world are left");
            await NoticeWorker.Round(worker, default);
        }
        while (await Waits());
    }

    private async Task<bool> Waits()
    {
        var waits = await World.Ask<long>(
            """
            select (select count(*) from outbox where sent_at is null and (aggregate_type in ('Reminder', 'Extension', 'DormancyReminder', 'Directive', 'DirectiveReminder', 'Twinning') or aggregate_type = 'HandIn' and at < $2 - interval '2 minutes') and starts_with(unit_path, $1))
              + (select count(*) from mails m join accounts a on a.id = m.account_id where m.sent_at is null and m.not_before <= $2 and starts_with(a.unit_path, $1))
            """, world.Root.Path, Clock.Now.ToUniversalTime()) > 0;
        if (waits) await Task.Delay(50);
        return waits;
    }

    public void Dispose()
    {
        foreach (var host in _hosts) host.Dispose();
        Sink.Dispose();
    }
}
