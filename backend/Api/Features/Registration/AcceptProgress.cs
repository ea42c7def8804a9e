using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>Accepts the progress report: the committee has read it and has nothing to say against it.</summary>
public sealed record AcceptProgress : Change<ProgressView>;

public sealed class AcceptProgressHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<AcceptProgress, ProgressView>
{
    public async Task<ProgressView> Handle(AcceptProgress command, CancellationToken ct)
    {
        var report = await db.ForChange(db.Set<ProgressReport>().VisibleTo(current.Actor), command.Id, ct);
        CarryingPolicy.Demand(current.Actor, nameof(AcceptProgress), report);
        report.Accept(current.Actor.AccountId, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await ProgressView.Of(db, current.Actor, report.Id, ct);
    }
}
