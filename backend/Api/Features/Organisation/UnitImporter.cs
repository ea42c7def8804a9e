using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>
/// Carries imports out. One import is one transaction: whoever dies on the way leaves nothing of it, and the next begins it anew. Any number of processes
/// may run it; the one that holds the import's row is the one that does it. It acts in the name of whoever applied the import, with the right over that unit and no other.
/// </summary>
internal sealed class UnitImporter(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, ILogger<UnitImporter> log) : BackgroundService
{
    /// <summary>One that never comes to its end must not be taken up for ever.</summary>
    private const int MostTries = 30;
    private readonly SemaphoreSlim _wake = new(0);

    private sealed record Waiting(Guid Id, Guid UnitId, string UnitPath, Guid AppliedBy, string Name);

    /// <summary>There is something to do: do not wait for the clock.</summary>
    public void Wake() => _wake.Release();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var every = configuration.GetValue("Imports:EverySeconds", 10);
        if (every <= 0) return;
        do
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Waiting imports are looked up again in the next round");
            }
            await _wake.WaitAsync(TimeSpan.FromSeconds(every), stoppingToken);
        }
        while (!stoppingToken.IsCancellationRequested);
    }

    /// <summary>One round; says how many imports it brought to an end.</summary>
    public async Task<int> Round(CancellationToken ct)
    {
        List<Waiting> waiting;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<KheoDbContext>();
            using var bound = db.Bind(new RequestFacts(null, nameof(UnitImporter), "", VietnamTime.Day(clock.GetUtcNow()), null, nameof(UnitImporter)));
            waiting = await db.Database.SqlQuery<Waiting>($"""
                select id as "Id", unit_id as "UnitId", unit_path as "UnitPath", applied_by as "AppliedBy", name as "Name" from waiting_unit_imports()
                """).ToListAsync(ct);
        }
        var ended = 0;
        foreach (var one in waiting) if (await Carry(one, ct)) ended++;
        return ended;
    }

    private async Task<bool> Carry(Waiting one, CancellationToken ct)
    {
        try
        {
            return await As(one, (db, actor) => Import(db, actor, one, ct));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var (status, code, _, _) = Problems.Translate(failure);
            if (status >= 500)
            {
                log.LogWarning(failure, "The import {Import} is taken up again: {Code}", one.Id, code);
                return false;
            }
            // Something came between the plan and the writing: it would come again.
            log.LogWarning("The import {Import} was refused: {Code}", one.Id, code);
            return await As(one, async (db, _) => await Held(db, one, ct) is { } import && await Fail(db, import, [new ImportFault(0, "", null, code, null)], ct));
        }
    }

    private async Task<bool> Import(KheoDbContext db, Actor actor, Waiting one, CancellationToken ct)
    {
        if (await Held(db, one, ct) is not { } import) return false;          // somebody else has it, or it is done

        // How far it has come is told beside the transaction, or nobody would see it before the end.
        await using var scope = scopes.CreateAsyncScope();
        var beside = scope.ServiceProvider.GetRequiredService<KheoDbContext>();
        using var bound = beside.Bind(db.Request!);
        if (await beside.Begin(import.Id, ct) > MostTries) return await Fail(db, import, [new ImportFault(0, "", null, "failed", null)], ct);

        var (now, today) = (clock.GetUtcNow(), VietnamTime.Day(clock.GetUtcNow()));
        await Locks.AgainstClosing(db, one.UnitId, ct);
        var under = await db.Set<Unit>().VisibleTo(actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == one.UnitId && u.Path == one.UnitPath, ct) ?? throw new RuleBroken(Rules.ImportUnitMoved);
        UnitImport.DemandDay(under, import.OpenedOn, today);
        var (sheet, _) = await db.Sheet(import.Id, ct) ?? throw new InvalidOperationException("An import under way has no sheet.");
        var reading = await ImportReading.Of(db, actor, under, sheet, import.OpenedOn, today, ct);
        if (reading.Faults.Count > 0) return await Fail(db, import, reading.Faults, ct);
        await db.Insert(reading.Opened, done => beside.Tell(import.Id, done, ct), ct);
        import.Finish(reading.Forecast, now);
        await db.SaveChangesAsync(ct);
        await db.Forget(import.Id, ct);
        return true;
    }

    private async Task<bool> Fail(KheoDbContext db, UnitImport import, IReadOnlyList<ImportFault> faults, CancellationToken ct)
    {
        import.Fail(faults.Count, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await db.Find(import.Id, faults, ct);
        return true;
    }

    /// <summary>The import, if nobody else holds it. Not held so that the sheet beside it could not be written.</summary>
    private static async Task<UnitImport?> Held(KheoDbContext db, Waiting one, CancellationToken ct) => (await db.Set<UnitImport>()
        .FromSql($"select * from unit_imports where id = {one.Id} and status = 'importing' for no key update skip locked").AsTracking().ToListAsync(ct)).SingleOrDefault();

    private async Task<T> As<T>(Waiting one, Func<KheoDbContext, Actor, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        var actor = new Actor(one.AppliedBy, one.Name, [new Grant("unit-import", one.UnitId, one.UnitPath, new HashSet<string> { Permission.UnitsManage }, true)], []);
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Is(actor);
        var db = scope.ServiceProvider.GetRequiredService<KheoDbContext>();
        using var bound = db.Bind(new RequestFacts(actor, nameof(ApplyUnitImport), $"import-{one.Id:N}", VietnamTime.Day(clock.GetUtcNow()), null));
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await act(db, actor);
        await transaction.CommitAsync();
        return result;
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }
}
