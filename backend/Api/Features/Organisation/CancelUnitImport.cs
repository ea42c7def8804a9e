using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using MediatR;

namespace Kheo.Api.Features.Organisation;

/// <summary>Puts a sheet away that was looked at and not imported; what it said is forgotten.</summary>
public sealed record CancelUnitImport : Change<UnitImportView>;

internal sealed class CancelUnitImportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CancelUnitImport, UnitImportView>
{
    public async Task<UnitImportView> Handle(CancelUnitImport command, CancellationToken ct)
    {
        var import = await db.ForChange(db.Set<UnitImport>().VisibleTo(current.Actor), command.Id, ct);
        UnitImportPolicy.Demand(current.Actor, nameof(CancelUnitImport), import);
        import.Cancel(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await db.Forget(import.Id, ct);
        return await UnitImportView.Of(db, current.Actor, import.Id, ct);
    }
}
