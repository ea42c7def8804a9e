using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>Has the sheet imported, whole or without the rows at fault. It goes on by itself at once; how far it has come is read with `GetRegistrationImport`.</summary>
public sealed record ApplyRegistrationImport : Change<RegistrationImportView>, IExample<ApplyRegistrationImport>
{
    /// <summary>Leave out the rows against which something stands; otherwise they keep the whole back.</summary>
    public bool InPart { get; init; }

    public static ApplyRegistrationImport Example => new() { InPart = true };
}

internal sealed class ApplyRegistrationImportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock, RegistrationImporter importer)
    : IRequestHandler<ApplyRegistrationImport, RegistrationImportView>
{
    public async Task<RegistrationImportView> Handle(ApplyRegistrationImport command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var import = await db.ForChange(db.Set<RegistrationImport>().VisibleTo(current.Actor), command.Id, ct);
        RegistrationImportPolicy.Demand(current.Actor, nameof(ApplyRegistrationImport), import);
        import.Apply(await db.Into(current.Actor, import, ct), command.InPart, current.Actor.AccountId, now);
        await db.SaveChangesAsync(ct);
        db.OnceCommitted(importer.Wake);
        return await RegistrationImportView.Of(db, current.Actor, import.Id, now, ct);
    }
}
