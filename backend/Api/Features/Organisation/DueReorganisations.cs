using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>
/// Applies scheduled acts when their day has come. Several instances may run it: the tree's lock lets one through, and the act it finds is then no
/// longer waiting. It acts in the name of whoever scheduled the act, with the right that was asked for then and no other.
/// </summary>
internal sealed class DueReorganisations(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DueReorganisations> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private sealed record Due(Guid Id, Guid UnitId, string UnitPath, Guid ScheduledBy, string Name);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await ApplyDue(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Scheduled acts could not be looked up");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One round; says how many acts it applied.</summary>
    public async Task<int> ApplyDue(CancellationToken ct)
    {
        List<Due> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<KheoDbContext>();
            using var bound = db.Bind(new RequestFacts(null, nameof(DueReorganisations), "", VietnamTime.Day(clock.GetUtcNow()), null, nameof(DueReorganisations)));
            due = await db.Database.SqlQuery<Due>($"""
                select id as "Id", unit_id as "UnitId", unit_path as "UnitPath", scheduled_by as "ScheduledBy", name as "Name" from due_reorganisations()
                """).ToListAsync(ct);
        }
        var applied = 0;
        foreach (var act in due) if (await Apply(act, ct)) applied++;
        return applied;
    }

    private async Task<bool> Apply(Due due, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var grant = new Grant("scheduled-act", due.UnitId, due.UnitPath, new HashSet<string> { Permission.UnitsManage }, true);
        var actor = new Actor(due.ScheduledBy, due.Name, [grant], []);
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Is(actor);
        var db = scope.ServiceProvider.GetRequiredService<KheoDbContext>();
        using var bound = db.Bind(new RequestFacts(actor, nameof(ApplyReorganisation), $"scheduled-{due.Id:N}", VietnamTime.Day(clock.GetUtcNow()), null));
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ApplyReorganisation { Id = due.Id }, ct);
            await transaction.CommitAsync(ct);
            return true;
        }
        catch (RuleBroken broken) when (broken.Rule == Rules.ReorganisationNotWaiting)
        {
            return false;          // another instance was first
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var (_, code, _, _) = Problems.Translate(failure);
            log.LogWarning("The scheduled act {Act} was refused: {Code}", due.Id, code);
            return false;
        }
    }
}
