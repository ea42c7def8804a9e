using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kheo.Api.Web;

/// <summary>An import under way: the unit that takes the rows, the sheet, and how to tell how far it has come.</summary>
internal sealed record ImportWork<TImport>(KheoDbContext Db, Actor Actor, TImport Import, Unit Into, ImportSheet Sheet, Func<int, Task> Tell, DateTimeOffset Now);

/// <summary>
/// Carries imports out. One import is one transaction: whoever dies on the way leaves nothing of it, and the next begins it anew. Any number of processes
/// may run it; the one that holds the import's row is the one that does it. It acts in the name of whoever applied the import, with the right over that unit and no other.
/// </summary>
internal abstract class Importer<TImport>(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, ILogger log) : BackgroundService where TImport : SheetImport
{
    /// <summary>One that never comes to its end must not be taken up for ever.</summary>
    private const int MostTries = 30;
    private readonly SemaphoreSlim _wake = new(0);

    private sealed record Waiting(Guid Id, Guid UnitId, string UnitPath, Guid AppliedBy, string Name);

    /// <summary>The use case in whose name the rows are written.</summary>
    protected abstract string Operation { get; }

    /// <summary>What it may do in that unit.</summary>
    protected abstract string May { get; }

    /// <summary>Keeps the unit as it is until the rows are written, where they depend on it.</summary>
    protected virtual Task Hold(KheoDbContext db, Guid unitId, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Writes the rows and finishes the import, or says what stands against it.</summary>
    protected abstract Task<IReadOnlyList<ImportFault>> Carry(ImportWork<TImport> work, CancellationToken ct);

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
            using var bound = db.Bind(new RequestFacts(null, "Importer", "", VietnamTime.Day(clock.GetUtcNow()), null, "Importer"));
#pragma warning disable EF1002 // the table's name comes from the model
            waiting = await db.Database.SqlQueryRaw<Waiting>($"""
                select id as "Id", unit_id as "UnitId", unit_path as "UnitPath", applied_by as "AppliedBy", name as "Name" from waiting_{Table(db)}()
                """).ToListAsync(ct);
#pragma warning restore EF1002
        }
        var ended = 0;
        foreach (var one in waiting) if (await Take(one, ct)) ended++;
        return ended;
    }

    private async Task<bool> Take(Waiting one, CancellationToken ct)
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

        await Hold(db, one.UnitId, ct);
        var into = await db.Set<Unit>().VisibleTo(actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == one.UnitId && u.Path == one.UnitPath, ct) ?? throw new RuleBroken(Rules.ImportUnitMoved);
        var sheet = await db.Sheet(import.Id, ct) ?? throw new InvalidOperationException("An import under way has no sheet.");
        var faults = await Carry(new(db, actor, import, into, sheet, done => beside.Tell(import.Id, done, ct), clock.GetUtcNow()), ct);
        if (import.Status == ImportStatus.Importing) return await Fail(db, import, faults, ct);
        await db.SaveChangesAsync(ct);
        if (faults.Count == 0) await db.Forget(import.Id, ct);
        else await db.Find(import.Id, faults, ct);                           // what was left out can still be mended and sent again
        return true;
    }

    private async Task<bool> Fail(KheoDbContext db, TImport import, IReadOnlyList<ImportFault> faults, CancellationToken ct)
    {
        import.Fail(faults.Count, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await db.Find(import.Id, faults, ct);
        return true;
    }

    /// <summary>The import, if nobody else holds it. Not held so that the sheet beside it could not be written.</summary>
#pragma warning disable EF1002 // the table's name comes from the model
    private static async Task<TImport?> Held(KheoDbContext db, Waiting one, CancellationToken ct) => (await db.Set<TImport>()
        .FromSqlRaw($"select * from {Table(db)} where id = {{0}} and status = 'importing' for no key update skip locked", one.Id).AsTracking().ToListAsync(ct)).SingleOrDefault();
#pragma warning restore EF1002

    private static string Table(KheoDbContext db) => db.Model.FindEntityType(typeof(TImport))!.GetTableName()!;

    private async Task<T> As<T>(Waiting one, Func<KheoDbContext, Actor, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        var actor = new Actor(one.AppliedBy, one.Name, [new Grant("import", one.UnitId, one.UnitPath, new HashSet<string> { May }, true)], []);
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Is(actor);
        var db = scope.ServiceProvider.GetRequiredService<KheoDbContext>();
        using var bound = db.Bind(new RequestFacts(actor, Operation, $"import-{one.Id:N}", VietnamTime.Day(clock.GetUtcNow()), null));
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
