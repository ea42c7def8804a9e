using System.Text.Json;
using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kheo.Api.Features.Reporting;

/// <summary>A line of the board as the database gives it.</summary>
internal sealed record BoardLine(
    Guid Id, long RowVersion, Guid UnitId, string UnitName, string UnitPath, string? ParentName, Guid TierId, string TierName, string Form, DateOnly? PeriodTo, string State, DateOnly DueOn,
    int Extensions, DateTimeOffset? HandedInAt, string? ExemptReason, string? Contact, DateTimeOffset? LastSignedInAt, long Drafts, int Reminded, DateTimeOffset? LastRemindedAt, string? Answer,
    DateOnly? WillHandInOn, DateTimeOffset? AnsweredAt, Guid? RequestId, DateOnly? WantedOn)
{
    public ObligationRow Row(Actor actor, ReportScope scope)
    {
        var row = new ObligationRow(Id, RowVersion, UnitId, UnitName, UnitPath, ParentName, TierId, TierName, Form, PeriodTo, Board.StateOf(State), DueOn, DueOn.DayNumber - scope.Today.DayNumber,
            Extensions > 0, HandedInAt, ExemptReason, Contact, LastSignedInAt, Drafts, Reminded, LastRemindedAt, Answer, WillHandInOn, AnsweredAt, RequestId, WantedOn, []);
        return scope.Until is null ? row with { Actions = ObligationPolicy.Table.Actions(actor, row) } : row;
    }
}

/// <summary>The ledger of one campaign below one unit, in the order of the tree.</summary>
internal static class Board
{
    // What is still owed has an index of its own; only a literal condition finds it.
    private static readonly Dictionary<ObligationState, string> Conditions = new()
    {
        [ObligationState.Owed] = "o.handed_in_at is null and o.exempt_reason is null and o.transferred_on is null and o.due_on >= @today",
        [ObligationState.Overdue] = "o.handed_in_at is null and o.exempt_reason is null and o.transferred_on is null and o.due_on < @today",
        [ObligationState.HandedIn] = "o.handed_in_at is not null and not o.late and o.returned_at is null and o.exempt_reason is null and o.transferred_on is null",
        [ObligationState.Late] = "o.late and o.returned_at is null and o.exempt_reason is null and o.transferred_on is null",
        [ObligationState.Returned] = "o.returned_at is not null and o.exempt_reason is null and o.transferred_on is null",
        [ObligationState.Exempt] = "o.exempt_reason is not null and o.transferred_on is null",
        [ObligationState.Transferred] = "o.transferred_on is not null",
    };

    public static ObligationState StateOf(string name) => Enum.Parse<ObligationState>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    public static IQueryable<BoardLine> Of(KheoDbContext db, ReportScope scope, ListObligations filter, (string Path, Guid Id)? after)
    {
        var conditions = new List<string>();
        if (filter.TierId is not null) conditions.Add("o.tier_id = @tier");
        if (filter.Form is not null) conditions.Add("o.form = @form");
        if (filter.State is { } state) conditions.Add(Conditions[state]);
        if (filter.Reminded is { } reminded) conditions.Add(reminded ? "o.reminded > 0" : "o.reminded = 0");
        if (filter.Extended is { } extended) conditions.Add(extended ? "o.extensions > 0" : "o.extensions = 0");
        if (Text.Fold(filter.Q ?? "").Length > 0) conditions.Add("position(@q in u.name_fold) > 0");
        if (after is not null) conditions.Add("o.unit_path >= @after_path and (o.unit_path, o.id) > (@after_path, @after_id)");
        var sql = (scope.Until is null ? Now : Then) + string.Concat(conditions.Select(c => " and " + c));
        return db.Database.SqlQueryRaw<BoardLine>(sql,
            new NpgsqlParameter("campaign", scope.CampaignId), new NpgsqlParameter("today", scope.Today), new NpgsqlParameter("at", VietnamTime.EndOf(scope.Today).ToUniversalTime()),
            new NpgsqlParameter("tier", filter.TierId ?? Guid.Empty), new NpgsqlParameter("form", JsonNamingPolicy.KebabCaseLower.ConvertName((filter.Form ?? default).ToString())),
            new NpgsqlParameter("q", Text.Fold(filter.Q ?? "")), new NpgsqlParameter("after_path", after?.Path ?? ""), new NpgsqlParameter("after_id", after?.Id ?? Guid.Empty))
            .At(scope.Places, o => o.UnitPath).OrderBy(o => o.UnitPath).ThenBy(o => o.Id);
    }

    private const string Now =
        """
        select o.id as "Id", o.row_version as "RowVersion", o.unit_id as "UnitId", n.party_name as "UnitName", o.unit_path as "UnitPath", p.party_name as "ParentName",
               o.tier_id as "TierId", t.name as "TierName", o.form as "Form", o.period_to as "PeriodTo",
               obligation_state(o.handed_in_at, o.late, o.returned_at, o.exempt_reason, o.transferred_on, o.due_on, @today) as "State",
               o.due_on as "DueOn", o.extensions as "Extensions", o.handed_in_at as "HandedInAt", o.exempt_reason as "ExemptReason", u.contact as "Contact",
               (select max(a.last_at) from assignments g join sign_ins a on a.account_id = g.account_id
                where g.unit_path = o.unit_path and g.valid_from <= @today and (g.valid_to is null or g.valid_to > @today)) as "LastSignedInAt",
               case o.form when 'registration' then (select coalesce(sum(c.count), 0)::bigint from totals c where c.unit_path = o.unit_path and c.campaign_id = o.campaign_id and c.status = 'draft')
                 when 'result' then (select count(*) from registrations r join result_reports x on x.registration_id = r.id where r.unit_id = o.unit_id and r.campaign_id = o.campaign_id and x.status in ('draft', 'returned'))
                 else (select count(*) from periodic_reports x where x.campaign_id = o.campaign_id and x.unit_id = o.unit_id and x.kind = o.form and x.period_to = o.period_to and x.status in ('draft', 'returned')) end as "Drafts",
               o.reminded as "Reminded", o.last_reminded_at as "LastRemindedAt", o.answer as "Answer", o.will_hand_in_on as "WillHandInOn", o.answered_at as "AnsweredAt",
               e.id as "RequestId", e.wanted_on as "WantedOn"
        from obligations o join unit_names n on n.id = o.unit_id join tiers t on t.id = o.tier_id left join units u on u.id = o.unit_id left join unit_names p on p.id = n.parent_id
        left join extensions e on e.obligation_id = o.id and e.status = 'requested'
        where o.campaign_id = @campaign
        """;

    // Unit, day and state as they stood; of what is not kept day by day (why one is exempt, what was answered) only what was said by then.
    private const string Then =
        """
        select o.id as "Id", o.row_version as "RowVersion", o.unit_id as "UnitId", coalesce(v.party_name, u.party_name, o.unit_path) as "UnitName", o.unit_path as "UnitPath", p.party_name as "ParentName",
               o.tier_id as "TierId", t.name as "TierName", o.form as "Form", o.period_to as "PeriodTo",
               obligation_state(o.handed_in_at, o.late, o.returned_at, o.exempt_reason, o.transferred_on, o.due_on, @today) as "State",
               o.due_on as "DueOn", o.extensions as "Extensions", o.handed_in_at as "HandedInAt", nullif(o.exempt_reason, '') as "ExemptReason", u.contact as "Contact",
               null::timestamptz as "LastSignedInAt",
               case o.form when 'registration' then (select count(*) from registration_states d where d.campaign_id = o.campaign_id and d.unit_path >= o.unit_path
                 and d.unit_path < path_end(o.unit_path) collate "C" and d.status = 'draft' and d.valid_from < @at and (d.valid_to is null or d.valid_to >= @at)) else 0 end as "Drafts",
               o.reminded as "Reminded", o.last_reminded_at as "LastRemindedAt", o.answer as "Answer", o.will_hand_in_on as "WillHandInOn", o.answered_at as "AnsweredAt",
               null::uuid as "RequestId", null::date as "WantedOn"
        from (
          select x.id, x.row_version, x.campaign_id, s.unit_id, s.unit_path, s.tier_id, s.form, x.period_to, s.due_on, s.handed_in_at, s.late,
                 case when s.exempt then case when x.exempted_at < @at then x.exempt_reason else '' end end as exempt_reason, case when s.returned then s.valid_from end as returned_at,
                 case when s.transferred then @today end as transferred_on, r.times as reminded, r.last as last_reminded_at,
                 (select count(*)::int from extensions e where e.obligation_id = x.id and e.status = 'granted' and e.decided_at < @at) as extensions,
                 case when x.answered_at < @at then x.answer end as answer, case when x.answered_at < @at then x.will_hand_in_on end as will_hand_in_on,
                 case when x.answered_at < @at then x.answered_at end as answered_at
          from obligation_states s join obligations x on x.id = s.obligation_id
          cross join lateral (select count(*)::int as times, max(m.sent_at) as last from reminders m where m.obligation_id = x.id and m.sent_at < @at) r
          where s.campaign_id = @campaign and s.valid_from < @at and (s.valid_to is null or s.valid_to >= @at)) o
        join tiers t on t.id = o.tier_id left join units u on u.id = o.unit_id
        left join dated_unit_names v on v.unit_id = o.unit_id and v.valid_from <= @today and (v.valid_to is null or v.valid_to > @today)
        left join dated_unit_names p on p.unit_id = v.parent_id and p.valid_from <= @today and (p.valid_to is null or p.valid_to > @today)
        where true
        """;
}
