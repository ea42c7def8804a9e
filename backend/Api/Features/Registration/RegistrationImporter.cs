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

        var done = 0;
        await Number(db, campaign.Id, [.. reading.Begun.Select(b => b.Entry)], ct);
        foreach (var batch in reading.Begun.Chunk(Batch))
        {
            await db.InsertSet([.. batch.Select(b => b.Model)], ct);
            await db.InsertSet([.. batch.Select(b => b.Entry)], ct);
            await db.InsertSet([.. batch.SelectMany(b => b.Entry.HandIns)], ct);
            var (ids, paths) = (batch.Select(b => b.Entry.Id).ToArray(), batch.Select(b => b.Entry.UnitPath).ToArray());
            await db.Database.ExecuteSqlAsync($"insert into imported_registrations (registration_id, import_id, unit_path) select r, {import.Id}, p from unnest({ids}, {paths}) as t (r, p)", ct);
            await work.Tell(done += batch.Length);
        }
        import.Finish(reading.Forecast, work.Now);
        return reading.Faults;
    }

    private sealed record Taken(string Prefix, int First);

    private static async Task Number(KheoDbContext db, Guid campaign, Entry[] entries, CancellationToken ct)
    {
        if (entries.Length == 0) return;
        var taken = (await db.Database.SqlQuery<Taken>($"""select prefix as "Prefix", first as "First" from take_registration_numbers({campaign}, {entries.Length})""").ToListAsync(ct)).Single();
        var code = typeof(Entry).GetProperty(nameof(Entry.Code))!;         // as EF sets it; its change tracker would hold all of them
        for (var n = 0; n < entries.Length; n++) code.SetValue(entries[n], $"{taken.Prefix}{taken.First + n:0000}");
    }
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
        var (kept, _) = await db.Sheet(import.Id, ct) ?? throw new RuleBroken(Rules.ImportNotChecked);

        var (sheet, said) = otherwise(import, campaign, kept);
        var reading = await EntryReading.Of(db, actor, into, campaign, import.As, sheet, said, now, ct);
        note(import, reading.Forecast);
        await db.SaveChangesAsync(ct);
        await db.Keep(import, sheet, reading.Faults, ct);
        return await RegistrationImportView.Of(db, actor, import.Id, now, ct);
    }
}
