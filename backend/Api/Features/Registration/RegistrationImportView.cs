using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>A row that would be registered, as its words were understood: a code or a path became a unit's name, nothing became what most are.</summary>
/// <param name="Row">Its number in the sheet.</param>
public sealed record ComingEntry(int Row, string UnitName, string FieldName, string Name, Kind Kind, Subject Subject);

/// <summary>How a column of a sheet is read.</summary>
/// <param name="Column">Its letter.</param>
/// <param name="Heading">What stands above it; may be empty.</param>
/// <param name="Means">The heading of the template that it is read as; null: it is passed over, or not understood.</param>
/// <param name="Said">Whether that was said on the screen.</param>
/// <param name="Fault">`unknown` or `repeated` when its heading keeps the rows from being read.</param>
/// <param name="Samples">The first of what stands in it.</param>
public sealed record ReadColumn(string Column, string Heading, string? Means, bool Said, string? Fault, IReadOnlyList<string> Samples);

/// <summary>The columns of a sheet, and what one can be said to be.</summary>
/// <param name="Taken">The headings of the template.</param>
public sealed record SheetColumns(IReadOnlyList<ReadColumn> Read, IReadOnlyList<string> Taken);

/// <summary>A sheet of registrations that was looked at: what it would do, or did.</summary>
/// <param name="UnitId">The unit that takes the sheet.</param>
/// <param name="As">As drafts, or handed in at once.</param>
/// <param name="Rows">Registrations in the sheet.</param>
/// <param name="ToCreate">Rows that are registered.</param>
/// <param name="Unchanged">Rows that are registered already: the same unit and name in this campaign.</param>
/// <param name="FaultyRows">Rows against which something stands: they keep the whole back, or are left out.</param>
/// <param name="FaultCount">All that stands against the sheet.</param>
/// <param name="Faults">The first 500 of it.</param>
/// <param name="Columns">How its columns are read, while it is only looked at.</param>
/// <param name="Coming">The first 20 rows that would be registered, while the sheet is only looked at.</param>
/// <param name="Done">Registered so far. It begins again from none when the server was stopped on the way; nothing is ever there in part.</param>
/// <param name="InPart">Whether the rows at fault are left out.</param>
/// <param name="CheckedBy">Who sent the sheet, where the caller may know him.</param>
/// <param name="EndedAt">When it was done, failed, was cancelled or undone.</param>
/// <param name="UndoUntil">Until when it can be undone, once it is done.</param>
public sealed record RegistrationImportView(
    Guid Id, long RowVersion, Guid UnitId, string UnitPath, string UnitName, Guid CampaignId, string CampaignName, ImportedAs As, string FileName, ImportStatus Status, int Rows, int ToCreate, int Unchanged,
    int FaultyRows, int FaultCount, IReadOnlyList<ImportFault> Faults, SheetColumns? Columns, IReadOnlyList<ComingEntry> Coming, int Done, bool InPart, DateTimeOffset CheckedAt, string? CheckedBy, DateTimeOffset? AppliedAt, DateTimeOffset? EndedAt,
    DateTimeOffset? UndoUntil, string[] Actions) : IView, IExample<RegistrationImportView>
{
    public static RegistrationImportView Example => new(
        Guid.Parse("019a7000-0000-7000-8000-0000000000b1"), 1, RegistrationView.Example.UnitId, "/VN/AB/X012/", "Đảng ủy xã Bình Minh", RegistrationView.Example.Campaign.Id,
        "Thi đua Dân vận khéo năm 2026", ImportedAs.HandedIn, "dang-ky-2026.xlsx", ImportStatus.Checked, 40, 37, 2, 1, 1, [new(17, "Lĩnh vực", "B17", "unknown", "NTM mới")],
        new([new("A", "Đơn vị", EntryColumns.Unit, false, null, ["Chi bộ ấp Trung Bình"]), new("B", "Mảng việc", EntryColumns.Field, true, null, ["NTM mới"])], [EntryColumns.Unit, EntryColumns.Field]),
        [new(2, "Chi bộ ấp Trung Bình", "Xây dựng nông thôn mới", "Tuyến đường hoa ấp Trung Bình", Kind.Model, Subject.Collective)], 0, false,
        new DateTimeOffset(2026, 6, 2, 4, 0, 0, TimeSpan.Zero), "Nguyễn Thị Sáu", null, null, null,
        [nameof(ApplyRegistrationImport), nameof(MendRegistrationImport), nameof(MatchRegistrationImport), nameof(CancelRegistrationImport), nameof(DownloadRegistrationImportFaults)]);

    public static async Task<RegistrationImportView> Of(KheoDbContext db, Actor actor, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var row = (await RegistrationImportRow.Read(db, actor, db.Set<RegistrationImport>().VisibleTo(actor).Where(i => i.Id == id), now, ct)).SingleOrDefault() ?? throw new Absent();
        var import = row.Import;
        var (done, faults) = await db.Standing(id, ct);
        var (coming, columns) = import.Status == ImportStatus.Checked ? await EntryReading.First(db, actor, import, now, ct) : ([], null);
        return new RegistrationImportView(import.Id, import.RowVersion, import.UnitId, import.UnitPath, row.UnitName, import.CampaignId, row.CampaignName, import.As, import.FileName, import.Status, import.RowCount,
            import.ToCreate, import.Unchanged, import.FaultyRows, import.FaultCount, faults, columns, coming, import.Status switch { ImportStatus.Done or ImportStatus.Undone => import.ToCreate, ImportStatus.Importing => done, _ => 0 },
            import.InPart, import.CheckedAt, row.CheckedBy, import.AppliedAt, import.EndedAt, import.Status == ImportStatus.Done ? import.EndedAt + RegistrationImport.UndoWithin : null, row.Actions);
    }
}

/// <summary>An import in a list.</summary>
public sealed record RegistrationImportRow(
    Guid Id, long RowVersion, Guid UnitId, string UnitPath, string UnitName, Guid CampaignId, string CampaignName, ImportedAs As, string FileName, ImportStatus Status, int Rows, int ToCreate, int Unchanged,
    int FaultCount, DateTimeOffset CheckedAt, string? CheckedBy, DateTimeOffset? EndedAt, string[] Actions) : IExample<RegistrationImportRow>
{
    internal RegistrationImport Import { get; private init; } = null!;

    public static RegistrationImportRow Example
    {
        get
        {
            var view = RegistrationImportView.Example;
            return new(view.Id, 1, view.UnitId, view.UnitPath, view.UnitName, view.CampaignId, view.CampaignName, view.As, view.FileName, view.Status, 40, 37, 2, 1, view.CheckedAt, view.CheckedBy, null, view.Actions);
        }
    }

    public static async Task<List<RegistrationImportRow>> Read(KheoDbContext db, Actor actor, IQueryable<RegistrationImport> imports, DateTimeOffset now, CancellationToken ct)
    {
        var people = db.Set<Account>().VisibleTo(actor);
        return [.. (await (from i in imports
                           join u in db.Set<UnitName>() on i.UnitId equals u.Id
                           join c in db.Set<Campaign>() on i.CampaignId equals c.Id
                           orderby i.Id descending
                           select new { Import = i, u.PartyName, c.Name, By = people.Where(a => a.Id == i.CheckedBy).Select(a => a.DisplayName).FirstOrDefault() }).ToListAsync(ct))
            .Select(x => new RegistrationImportRow(x.Import.Id, x.Import.RowVersion, x.Import.UnitId, x.Import.UnitPath, x.PartyName, x.Import.CampaignId, x.Name, x.Import.As, x.Import.FileName, x.Import.Status,
                x.Import.RowCount, x.Import.ToCreate, x.Import.Unchanged, x.Import.FaultCount, x.Import.CheckedAt, x.By, x.Import.EndedAt,
                RegistrationImportPolicy.Table.Actions(actor, RegistrationImportPolicy.Facts(x.Import, now))) { Import = x.Import })];
    }
}
