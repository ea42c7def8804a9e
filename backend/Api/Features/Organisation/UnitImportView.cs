using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using Kheo.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>A sheet of units that was looked at: what it would do, or did.</summary>
/// <param name="UnitId">The unit that takes the rows.</param>
/// <param name="OpenedOn">The first day of the new units.</param>
/// <param name="Rows">Units in the sheet.</param>
/// <param name="ToCreate">Units that are opened.</param>
/// <param name="Unchanged">Units that are already there.</param>
/// <param name="NewUnits">The opened ones by kind.</param>
/// <param name="FaultCount">All that stands against the sheet; nothing is imported while it is more than none.</param>
/// <param name="Faults">The first 500 of it.</param>
/// <param name="Done">Units opened so far. It begins again from none when the server was stopped on the way; nothing is ever there in part.</param>
/// <param name="CheckedBy">Who sent the sheet, where the caller may know him.</param>
/// <param name="EndedAt">When it was done, failed or was cancelled.</param>
public sealed record UnitImportView(
    Guid Id, long RowVersion, Guid UnitId, string UnitPath, string UnitName, DateOnly OpenedOn, string FileName, ImportStatus Status, int Rows, int ToCreate, int Unchanged,
    IReadOnlyList<KindCount> NewUnits, int FaultCount, IReadOnlyList<ImportFault> Faults, int Done, DateTimeOffset CheckedAt, string? CheckedBy, DateTimeOffset? AppliedAt, string? AppliedBy,
    DateTimeOffset? EndedAt, string[] Actions) : IView, IExample<UnitImportView>
{
    public static UnitImportView Example => new(
        Guid.Parse("019a7000-0000-7000-8000-0000000000a1"), 1, Guid.Parse("0193a000-0000-7000-8000-000000000001"), "/AB/", "Tỉnh ủy An Bình", new DateOnly(2025, 7, 1), "don-vi.xlsx",
        ImportStatus.Checked, 103, 102, 1, [new(UnitKinds.CommuneCommittee, 102)], 1, [new(17, "Mã cấp trên", "D17", "unknown", "X999")], 0,
        new DateTimeOffset(2026, 9, 26, 4, 0, 0, TimeSpan.Zero), "Nguyễn Thị Sáu", null, null, null, [nameof(CancelUnitImport), nameof(DownloadUnitImportFaults)]);

    public static async Task<UnitImportView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var import = await db.Set<UnitImport>().VisibleTo(actor).SingleOrDefaultAsync(i => i.Id == id, ct) ?? throw new Absent();
        var unit = await db.Set<UnitName>().Where(u => u.Id == import.UnitId).Select(u => u.PartyName).SingleAsync(ct);
        Guid[] whose = [import.CheckedBy, import.AppliedBy ?? import.CheckedBy];
        var people = await db.Set<Account>().VisibleTo(actor).Where(a => whose.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct);
        var (done, faults) = await db.Standing(id, ct);
        return new UnitImportView(import.Id, import.RowVersion, import.UnitId, import.UnitPath, unit, import.OpenedOn, import.FileName, import.Status, import.RowCount, import.ToCreate, import.Unchanged,
            import.NewUnits, import.FaultCount, faults, import.Status switch { ImportStatus.Done => import.ToCreate, ImportStatus.Importing => done, _ => 0 },
            import.CheckedAt, people.GetValueOrDefault(import.CheckedBy), import.AppliedAt, import.AppliedBy is { } applied ? people.GetValueOrDefault(applied) : null, import.EndedAt,
            UnitImportPolicy.Table.Actions(actor, UnitImportPolicy.Facts(import)));
    }
}

/// <summary>An import in a list.</summary>
public sealed record UnitImportRow(
    Guid Id, long RowVersion, Guid UnitId, string UnitPath, string UnitName, DateOnly OpenedOn, string FileName, ImportStatus Status, int Rows, int ToCreate, int Unchanged, int FaultCount,
    DateTimeOffset CheckedAt, string? CheckedBy, DateTimeOffset? EndedAt, string[] Actions) : IExample<UnitImportRow>
{
    public static UnitImportRow Example => new(
        UnitImportView.Example.Id, 1, UnitImportView.Example.UnitId, "/AB/", "Tỉnh ủy An Bình", UnitImportView.Example.OpenedOn, UnitImportView.Example.FileName, ImportStatus.Checked, 103, 102, 1, 1,
        UnitImportView.Example.CheckedAt, UnitImportView.Example.CheckedBy, null, [nameof(CancelUnitImport)]);

    public static async Task<List<UnitImportRow>> Read(KheoDbContext db, Actor actor, IQueryable<UnitImport> imports, CancellationToken ct)
    {
        var people = db.Set<Account>().VisibleTo(actor);
        return [.. (await (from i in imports
                           join u in db.Set<UnitName>() on i.UnitId equals u.Id
                           orderby i.Id descending
                           select new { Import = i, u.PartyName, By = people.Where(a => a.Id == i.CheckedBy).Select(a => a.DisplayName).FirstOrDefault() }).ToListAsync(ct))
            .Select(x => new UnitImportRow(x.Import.Id, x.Import.RowVersion, x.Import.UnitId, x.Import.UnitPath, x.PartyName, x.Import.OpenedOn, x.Import.FileName, x.Import.Status, x.Import.RowCount,
                x.Import.ToCreate, x.Import.Unchanged, x.Import.FaultCount, x.Import.CheckedAt, x.By, x.Import.EndedAt, UnitImportPolicy.Table.Actions(actor, UnitImportPolicy.Facts(x.Import))))];
    }
}
