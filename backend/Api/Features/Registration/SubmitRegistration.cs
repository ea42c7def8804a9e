using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Hands the registration in to the committee above. After its day it is taken and flagged, or refused, as the campaign says.</summary>
public sealed record SubmitRegistration : Change<RegistrationView>;

public sealed class SubmitRegistrationHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SubmitRegistration, RegistrationView>
{
    public async Task<RegistrationView> Handle(SubmitRegistration command, CancellationToken ct)
    {
        var registration = await db.ForChange(db.Set<Entry>().VisibleTo(current.Actor), command.Id, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(SubmitRegistration), registration);
        var campaign = await db.Set<Campaign>().Include(c => c.TierPlans).SingleAsync(c => c.Id == registration.CampaignId, ct);
        var tier = await db.Set<Domain.Organisation.Unit>().Where(u => u.Id == registration.UnitId).Select(u => u.TierId).SingleAsync(ct);
        registration.Submit(campaign, tier, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await RegistrationView.Of(db, current.Actor, registration.Id, ct);
    }
}
