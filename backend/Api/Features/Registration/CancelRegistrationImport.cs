using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>Puts a sheet away that was looked at and not imported; what it said is forgotten.</summary>
public sealed record CancelRegistrationImport : Change<RegistrationImportView>;

internal sealed class CancelRegistrationImportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CancelRegistrationImport, RegistrationImportView>
{
    public async Task<RegistrationImportView> Handle(CancelRegistrationImport command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var import = await db.ForChange(db.Set<RegistrationImport>().VisibleTo(current.Actor), command.Id, ct);
        RegistrationImportPolicy.Demand(current.Actor, nameof(CancelRegistrationImport), import);
        import.Cancel(now);
        await db.SaveChangesAsync(ct);
        await db.Forget(import.Id, ct);
        return await RegistrationImportView.Of(db, current.Actor, import.Id, now, ct);
    }
}
