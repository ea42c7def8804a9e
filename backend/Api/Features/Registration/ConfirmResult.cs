using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Confirms the result: the committee of the place answers for it, and the registration can be judged.</summary>
public sealed record ConfirmResult : Change<ResultView>;

public sealed class ConfirmResultHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ConfirmResult, ResultView>
{
    public async Task<ResultView> Handle(ConfirmResult command, CancellationToken ct)
    {
        var report = await db.ForChange(db.Set<ResultReport>().VisibleTo(current.Actor), command.Id, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(ConfirmResult), report);
        var registration = await db.Set<Entry>().AsTracking().SingleAsync(r => r.Id == report.RegistrationId, ct);
        report.Confirm(registration, current.Actor.AccountId, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await ResultView.Of(db, current.Actor, report.Id, ct);
    }
}
