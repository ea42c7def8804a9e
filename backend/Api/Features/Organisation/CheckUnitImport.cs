using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Organisation;

/// <summary>
/// Looks at a sheet of units, XLSX or CSV as its content says, and opens none yet: says how many would be opened below the unit, how many are there already, and what
/// stands against it by row and column. Headings are those of the exports in Vietnamese, or the names of `ImportUnits`.
/// </summary>
public sealed record CheckUnitImport : Create<UnitImportView>, ICarriesFile
{
    internal const long BodyLimit = 16_000_000;

    internal IFormFile File { get; private set; } = null!;
    IFormFile ICarriesFile.File { set => File = value; }

    /// <summary>The unit that takes the rows without a parent.</summary>
    public required Guid UnderUnitId { get; init; }

    /// <summary>The first day of the new units; today when unsaid.</summary>
    public DateOnly? OpenedOn { get; init; }
}

internal sealed class CheckUnitImportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CheckUnitImport, UnitImportView>
{
    public async Task<UnitImportView> Handle(CheckUnitImport command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = VietnamTime.Day(now);
        var day = command.OpenedOn ?? today;
        var under = await db.Set<Unit>().VisibleTo(current.Actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == command.UnderUnitId, ct) ?? throw new Absent();
        UnitPolicy.Table.Demand(current.Actor, nameof(CheckUnitImport), new UnitFacts(under.Path, true, false));
        UnitImport.DemandDay(under, day, today);

        var sheet = await ImportSheet.Read(command.File, FileKinds.IsWorkbook, ImportSheet.ShortCell, ct);
        var reading = await ImportReading.Of(db, current.Actor, under, sheet, day, today, ct);
        var import = UnitImport.Check(under, FileNames.Safe(command.File.FileName), day, reading.Forecast, current.Actor.AccountId, now);
        db.Add(import);
        await db.SaveChangesAsync(ct);
        await db.Keep(import, sheet, reading.Faults, ct);
        return await UnitImportView.Of(db, current.Actor, import.Id, ct);
    }
}
