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
        insert into obligations as o (id, campaign_id, unit_id, unit_path, tier_id, form, basis, period_from, period_to, planned_on, due_on)
        select gen_random_uuid(), {campaign.Id}, u.id, u.path, u.tier_id, f.form, f.basis, f.period_from, f.period_to, f.due,
               case when {campaign.Rules.DueOnWorkingDay} then next_working_day(u.path, f.due) else f.due end
        from units u cross join lateral owed_by_plan({campaign.Id}, u.id, u.tier_id) f
        where u.path >= {campaign.UnitPath} collate "C" and u.path < {UnitPaths.End(campaign.UnitPath)} collate "C"
          and (u.closed_on is null or u.closed_on > {today})
        on conflict on constraint obligations_once do update set basis = excluded.basis, planned_on = excluded.planned_on, row_version = o.row_version + 1,
          due_on = case when o.extensions > 0 then greatest(o.due_on, excluded.due_on) else excluded.due_on end
          where o.handed_in_at is null and o.transferred_on is null
            and ((o.planned_on, o.basis) is distinct from (excluded.planned_on, excluded.basis) or o.extensions = 0 and o.due_on <> excluded.due_on)
        """, ct);

        // Rows of the ledger are never deleted: who is no longer in the plan is exempt, and the reason says by which version.
        var reason = $"Không còn phải nộp theo phiên bản {campaign.Version} của đợt";
        if (campaign.Version > 1) await db.Database.ExecuteSqlAsync(
        $"""
        update obligations o set exempt_reason = {reason}, exempted_at = now(), row_version = o.row_version + 1
        from units u
        where o.campaign_id = {campaign.Id} and u.id = o.unit_id and o.handed_in_at is null and o.exempt_reason is null and o.transferred_on is null
          and not exists (select from owed_by_plan(o.campaign_id, u.id, u.tier_id) f where f.form = o.form and f.period_to is not distinct from o.period_to)
        """, ct);
    }

    /// <summary>After a change of the calendar: the days of what is still owed below the unit, where nobody gave more time. None becomes late by it.</summary>
    public static Task<int> Move(KheoDbContext db, string path, DateOnly today, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        update obligations o set due_on = m.due_on, row_version = o.row_version + 1
        from (select b.id, next_working_day(b.unit_path, b.planned_on) as due_on from obligations b join campaigns c on c.id = b.campaign_id
              where c.status = 'open' and c.rules->'dueOnWorkingDay' = 'true' and b.unit_path >= {path} collate "C" and b.unit_path < {UnitPaths.End(path)} collate "C"
                and b.handed_in_at is null and b.exempt_reason is null and b.transferred_on is null and b.extensions = 0 and b.planned_on is not null) m
        where o.id = m.id and m.due_on <> o.due_on and m.due_on >= {today}
        """, ct);
}
