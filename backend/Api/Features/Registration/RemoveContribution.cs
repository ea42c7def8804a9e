using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>Takes away a contribution that was written down by mistake.</summary>
public sealed record RemoveContribution : Change<Unit>;

public sealed class RemoveContributionHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<RemoveContribution, Unit>
{
    public async Task<Unit> Handle(RemoveContribution command, CancellationToken ct)
    {
        var contribution = await db.ForChange(db.Set<Contribution>().VisibleTo(current.Actor), command.Id, ct);
        CarryingPolicy.Demand(current.Actor, nameof(RemoveContribution), contribution);
        var registration = await db.CarriedBy(current.Actor, contribution.RegistrationId, ct);
        registration.UnderWay();
        await db.Alive(registration, ct);
        db.Remove(contribution);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
