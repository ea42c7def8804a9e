using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Refuses the registration for good, with a written reason.</summary>
public sealed record RefuseRegistration : Change<RegistrationView>, IExample<RefuseRegistration>
{
    public required string Reason { get; init; }

    public static RefuseRegistration Example => new() { Reason = "Trùng với mô hình đã đăng ký của ấp Tân Tiến." };
}

public sealed class RefuseRegistrationValidator : AbstractValidator<RefuseRegistration>
{
    public RefuseRegistrationValidator() => RuleFor(c => c.Reason).Words(2000);
}

public sealed class RefuseRegistrationHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<RefuseRegistration, RegistrationView>
{
    public async Task<RegistrationView> Handle(RefuseRegistration command, CancellationToken ct)
    {
        var registration = await db.ForChange(db.Set<Entry>().VisibleTo(current.Actor).WithLatest(), command.Id, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(RefuseRegistration), registration);
        registration.Refuse(command.Reason, current.Actor.AccountId, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await RegistrationView.Of(db, current.Actor, registration.Id, ct);
    }
}
