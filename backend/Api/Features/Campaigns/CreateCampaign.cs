using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Drafts a campaign for the unit's subtree. Nobody below sees an obligation before it is opened.</summary>
public sealed record CreateCampaign : Create<CampaignView>, IExample<CreateCampaign>
{
    /// <summary>Who launches it; the caller's own unit when unsaid.</summary>
    public Guid? UnitId { get; init; }
    public required Guid ProgrammeId { get; init; }
    /// <summary>Capital letters, digits, `.`, `_`, `-`; once per unit.</summary>
    public required string Code { get; init; }
    public required CampaignContent Content { get; init; }

    public static CreateCampaign Example => new() { ProgrammeId = ProgrammeView.Example.Id, Code = "DVK-2026", Content = CampaignExamples.Content };
}

public sealed class CreateCampaignValidator : AbstractValidator<CreateCampaign>
{
    public CreateCampaignValidator()
    {
        RuleFor(c => c.Code).Code();
        RuleFor(c => c.Content).SetValidator(new ContentShape());
    }
}

public sealed class CreateCampaignHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CreateCampaign, CampaignView>
{
    public async Task<CampaignView> Handle(CreateCampaign command, CancellationToken ct)
    {
        var unit = await db.ActingFor(current.Actor, Permission.CampaignsManage, command.UnitId, VietnamTime.Day(clock.GetUtcNow()), ct);
        await Mentions.Check(db, current.Actor, null, unit.Path, command.ProgrammeId, command.Content, ct);
        var campaign = Campaign.Draft(unit.Id, unit.Path, command.ProgrammeId, command.Code, command.Content);
        db.Add(campaign);
        await db.SaveChangesAsync(ct);
        return await CampaignView.Of(db, current.Actor, campaign.Id, ct);
    }
}

/// <summary>What a campaign's content refers to must exist for the caller; foreign keys see through row-level security and would tell.</summary>
internal static class Mentions
{
    public static async Task Check(KheoDbContext db, Actor actor, Guid? campaignId, string unitPath, Guid programmeId, CampaignContent content, CancellationToken ct)
    {
        if (!await db.Set<Programme>().ReachingTo(actor).AnyAsync(p => p.Id == programmeId, ct)) throw new Absent();
        var list = await db.Set<FieldList>().ReachingTo(actor).SingleOrDefaultAsync(l => l.Id == content.FieldListId, ct) ?? throw new Absent();
        RuleBroken.When(list.ProgrammeId != programmeId, Rules.CampaignFieldListOfAnother);
        var tiers = content.Tiers.Select(t => t.TierId).Concat((content.Form.Fields ?? []).SelectMany(f => f.Tiers ?? [])).Distinct().ToArray();
        if (await db.Set<Tier>().ReachingTo(actor).CountAsync(t => tiers.Contains(t.Id), ct) < tiers.Length) throw new Absent();
        var (pilots, end) = (content.Tiers.Select(t => t.PilotUnitId).OfType<Guid>().Distinct().ToArray(), UnitPaths.End(unitPath));
        if (pilots.Length > 0 && await db.Set<Domain.Organisation.Unit>().VisibleTo(actor, u => u.Path)
                .CountAsync(u => pilots.Contains(u.Id) && string.Compare(u.Path, unitPath) >= 0 && string.Compare(u.Path, end) < 0, ct) < pilots.Length)
            throw new Absent();
        if (content.ParentId is { } parent) await CheckParent(db, actor, campaignId, unitPath, programmeId, parent, ct);
    }

    private static async Task CheckParent(KheoDbContext db, Actor actor, Guid? campaignId, string unitPath, Guid programmeId, Guid parentId, CancellationToken ct)
    {
        var parent = await db.Set<Campaign>().ReachingTo(actor).Where(c => c.Id == parentId).Select(c => new { c.ProgrammeId, c.UnitPath }).SingleOrDefaultAsync(ct) ?? throw new Absent();
        RuleBroken.When(parent.ProgrammeId != programmeId, Rules.CampaignParentOfAnother);
        RuleBroken.When(!UnitPaths.Contains(parent.UnitPath, unitPath), Rules.CampaignParentBelow);
        if (campaignId is { } self)
            RuleBroken.When((await db.Database.SqlQuery<bool>(
                $"""
                with recursive up as (select id, parent_id from campaigns where id = {parentId} union select c.id, c.parent_id from campaigns c join up on c.id = up.parent_id)
                select exists (select from up where id = {self}) as "Value"
                """).ToListAsync(ct))[0], Rules.CampaignParentCircle);
    }
}
