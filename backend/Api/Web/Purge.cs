using Npgsql;

namespace Kheo.Api.Web;

/// <summary>Takes away what has expired, at the start and every hour: kept answers after seven days, sessions that ended, and uploads that were given up.</summary>
internal sealed class Purge(NpgsqlDataSource source, TimeProvider clock, ILogger<Purge> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    public const int Batch = 1000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do await TryOnce(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Batch by batch until one comes back short, each its own transaction.</summary>
    public async Task<int> Once(int batch, CancellationToken ct)
    {
        var all = 0;
        while (true)
        {
            await using var command = source.CreateCommand("select purge_expired($1)");
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = batch });
            var gone = (int)(await command.ExecuteScalarAsync(ct))!;
            all += gone;
            if (gone == 0) return all;
        }
    }

    // A database that is away now will be there in an hour; the API serves on.
    private async Task TryOnce(CancellationToken ct)
    {
        try
        {
            if (await Once(Batch, ct) is > 0 and var gone) log.LogInformation("{Operation} took {Rows} expired rows away", nameof(Purge), gone);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            log.LogWarning(failure, "{Operation} failed", nameof(Purge));
        }
    }
}
