using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kheo.Api.Features.Registration;

/// <summary>What is to be done.</summary>
public enum TaskKind { Register, SubmitDraft, MendRegistration, ReportResult, MendResult, AcceptRegistrations, ConfirmResults, ScoreSession, MendProgress, ReadProgress, AnswerVisit, RegisterMore, CompleteDossier, AcknowledgeDirective, IssueOwnPlan }

/// <summary>One task: its kind, what its title names and counts, where it is done and until when.</summary>
public sealed record TaskView(TaskKind Kind, Guid Id, string Name, long Count, string Link, DateOnly? Due, bool Overdue) : IExample<TaskView>
{
    public static TaskView Example => new(TaskKind.MendRegistration, RegistrationView.Example.Id, "Tuyến đường hoa ấp Hòa Bình", 1, $"/registrations/{RegistrationView.Example.Id}", new DateOnly(2026, 6, 30), false);
}

/// <summary>The nearest deadline first; seven, or all when they were asked for.</summary>
/// <param name="Total">How many wait.</param>
/// <param name="Overdue">How many of them are past their day.</param>
public sealed record MyTasks(IReadOnlyList<TaskView> Items, long Total, long Overdue) : IExample<MyTasks>
{
    public static MyTasks Example => new([TaskView.Example], 1, 0);
}

/// <summary>
/// What waits for the caller: his own units' missing registrations, drafts, returned forms and reports, results due, and papers that are wanting once the result was reported; what he is the nearest to accept, confirm or read;
/// sessions he has not finished scoring; documents from above that his units have not answered.
/// </summary>
public sealed record ListMyTasks : Query<MyTasks>
{
    internal const int Nearest = 7, Most = 200;

    /// <summary>Not the seven nearest alone, but up to two hundred.</summary>
    public bool All { get; init; }
}

public sealed class ListMyTasksHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListMyTasks, MyTasks>
{
    // A unit's own work is what waits for its officers: exact units. What others hand in is counted once in the country, where it waits.
    private const string Sql =
        $"""
        with own as (
          select r.id, r.name, r.status, r.campaign_id, case when r.status = 'returned' then coalesce(r.turn_due, p.registration_due) else p.registration_due end as registration_due, p.result_due
          from registrations r join units u on u.id = r.unit_id
          left join lateral (select t.registration_due, t.result_due from tier_plans t
                             where t.campaign_id = r.campaign_id and (t.pilot_unit_id = u.id or t.pilot_unit_id is null and t.tier_id = u.tier_id)
                             order by t.pilot_unit_id nulls last limit 1) p on true
          where r.unit_id = any (@own) and r.status in ('draft', 'returned', 'accepted')),
        below as (
          select r.status, r.campaign_id, c.name, count(*) as count, min(r.turn_due) as due
          from ({Waiting.Sql}) r join campaigns c on c.id = r.campaign_id group by 1, 2, 3),
        reading as (
          select r.campaign_id, c.name, count(*) as count
          from ({Waiting.ProgressSql}) r join campaigns c on c.id = r.campaign_id group by 1, 2),
        -- What a campaign asks of a unit in numbers, once it has begun to register there; before that the one task is to register.
        short as (
          select c.id as campaign_id, c.name, p.registration_due as due, q.min - (
            select count(*) from registrations r where r.unit_id = u.id and r.campaign_id = c.id and r.status not in ('draft', 'withdrawn', 'refused', 'merged')
              and coalesce(q.kind, r.kind) = r.kind and coalesce(q.subject, r.subject) = r.subject and coalesce(q."fieldId", r.field_id) = r.field_id) as missing
          from units u join campaigns c on c.status = 'open' and starts_with(u.path, c.unit_path)
          cross join lateral jsonb_to_recordset(c.rules->'quotas') as q (min int, kind text, subject text, "fieldId" uuid, "tierId" uuid)
          left join lateral (select t.registration_due from tier_plans t where t.campaign_id = c.id and (t.pilot_unit_id = u.id or t.pilot_unit_id is null and t.tier_id = u.tier_id)
                             order by t.pilot_unit_id nulls last limit 1) p on true
          where u.id = any (@own) and q.min is not null and coalesce(q."tierId", u.tier_id) = u.tier_id and exists (select from registrations r where r.unit_id = u.id and r.campaign_id = c.id))
        select kind as "Kind", id as "Id", name as "Name", count as "Count", due as "Due", count(*) over () as "Total", count(*) filter (where due < @today) over () as "Overdue" from (
          select case o.status when 'draft' then 'submit-draft' else 'mend-registration' end as kind, o.id, o.name, 1::bigint as count, o.registration_due as due
          from own o join campaigns c on c.id = o.campaign_id where o.status in ('draft', 'returned') and c.status = 'open'
          union all
          select case x.status when 'returned' then 'mend-result' else 'report-result' end, o.id, o.name, 1, o.result_due
          from own o left join result_reports x on x.registration_id = o.id where o.status = 'accepted'
          union all
          select 'mend-progress', o.id, o.name, count(*), null
          from own o join progress_reports p on p.registration_id = o.id where o.status = 'accepted' and p.status = 'returned' group by o.id, o.name
          union all
          select 'answer-visit', o.id, o.name, count(*), min(v.follow_up_by)
          from own o join visits v on v.registration_id = o.id where o.status = 'accepted' and v.status = 'open' group by o.id, o.name
          union all
          select 'complete-dossier', d.id, d.name, papers_missing(d.id, true), null
          from registrations d join campaigns c on c.id = d.campaign_id and c.status = 'open' and jsonb_typeof(c.rules->'papers') = 'array'
          where d.unit_id = any (@own) and d.status in ('reported', 'confirmed', 'judged', 'recognised') and papers_missing(d.id, true) > 0
          union all
          select case when x.id is null then 'acknowledge-directive' else 'issue-own-plan' end, d.id, d.number || ' ' || d.excerpt, 1, d.plan_by
          from unnest(@own) o (id) cross join lateral received_directives(o.id) t join directives d on d.id = t.directive_id and d.status = 'issued'
          left join directive_receipts x on x.directive_id = d.id and x.unit_id = o.id
          where x.id is null or d.plan_by is not null and x.plan_on is null
          union all
          select 'read-progress', campaign_id, name, count, null from reading
          union all
          select 'register', c.id, c.name, 1, b.due_on
          from obligations b join campaigns c on c.id = b.campaign_id
          where b.unit_id = any (@own) and b.form = 'registration' and b.handed_in_at is null and b.exempt_reason is null and b.transferred_on is null and c.status = 'open'
            and not exists (select from own o where o.campaign_id = c.id)
          union all
          select 'register-more', campaign_id, name, sum(missing)::bigint, min(due) from short where missing > 0 group by campaign_id, name
          union all
          select case status when 'submitted' then 'accept-registrations' else 'confirm-results' end, campaign_id, name, count, case status when 'submitted' then due end from below
          union all
          select 'score-session', s.id, s.title, count(*), s.held_on
          from judging_sessions s join candidates c on c.session_id = s.id
          where s.id = any (@sessions) and s.status = 'scoring'
            and not exists (select from recusals q where q.candidate_id = c.id and q.account_id = @actor)
            and not exists (select from score_sheets h where h.candidate_id = c.id and h.account_id = @actor and h.status = 'handed-in')
          group by s.id, s.title, s.held_on) t
        order by due nulls last, kind, id limit @most
        """;

    public async Task<MyTasks> Handle(ListMyTasks query, CancellationToken ct)
    {
        var (actor, today) = (current.Actor, VietnamTime.Day(clock.GetUtcNow()));
        var rows = await db.Database.SqlQueryRaw<Line>(Sql, [.. Waiting.Parameters(actor, today), new NpgsqlParameter<Guid[]>("own", Own(actor)),
            new NpgsqlParameter<Guid[]>("sessions", [.. actor.Sessions]), new NpgsqlParameter<Guid>("actor", actor.AccountId), new NpgsqlParameter<int>("most", query.All ? ListMyTasks.Most : ListMyTasks.Nearest)]).ToListAsync(ct);
        return new MyTasks([.. rows.Select(r => (Line: r, Kind: KindOf(r.Kind))).Select(t =>
            new TaskView(t.Kind, t.Line.Id, t.Line.Name, t.Line.Count, Link(t.Kind, t.Line.Id), t.Line.Due, t.Line.Due < today))], rows.FirstOrDefault()?.Total ?? 0, rows.FirstOrDefault()?.Overdue ?? 0);
    }

    private static Guid[] Own(Actor actor) => [.. actor.Grants.Where(g => g.Permissions.Contains(Permission.RegistrationsWrite)).Select(g => g.UnitId).Distinct()];

    private static TaskKind KindOf(string kind) => Enum.Parse<TaskKind>(kind.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private static string Link(TaskKind kind, Guid id) => kind switch
    {
        TaskKind.Register or TaskKind.RegisterMore => $"/registrations/new?campaignId={id}",
        TaskKind.AcceptRegistrations => $"/registrations?campaignId={id}&status=submitted&waiting=true",
        TaskKind.ConfirmResults => $"/registrations?campaignId={id}&status=reported&waiting=true",
        TaskKind.ReadProgress => $"/registrations?campaignId={id}&progress=handed-in&waiting=true",
        TaskKind.AcknowledgeDirective or TaskKind.IssueOwnPlan => $"/directives/{id}",
        TaskKind.AnswerVisit => $"/registrations/{id}/visits",
        TaskKind.MendProgress => $"/registrations/{id}/progress",
        TaskKind.ScoreSession => $"/judging/{id}",
        TaskKind.ReportResult or TaskKind.MendResult => $"/registrations/{id}/result",
        _ => $"/registrations/{id}",
    };

    private sealed record Line(string Kind, Guid Id, string Name, long Count, DateOnly? Due, long Total, long Overdue);
}
