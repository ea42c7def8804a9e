using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Organisation;

/// <summary>Has the sheet imported, all or nothing, as the tree is by then. It goes on by itself at once; how far it has come is read with `GetUnitImport`.</summary>
public sealed record ApplyUnitImport : Change<UnitImportView>;

internal sealed class ApplyUnitImportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock, UnitImporter importer) : IRequestHandler<ApplyUnitImport, UnitImportView>
{
    public async Task<UnitImportView> Handle(ApplyUnitImport command, CancellationToken ct)
    {
        var import = await db.ForChange(db.Set<UnitImport>().VisibleTo(current.Actor), command.Id, ct);
        UnitImportPolicy.Demand(current.Actor, nameof(ApplyUnitImport), import);
        var under = await db.Set<Unit>().VisibleTo(current.Actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == import.UnitId, ct) ?? throw new Absent();
        import.Apply(under, current.Actor.AccountId, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        db.OnceCommitted(importer.Wake);
        return await UnitImportView.Of(db, current.Actor, import.Id, ct);
    }
}
