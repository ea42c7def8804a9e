using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>The same sheet back as XLSX, with what stands against each row beside it in a column "Lỗi". Mended, it is sent again as it is.</summary>
public sealed record DownloadUnitImportFaults(Guid Id) : Query<Sheet>;

internal sealed class DownloadUnitImportFaultsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<DownloadUnitImportFaults, Sheet>
{
    public const string Column = "Lỗi";

    public async Task<Sheet> Handle(DownloadUnitImportFaults query, CancellationToken ct)
    {
        var import = await db.Set<UnitImport>().VisibleTo(current.Actor).SingleOrDefaultAsync(i => i.Id == query.Id, ct) ?? throw new Absent();
        UnitImportPolicy.Demand(current.Actor, nameof(DownloadUnitImportFaults), import);
        if (await db.Sheet(import.Id, ct) is not { } sheet || await db.Faults(import.Id, ct) is not { Count: > 0 } faults) throw new RuleBroken(Rules.ImportWithoutFaults);
        return sheet.Marked("Đơn vị cần sửa", Column, faults, ImportWords.Of);
    }
}
