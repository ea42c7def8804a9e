using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Features.Organisation;

/// <summary>Opens the units of a sheet, all or none.</summary>
internal sealed class UnitImporter(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, ILogger<UnitImporter> log) : Importer<UnitImport>(scopes, configuration, clock, log)
{
    protected override string Operation => nameof(ApplyUnitImport);
    protected override string May => Permission.UnitsManage;

    protected override Task Hold(KheoDbContext db, Guid unitId, CancellationToken ct) => Locks.AgainstClosing(db, unitId, ct);

    protected override async Task<IReadOnlyList<ImportFault>> Carry(ImportWork<UnitImport> work, CancellationToken ct)
    {
        var today = VietnamTime.Day(work.Now);
        UnitImport.DemandDay(work.Into, work.Import.OpenedOn, today);
        var reading = await ImportReading.Of(work.Db, work.Actor, work.Into, work.Sheet, work.Import.OpenedOn, today, ct);
        if (reading.Faults.Count > 0) return reading.Faults;
        await work.Db.Insert(reading.Opened, work.Tell, ct);
        work.Import.Finish(reading.Forecast, work.Now);
        return [];
    }
}

/// <summary>A sheet against the tree as it is: what would come of it, and what stands against it.</summary>
internal sealed record ImportReading(ImportForecast Forecast, IReadOnlyList<Unit> Opened, IReadOnlyList<ImportFault> Faults)
{
    public static async Task<ImportReading> Of(KheoDbContext db, Actor actor, Unit under, ImportSheet sheet, DateOnly day, DateOnly today, CancellationToken ct)
    {
        var tiers = await ImportTiers.Of(db, actor, under, ct);
        var columns = new ImportColumns(sheet, tiers, day);
        var rows = columns.Rows();
        var (opened, unchanged, flaws) = (await ImportPlan.Of(db, actor, under, tiers, rows, day, today, ct)).Open(rows);
        IReadOnlyList<ImportFault> faults = [.. columns.Faults.Concat(flaws.Select(columns.Of)).DistinctBy(f => (f.Row, f.Column)).OrderBy(f => f.Row)];
        var kinds = opened.GroupBy(u => u.Kind).Select(g => new KindCount(g.Key, g.Count())).OrderByDescending(k => k.Count).ThenBy(k => k.Kind, StringComparer.Ordinal);
        return new(new ImportForecast(sheet.Lines.Count, unchanged, faults.Count, [.. kinds]), opened, faults);
    }
}
