using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Campaigns;

/// <summary>One campaign: its letter, its fields, its plan and the caller's own days.</summary>
public sealed record GetCampaign(Guid Id) : Query<CampaignView>;

public sealed class GetCampaignHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetCampaign, CampaignView>
{
    public Task<CampaignView> Handle(GetCampaign query, CancellationToken ct) => CampaignView.Of(db, current.Actor, query.Id, ct);
}
