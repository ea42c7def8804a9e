using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>What was asked is done, or no longer asked.</summary>
public sealed record CloseVisit : Change<VisitView>;

public sealed class CloseVisitHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CloseVisit, VisitView>
{
    public async Task<VisitView> Handle(CloseVisit command, CancellationToken ct)
    {
        var visit = await db.ForChange(db.Set<Visit>().VisibleTo(current.Actor), command.Id, ct);
        VisitPolicy.Demand(current.Actor, nameof(CloseVisit), visit);
        visit.Close(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await VisitView.Of(db, current.Actor, visit.Id, ct);
    }
}
