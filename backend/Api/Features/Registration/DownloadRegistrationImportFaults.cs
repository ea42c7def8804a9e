using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>The same sheet back as XLSX, with what stands against each row beside it in a column "Lỗi"; of a sheet imported in part, the rows that were left out. Mended, it is sent again as it is.</summary>
public sealed record DownloadRegistrationImportFaults(Guid Id) : Query<Sheet>;

internal sealed class DownloadRegistrationImportFaultsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<DownloadRegistrationImportFaults, Sheet>
{
    public async Task<Sheet> Handle(DownloadRegistrationImportFaults query, CancellationToken ct)
    {
        var import = await db.Set<RegistrationImport>().VisibleTo(current.Actor).SingleOrDefaultAsync(i => i.Id == query.Id, ct) ?? throw new Absent();
        RegistrationImportPolicy.Demand(current.Actor, nameof(DownloadRegistrationImportFaults), import);
        if (await db.Sheet(import.Id, ct) is not { } sheet || await db.Faults(import.Id, ct) is not { Count: > 0 } faults) throw new RuleBroken(Rules.ImportWithoutFaults);
        return EntryColumns.Retold(sheet, import.Columns).Marked("Đăng ký cần sửa", EntryColumns.Faults, faults, EntryWords.Of, import.Status == ImportStatus.Done);
    }
}
