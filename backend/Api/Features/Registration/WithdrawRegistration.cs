using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Takes the registration back before it was accepted. Its number stays used.</summary>
public sealed record WithdrawRegistration : Change<RegistrationView>;

public sealed class WithdrawRegistrationHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<WithdrawRegistration, RegistrationView>
{
    public async Task<RegistrationView> Handle(WithdrawRegistration command, CancellationToken ct)
    {
        var registration = await db.ForChange(db.Set<Entry>().VisibleTo(current.Actor), command.Id, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(WithdrawRegistration), registration);
        registration.Withdraw(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await RegistrationView.Of(db, current.Actor, registration.Id, ct);
    }
}
