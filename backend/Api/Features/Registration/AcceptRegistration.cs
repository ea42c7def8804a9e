using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Accepts what was handed in. Nobody accepts his own unit's work.</summary>
public sealed record AcceptRegistration : Change<RegistrationView>;

public sealed class AcceptRegistrationHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<AcceptRegistration, RegistrationView>
{
    public async Task<RegistrationView> Handle(AcceptRegistration command, CancellationToken ct)
    {
        var registration = await db.ForChange(db.Set<Entry>().VisibleTo(current.Actor).WithLatest(), command.Id, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(AcceptRegistration), registration);
        registration.Accept(current.Actor.AccountId, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await RegistrationView.Of(db, current.Actor, registration.Id, ct);
    }
}
