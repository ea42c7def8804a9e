using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using MediatR;

namespace Kheo.Api.Features.Organisation;

/// <summary>Leaves an act to its day: it is then applied by itself. Until that day it can be withdrawn.</summary>
public sealed record ScheduleReorganisation : Change<ReorganisationView>;

public sealed class ScheduleReorganisationHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ScheduleReorganisation, ReorganisationView>
{
    public async Task<ReorganisationView> Handle(ScheduleReorganisation command, CancellationToken ct)
    {
        var act = await db.ForChange(db.Set<Reorganisation>().ReachingTo(current.Actor), command.Id, ct);
        ReorganisationPolicy.Demand(current.Actor, nameof(ScheduleReorganisation), act);
        act.Schedule(await db.Plan(current.Actor, act, ct), current.Actor.AccountId, VietnamTime.Day(clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return await ReorganisationView.Of(db, current.Actor, act.Id, ct);
    }
}
