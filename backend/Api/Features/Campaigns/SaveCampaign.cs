using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Changes a draft, or makes the next version of an open campaign. What was handed in stays under its own version.</summary>
public sealed record SaveCampaign : Change<CampaignView>, IExample<SaveCampaign>
{
    public required CampaignContent Content { get; init; }

    public static SaveCampaign Example => new() { Content = CampaignExamples.Content };
}

public sealed class SaveCampaignValidator : AbstractValidator<SaveCampaign>
{
    public SaveCampaignValidator() => RuleFor(c => c.Content).SetValidator(new ContentShape());
}

public sealed class SaveCampaignHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SaveCampaign, CampaignView>
{
    public async Task<CampaignView> Handle(SaveCampaign command, CancellationToken ct)
    {
        var campaign = await db.ForChange(db.Set<Campaign>().ReachingTo(current.Actor).Include(c => c.TierPlans).Include(c => c.CriteriaSheets), command.Id, ct);
        CampaignPolicy.Demand(current.Actor, nameof(SaveCampaign), campaign);
        await Mentions.Check(db, current.Actor, campaign.Id, campaign.UnitPath, campaign.ProgrammeId, command.Content, ct);
        campaign.Save(command.Content, clock.GetUtcNow());
        db.Entry(campaign).Property(c => c.Name).IsModified = true;       // a change of its plan or sheets alone is a change of the campaign too
        await db.SaveChangesAsync(ct);
        if (campaign.Status == CampaignStatus.Open) await Obligations.Follow(db, campaign, VietnamTime.Day(clock.GetUtcNow()), ct);
        return await CampaignView.Of(db, current.Actor, campaign.Id, ct);
    }
}
