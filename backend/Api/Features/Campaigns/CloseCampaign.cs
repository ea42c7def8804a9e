using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Closes the campaign: nothing more is registered in it. What was accepted goes on to its end.</summary>
public sealed record CloseCampaign : Change<CampaignView>;

public sealed class CloseCampaignHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<CloseCampaign, CampaignView>
{
    public async Task<CampaignView> Handle(CloseCampaign command, CancellationToken ct)
    {
        var campaign = await db.ForChange(db.Set<Campaign>().ReachingTo(current.Actor), command.Id, ct);
        CampaignPolicy.Demand(current.Actor, nameof(CloseCampaign), campaign);
        campaign.Close();
        await db.SaveChangesAsync(ct);
        return await CampaignView.Of(db, current.Actor, campaign.Id, ct);
    }
}
