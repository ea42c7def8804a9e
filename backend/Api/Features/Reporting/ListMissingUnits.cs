using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>The units that have to register and have not: whom to call, what lies ready as a draft, how often they were reminded and what they answered.</summary>
public sealed record ListMissingUnits : PagedQuery<MissingUnitRow>, IAboutCampaign
{
    /// <summary>The campaign; required.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>The unit at whose subtree is looked; when unsaid, the highest unit whose reports the caller may read.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Only units of this tier.</summary>
    public Guid? TierId { get; init; }

    /// <summary>Only those never reminded, or only those reminded.</summary>
    public bool? Reminded { get; init; }
}

/// <summary>A unit that has not registered.</summary>
/// <param name="ObligationId">What to remind, answer or exempt.</param>
/// <param name="Drafts">Registrations begun at or below the unit and not handed in.</param>
public sealed record MissingUnitRow(
    Guid ObligationId, long RowVersion, Guid UnitId, string UnitName, string UnitPath, string? ParentName, Guid TierId, string TierName, string? Contact, DateOnly DueOn, int DaysLeft,
    long Drafts, int Reminded, DateTimeOffset? LastRemindedAt, string? Answer, DateTimeOffset? AnsweredAt, string[] Actions) : IExample<MissingUnitRow>
{
    public static MissingUnitRow Example => new(
        ObligationView.Example.Id, 3, ObligationView.Example.UnitId, ObligationView.Example.UnitName, ObligationView.Example.UnitPath, "Đảng bộ cơ sở ấp Trung",
        Guid.Parse("0193a000-0000-7000-8000-0000000000b5"), "Chi bộ", "0912 000 000 (Bí thư)", new DateOnly(2026, 6, 30), 8, 1, 2, new DateTimeOffset(2026, 6, 20, 2, 0, 0, TimeSpan.Zero),
        ObligationView.Example.Answer, ObligationView.Example.AnsweredAt, ["RemindUnits", "ExemptUnit", "ExtendUnits"]);
}

public sealed class ListMissingUnitsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListMissingUnits, Page<MissingUnitRow>>
{
    public async Task<Page<MissingUnitRow>> Handle(ListMissingUnits query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query, ct);
        var after = Cursor.Decode(query.After)?.Sort ?? "";
        var rows = await MissingUnits.Of(db, scope, query, after, query.Size + 1).ToListAsync(ct);
        var today = VietnamTime.Day(clock.GetUtcNow());
        return Pages.Of([.. rows.Select(r => r.Row(current.Actor, today))], query.Size, r => Cursor.Encode(r.UnitPath, r.ObligationId));
    }
}

internal sealed record MissingUnit(
    Guid ObligationId, long RowVersion, Guid UnitId, string UnitName, string UnitPath, string? ParentName, Guid TierId, string TierName, string? Contact, DateOnly DueOn,
    long Drafts, int Reminded, DateTimeOffset? LastRemindedAt, string? Answer, DateTimeOffset? AnsweredAt)
{
    public MissingUnitRow Row(Actor actor, DateOnly today) => new(
        ObligationId, RowVersion, UnitId, UnitName, UnitPath, ParentName, TierId, TierName, Contact, DueOn, DueOn.DayNumber - today.DayNumber, Drafts, Reminded, LastRemindedAt,
        Answer, AnsweredAt, ObligationPolicy.Table.Actions(actor, new ObligationFacts(UnitPath, true, Reminded)));
}

internal static class MissingUnits
{
    /// <summary>In the order of the tree, from the partial index of what is missing. Drafts come from the totals.</summary>
    public static IQueryable<MissingUnit> Of(KheoDbContext db, ReportScope scope, ListMissingUnits query, string after, int limit)
    {
        var from = string.CompareOrdinal(after, scope.UnitPath) > 0 ? after : scope.UnitPath;
        var inclusive = from == scope.UnitPath && after != scope.UnitPath;
        var end = UnitPaths.End(scope.UnitPath);
        return db.Database.SqlQuery<MissingUnit>(
            $"""
            select o.id as "ObligationId", o.row_version as "RowVersion", o.unit_id as "UnitId", u.party_name as "UnitName", o.unit_path as "UnitPath", p.party_name as "ParentName",
                   o.tier_id as "TierId", t.name as "TierName", u.contact as "Contact", o.due_on as "DueOn",
                   (select coalesce(sum(c.count), 0)::bigint from totals c where c.unit_path = o.unit_path and c.campaign_id = o.campaign_id and c.status = 'draft') as "Drafts",
                   o.reminded as "Reminded", o.last_reminded_at as "LastRemindedAt", o.answer as "Answer", o.answered_at as "AnsweredAt"
            from obligations o join units u on u.id = o.unit_id join tiers t on t.id = o.tier_id left join unit_names p on p.id = u.parent_id
            where o.campaign_id = {scope.CampaignId} and o.form = 'registration' and o.handed_in_at is null and o.exempt_reason is null and o.transferred_on is null
              and o.unit_path >= {from} and o.unit_path < {end} and ({inclusive} or o.unit_path > {from})
              and ({query.TierId}::uuid is null or o.tier_id = {query.TierId}::uuid)
              and ({query.Reminded}::boolean is null or {query.Reminded}::boolean = (o.reminded > 0))
            order by o.unit_path limit {limit}
            """);
    }
}
