using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Mô hình điểm: the committee that accepts says that a model is one to be learned from, or takes that back.</summary>
public sealed record MarkPilot : Change<RegistrationView>, IExample<MarkPilot>
{
    public required bool Pilot { get; init; }

    public static MarkPilot Example => new() { Pilot = true };
}

public sealed class MarkPilotHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<MarkPilot, RegistrationView>
{
    public async Task<RegistrationView> Handle(MarkPilot command, CancellationToken ct)
    {
        var registration = await db.ForChange(db.Set<Entry>().VisibleTo(current.Actor), command.Id, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(MarkPilot), registration);
        registration.MarkPilot(command.Pilot);
        await db.SaveChangesAsync(ct);
        return await RegistrationView.Of(db, current.Actor, registration.Id, ct);
    }
}
