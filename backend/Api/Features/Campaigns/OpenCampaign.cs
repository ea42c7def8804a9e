using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Opens the campaign: its first version is kept, and every obliged unit below gets its obligation with its own date.</summary>
public sealed record OpenCampaign : Change<CampaignView>;

public sealed class OpenCampaignHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<OpenCampaign, CampaignView>
{
    public async Task<CampaignView> Handle(OpenCampaign command, CancellationToken ct)
    {
        var campaign = await db.ForChange(db.Set<Campaign>().ReachingTo(current.Actor).Include(c => c.TierPlans).Include(c => c.CriteriaSheets), command.Id, ct);
        CampaignPolicy.Demand(current.Actor, nameof(OpenCampaign), campaign);
        campaign.Open(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await Obligations.Follow(db, campaign, VietnamTime.Day(clock.GetUtcNow()), ct);
        return await CampaignView.Of(db, current.Actor, campaign.Id, ct);
    }
}

/// <summary>The ledger of who owes what, made from the plan for the whole subtree in one statement.</summary>
internal static class Obligations
{
    /// <summary>
    /// A unit owes by its own row as a pilot, else by its tier's row. Called again after a change, it moves the days of what was not handed in yet
    /// and adds the newly obliged; what was handed in keeps its day.
    /// </summary>
    public static async Task Follow(KheoDbContext db, Campaign campaign, DateOnly today, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
        $"""
        insert into obligations as o (id, campaign_id, unit_id, unit_path, tier_id, form, basis, due_on)
        select gen_random_uuid(), p.campaign_id, u.id, u.path, u.tier_id, f.form, p.obliged, f.due
        from units u
        join lateral (select t.* from tier_plans t
                      where t.campaign_id = {campaign.Id} and (t.pilot_unit_id = u.id or t.pilot_unit_id is null and t.tier_id = u.tier_id)
                      order by t.pilot_unit_id nulls last limit 1) p on p.obliged <> 'none'
        cross join lateral (values ('registration', p.registration_due), ('result', p.result_due)) f (form, due)
        where u.path >= {campaign.UnitPath} collate "C" and u.path < {UnitPaths.End(campaign.UnitPath)} collate "C"
          and (u.closed_on is null or u.closed_on > {today}) and f.due is not null
        on conflict on constraint obligations_once do update set due_on = excluded.due_on, basis = excluded.basis, row_version = o.row_version + 1
          where o.handed_in_at is null and (o.due_on, o.basis) is distinct from (excluded.due_on, excluded.basis)
        """, ct);

        // Rows of the ledger are never deleted: who is no longer in the plan is exempt, and the reason says by which version.
        var reason = $"Không còn phải nộp theo phiên bản {campaign.Version} của đợt";
        if (campaign.Version > 1) await db.Database.ExecuteSqlAsync(
        $"""
        update obligations o set exempt_reason = {reason}, row_version = o.row_version + 1
        from units u
        where o.campaign_id = {campaign.Id} and u.id = o.unit_id and o.handed_in_at is null and o.exempt_reason is null
          and coalesce((select t.obliged = 'none' or case o.form when 'result' then t.result_due else t.registration_due end is null
                        from tier_plans t where t.campaign_id = o.campaign_id and (t.pilot_unit_id = u.id or t.pilot_unit_id is null and t.tier_id = u.tier_id)
                        order by t.pilot_unit_id nulls last limit 1), true)
        """, ct);
    }
}
