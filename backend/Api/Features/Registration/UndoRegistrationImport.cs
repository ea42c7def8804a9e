using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Within 24 hours, and while nobody has gone on with any of them: withdraws all registrations of an import. Their numbers stay used.</summary>
public sealed record UndoRegistrationImport : Change<RegistrationImportView>;

internal sealed class UndoRegistrationImportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<UndoRegistrationImport, RegistrationImportView>
{
    public async Task<RegistrationImportView> Handle(UndoRegistrationImport command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var import = await db.ForChange(db.Set<RegistrationImport>().VisibleTo(current.Actor), command.Id, ct);
        RegistrationImportPolicy.Demand(current.Actor, nameof(UndoRegistrationImport), import);
        var registered = await db.Set<Entry>().FromSql($"select r.* from registrations r join imported_registrations i on i.registration_id = r.id where i.import_id = {import.Id}")
            .VisibleTo(current.Actor).AsTracking().ToListAsync(ct);
        import.Undo(registered, now);
        await db.SaveChangesAsync(ct);
        await db.Forget(import.Id, ct);
        return await RegistrationImportView.Of(db, current.Actor, import.Id, now, ct);
    }
}
