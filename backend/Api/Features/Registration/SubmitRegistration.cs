using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
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
        var now = clock.GetUtcNow();
        var standing = await db.Standing(campaign, tier, registration.UnitId, registration.Id, ct);
        var (form, reading) = (campaign.Form.For(tier), registration.Reading);
        var asked = form.Asked(reading).Select(f => f.Code).ToHashSet();           // what is asked no more is not handed in, so nothing stands against it
        reading = reading with { Answers = (reading.Answers ?? OwnAnswers.None).Where(a => asked.Contains(a.Key)).ToDictionary() };
        registration.Submit(campaign, tier, current.Actor.AccountId, now, standing, await db.Calendar(campaign, registration.UnitPath, VietnamTime.Day(now), ct),
            FormSchema.Flaws(form, reading, whole: true));
        await db.SaveChangesAsync(ct);
        return await RegistrationView.Of(db, current.Actor, registration.Id, ct);
    }
}
