using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>Hands the progress report in to the committee above.</summary>
public sealed record HandInProgress : Change<ProgressView>;

public sealed class HandInProgressHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<HandInProgress, ProgressView>
{
    public async Task<ProgressView> Handle(HandInProgress command, CancellationToken ct)
    {
        var report = await db.ForChange(db.Set<ProgressReport>().VisibleTo(current.Actor), command.Id, ct);
        CarryingPolicy.Demand(current.Actor, nameof(HandInProgress), report);
        var registration = await db.CarriedBy(current.Actor, report.RegistrationId, ct);
        report.HandIn(registration, clock.GetUtcNow());
        await db.Alive(registration, ct);
        await db.SaveChangesAsync(ct);
        return await ProgressView.Of(db, current.Actor, report.Id, ct);
    }
}
