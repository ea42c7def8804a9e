using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Reports;
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

    /// <summary>Who was missing at the end of this past day; nothing can be done about it any more, so the rows carry no actions.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>`recorded` (when unsaid) or `restated`: also units whose place is at or below the unit today.</summary>
    public Geography? Geography { get; init; }

    /// <summary>Instead of the unit: only what was recorded at or below this path; the rows behind a line of the bridge.</summary>
    public string? Path { get; init; }
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
        var scope = await ReportScope.Of(db, current.Actor, query, clock.GetUtcNow(), ct);
        var after = Cursor.Decode(query.After) is { Sort: var sort } ? sort : "";
        var rows = await MissingUnits.Of(db, current.Actor, scope, query, after).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(r => r.Row(current.Actor, scope))], query.Size, r => Cursor.Encode(r.UnitPath, r.ObligationId));
    }
}

internal sealed record MissingUnit(
    Guid ObligationId, long RowVersion, Guid UnitId, string UnitName, string UnitPath, string? ParentName, Guid TierId, string TierName, string? Contact, DateOnly DueOn,
    long Drafts, int Reminded, DateTimeOffset? LastRemindedAt, string? Answer, DateTimeOffset? AnsweredAt)
{
    public MissingUnitRow Row(Actor actor, ReportScope scope) => new(
        ObligationId, RowVersion, UnitId, UnitName, UnitPath, ParentName, TierId, TierName, Contact, DueOn, DueOn.DayNumber - scope.Today.DayNumber, Drafts, Reminded, LastRemindedAt,
        Answer, AnsweredAt, scope.Until is null ? ObligationPolicy.Table.Actions(actor, new ObligationFacts(UnitPath, true, Reminded)) : []);
}

internal static class MissingUnits
{
    /// <summary>In the order of the tree: now from the partial index of what is missing, with drafts from the totals; of a past day from the states.</summary>
    public static IQueryable<MissingUnit> Of(KheoDbContext db, Actor actor, ReportScope scope, ListMissingUnits query, string after)
    {
        var rows = scope.Until is null ? Now(db, scope, query) : Then(db, scope, query);
        rows = query.Path is { } path ? rows.VisibleTo(actor, r => r.UnitPath).At([new PathRange(RecordedPath.Checked(path), true)], r => r.UnitPath) : rows.At(scope.Places, r => r.UnitPath);
        if (after.Length > 0) rows = rows.Where(r => string.Compare(r.UnitPath, after) > 0);
        return rows.OrderBy(r => r.UnitPath);
    }

    private static IQueryable<MissingUnit> Now(KheoDbContext db, ReportScope scope, ListMissingUnits query) => db.Database.SqlQuery<MissingUnit>(
        $"""
        select o.id as "ObligationId", o.row_version as "RowVersion", o.unit_id as "UnitId", n.party_name as "UnitName", o.unit_path as "UnitPath", p.party_name as "ParentName",
               o.tier_id as "TierId", t.name as "TierName", u.contact as "Contact", o.due_on as "DueOn",
               (select coalesce(sum(c.count), 0)::bigint from totals c where c.unit_path = o.unit_path and c.campaign_id = o.campaign_id and c.status = 'draft') as "Drafts",
               o.reminded as "Reminded", o.last_reminded_at as "LastRemindedAt", o.answer as "Answer", o.answered_at as "AnsweredAt"
        from obligations o join unit_names n on n.id = o.unit_id join tiers t on t.id = o.tier_id left join units u on u.id = o.unit_id left join unit_names p on p.id = n.parent_id
        where o.campaign_id = {scope.CampaignId} and o.form = 'registration' and o.handed_in_at is null and o.exempt_reason is null and o.transferred_on is null
          and ({query.TierId}::uuid is null or o.tier_id = {query.TierId}::uuid)
          and ({query.Reminded}::boolean is null or {query.Reminded}::boolean = (o.reminded > 0))
        """);

    // Names are those of the day; an answer given since is not told.
    private static IQueryable<MissingUnit> Then(KheoDbContext db, ReportScope scope, ListMissingUnits query)
    {
        var (day, at) = (scope.Today, VietnamTime.EndOf(scope.Today));
        return db.Database.SqlQuery<MissingUnit>(
            $"""
            select o.id as "ObligationId", o.row_version as "RowVersion", s.unit_id as "UnitId", coalesce(v.party_name, u.party_name, s.unit_path) as "UnitName", s.unit_path as "UnitPath",
                   p.party_name as "ParentName", s.tier_id as "TierId", t.name as "TierName", u.contact as "Contact", s.due_on as "DueOn",
                   (select count(*) from registration_states d where d.campaign_id = s.campaign_id and d.unit_path >= s.unit_path and d.unit_path < path_end(s.unit_path) collate "C"
                      and d.status = 'draft' and d.valid_from < {at} and (d.valid_to is null or d.valid_to >= {at})) as "Drafts",
                   r.times as "Reminded", r.last as "LastRemindedAt", case when o.answered_at < {at} then o.answer end as "Answer", case when o.answered_at < {at} then o.answered_at end as "AnsweredAt"
            from obligation_states s join obligations o on o.id = s.obligation_id join tiers t on t.id = s.tier_id left join units u on u.id = s.unit_id
            left join dated_unit_names v on v.unit_id = s.unit_id and v.valid_from <= {day} and (v.valid_to is null or v.valid_to > {day})
            left join dated_unit_names p on p.unit_id = v.parent_id and p.valid_from <= {day} and (p.valid_to is null or p.valid_to > {day})
            cross join lateral (select count(*)::int as times, max(m.sent_at) as last from reminders m where m.obligation_id = o.id and m.sent_at < {at}) r
            where s.campaign_id = {scope.CampaignId} and s.form = 'registration' and s.handed_in_at is null and not s.exempt and not s.transferred and s.valid_from < {at} and (s.valid_to is null or s.valid_to >= {at})
              and ({query.TierId}::uuid is null or s.tier_id = {query.TierId}::uuid)
              and ({query.Reminded}::boolean is null or {query.Reminded}::boolean = (r.times > 0))
            """);
    }
}
