using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Hands the result report in; the registration is reported with it.</summary>
public sealed record HandInResult : Change<ResultView>;

public sealed class HandInResultHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<HandInResult, ResultView>
{
    public async Task<ResultView> Handle(HandInResult command, CancellationToken ct)
    {
        var report = await db.ForChange(db.Set<ResultReport>().VisibleTo(current.Actor).Include(r => r.Indicators), command.Id, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(HandInResult), report);
        var registration = await db.Set<Entry>().AsTracking().SingleAsync(r => r.Id == report.RegistrationId, ct);
        report.HandIn(registration, await db.AskedOf(report.RegistrationId, ct), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await ResultView.Of(db, current.Actor, report.Id, ct);
    }
}
