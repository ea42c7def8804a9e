using System.Reflection;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Registration;

/// <summary>Registers the rows of a sheet, all or none of those it has to.</summary>
internal sealed class RegistrationImporter(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, ILogger<RegistrationImporter> log)
    : Importer<RegistrationImport>(scopes, configuration, clock, log)
{
    private const int Batch = 1_000;

    protected override string Operation => nameof(ApplyRegistrationImport);
    protected override string May => Permission.RegistrationsWrite;

    protected override async Task<IReadOnlyList<ImportFault>> Carry(ImportWork<RegistrationImport> work, CancellationToken ct)
    {
        var (db, import) = (work.Db, work.Import);
        var campaign = await db.Taking(work.Actor, import.CampaignId, ct);
        var reading = await EntryReading.Of(db, work.Actor, work.Into, campaign, import.As, work.Sheet, import.Columns, work.Now, ct);
        if (reading.Faults.Count > 0 && !import.InPart) return reading.Faults;

        if (reading.Forecast.ToCreate > 0) await Write(work, reading, await Numbers(db, campaign.Id, reading.Forecast.ToCreate, ct), ct);
        import.Finish(reading.Forecast, work.Now);
        return reading.Faults;
    }

    private sealed record Prepared(Guid[] Ids, string[] Paths, PreparedSet[] Sets);

    // While the database takes one batch, the next is made ready.
    private static async Task Write(ImportWork<RegistrationImport> work, EntryReading reading, Taken numbers, CancellationToken ct)
    {
        var (db, done) = (work.Db, 0);
        using var batches = reading.Begin().Chunk(Batch).Select((batch, n) => Prepare(db, batch, numbers with { First = numbers.First + n * Batch })).GetEnumerator();
        Task<Prepared?> Next() => Task.Run(() => batches.MoveNext() ? batches.Current : null, ct);
        var coming = Next();
        try
        {
            while (await coming is { } batch)
            {
                coming = Next();
                foreach (var set in batch.Sets) await db.Insert(set, ct);
                await db.Database.ExecuteSqlAsync($"insert into imported_registrations (registration_id, import_id, unit_path) select r, {work.Import.Id}, p from unnest({batch.Ids}, {batch.Paths}) as t (r, p)", ct);
                await work.Tell(done += batch.Ids.Length);
            }
        }
        finally
        {
            await ((Task)coming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);          // whoever makes ready still reads the sheet
        }
    }

    private static Prepared Prepare(KheoDbContext db, BegunEntry[] batch, Taken numbers)
    {
        for (var n = 0; n < batch.Length; n++) Code.SetValue(batch[n].Entry, $"{numbers.Prefix}{numbers.First + n:0000}");
        return new([.. batch.Select(b => b.Entry.Id)], [.. batch.Select(b => b.Entry.UnitPath)],
            [SetInsert.Prepare(db.Model, batch.Select(b => b.Model)), SetInsert.Prepare(db.Model, batch.Select(b => b.Entry)), SetInsert.Prepare(db.Model, batch.SelectMany(b => b.Entry.HandIns))]);
    }

    private sealed record Taken(string Prefix, int First);

    // Set as EF sets it; its change tracker would hold all of them.
    private static readonly PropertyInfo Code = typeof(Entry).GetProperty(nameof(Entry.Code))!;

    private static async Task<Taken> Numbers(KheoDbContext db, Guid campaign, int many, CancellationToken ct) =>
        (await db.Database.SqlQuery<Taken>($"""select prefix as "Prefix", first as "First" from take_registration_numbers({campaign}, {many})""").ToListAsync(ct)).Single();
}

internal static class ImportReads
{
    /// <summary>The campaign into which a sheet goes, with its days.</summary>
    public static async Task<Campaign> Taking(this KheoDbContext db, Actor actor, Guid id, CancellationToken ct) =>
        await db.Reaching(actor, id).SingleOrDefaultAsync(ct) ?? throw new Absent();

    public static IQueryable<Campaign> Reaching(this KheoDbContext db, Actor actor, Guid id) => db.Set<Campaign>().ReachingTo(actor).Include(c => c.TierPlans).Where(c => c.Id == id);

    /// <summary>The unit that takes it.</summary>
    public static async Task<Unit> Into(this KheoDbContext db, Actor actor, RegistrationImport import, CancellationToken ct) =>
        await db.Set<Unit>().VisibleTo(actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == import.UnitId, ct) ?? throw new Absent();

    /// <summary>A sheet that is only looked at is looked at otherwise: under other words for its columns, or with other words in its cells. What comes of it is kept beside it.</summary>
    public static async Task<RegistrationImportView> LookAgain(this KheoDbContext db, Actor actor, Guid id, (string UseCase, string Step) by,
        Func<RegistrationImport, Campaign, ImportSheet, (ImportSheet Sheet, IReadOnlyList<ColumnMeaning> Said)> otherwise, Action<RegistrationImport, EntryForecast> note, DateTimeOffset now, CancellationToken ct)
    {
        var import = await db.ForChange(db.Set<RegistrationImport>().VisibleTo(actor), id, ct);
        RegistrationImportPolicy.Demand(actor, by.UseCase, import);
        RuleBroken.When(!RegistrationImport.Allows(by.Step, import.Status), Rules.ImportNotChecked);
        var (into, campaign) = (await db.Into(actor, import, ct), await db.Taking(actor, import.CampaignId, ct));
        var kept = await db.Sheet(import.Id, ct) ?? throw new RuleBroken(Rules.ImportNotChecked);

        var (sheet, said) = otherwise(import, campaign, kept);
        var reading = await EntryReading.Of(db, actor, into, campaign, import.As, sheet, said, now, ct);
        note(import, reading.Forecast);
        await db.SaveChangesAsync(ct);
        await db.Keep(import, sheet, reading.Faults, ct);
        return await RegistrationImportView.Of(db, actor, import.Id, now, ct);
    }
}
