using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;

namespace Kheo.Api.Features.Campaigns;

/// <summary>What the policy must know of a campaign.</summary>
public interface ICampaignRow
{
    string UnitPath { get; }
    CampaignStatus Status { get; }
}

/// <summary>Who may do what to one campaign.</summary>
public static class CampaignPolicy
{
    public static readonly Policy<ICampaignRow> Table = new(
        (nameof(SaveCampaign), Manages, c => Campaign.Lifecycle.Allows("Save", c.Status)),
        (nameof(OpenCampaign), Manages, c => Campaign.Lifecycle.Allows("Open", c.Status)),
        (nameof(CloseCampaign), Manages, c => Campaign.Lifecycle.Allows("Close", c.Status)),
        ("RegisterModel", (a, c) => a.Grants.Any(g => g.Permissions.Contains(Permission.RegistrationsWrite) && UnitPaths.Contains(c.UnitPath, g.UnitPath)),
            c => c.Status == CampaignStatus.Open));

    /// <summary>The same for a campaign that was loaded to be changed.</summary>
    public static void Demand(Actor actor, string operation, Campaign campaign) => Table.Demand(actor, operation, new Loaded(campaign.UnitPath, campaign.Status));

    private sealed record Loaded(string UnitPath, CampaignStatus Status) : ICampaignRow;

    private static bool Manages(Actor actor, ICampaignRow campaign) => actor.May(Permission.CampaignsManage, campaign.UnitPath);
}
