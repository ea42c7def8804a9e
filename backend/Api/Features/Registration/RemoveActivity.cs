using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>Takes an activity away that was recorded by mistake. Its pictures stay with the registration.</summary>
public sealed record RemoveActivity : Change<Unit>;

public sealed class RemoveActivityHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<RemoveActivity, Unit>
{
    public async Task<Unit> Handle(RemoveActivity command, CancellationToken ct)
    {
        var activity = await db.ForChange(db.Set<Activity>().VisibleTo(current.Actor), command.Id, ct);
        CarryingPolicy.Demand(current.Actor, nameof(RemoveActivity), activity);
        var registration = await db.CarriedBy(current.Actor, activity.RegistrationId, ct);
        registration.UnderWay();
        await db.Alive(registration, ct);
        foreach (var file in await db.Set<StoredFile>().AsTracking().Where(f => f.ActivityId == activity.Id).ToListAsync(ct)) file.LeaveActivity();
        db.Remove(activity);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
