using Kheo.Api.Database;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Integration;

/// <summary>
/// Says what is due, turns events of the outbox into notices, and sends the mail. Each step takes rows that nobody else holds and ends with them in
/// one transaction, so any number of processes may run it and each may die anywhere: what was not committed is done again by the next.
/// </summary>
internal sealed class NoticeWorker(IServiceScopeFactory scopes, IConfiguration configuration, ILogger<NoticeWorker> log) : BackgroundService
{
    /// <summary>The name under which row-level security lets this worker in.</summary>
    public const string Door = "Notices";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var every = configuration.GetValue("Notices:EverySeconds", 30);
        if (every <= 0) return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(every));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Round(scopes, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "What was to be told now is told in the next round");
            }
        }
    }

    /// <summary>One round of all steps, until each finds nothing more to do.</summary>
    public static async Task Round(IServiceScopeFactory scopes, CancellationToken ct)
    {
        var last = (Guid?)Guid.Empty;
        while (last is { } after) last = await Step(scopes, nameof(RemindWhenDue), services => ActivatorUtilities.CreateInstance<RemindWhenDue>(services).Batch(after, ct), ct);
        foreach (var quiet in (await Step(scopes, nameof(RemindWhenDormant), services => ActivatorUtilities.CreateInstance<RemindWhenDormant>(services).Due(ct), ct)).Chunk(RemindWhenDormant.Size))
            if (!await Step(scopes, nameof(RemindWhenDormant), services => ActivatorUtilities.CreateInstance<RemindWhenDormant>(services).Batch(quiet, ct), ct)) break;
        while (await Step(scopes, nameof(TellPeople), services => ActivatorUtilities.CreateInstance<TellPeople>(services, ActivatorUtilities.CreateInstance<TellReceivers>(services)).Batch(ct), ct)) { }
        while (await Step(scopes, nameof(SendMails), services => ActivatorUtilities.CreateInstance<SendMails>(services).One(ct), ct)) { }
    }

    private static async Task<T> Step<T>(IServiceScopeFactory scopes, string name, Func<IServiceProvider, Task<T>> step, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KheoDbContext>();
        var today = Domain.VietnamTime.Day(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
        using var bound = db.Bind(new RequestFacts(null, name, Guid.CreateVersion7().ToString("N"), today, null, Door));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var result = await step(scope.ServiceProvider);
        await transaction.CommitAsync(ct);
        return result;
    }
}
