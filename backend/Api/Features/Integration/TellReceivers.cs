using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Domain;
using Kheo.Domain.Access;
using Kheo.Domain.Reports;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kheo.Api.Features.Integration;

/// <summary>
/// Tells those whose units received a directive, or are reminded of one: one statement for each event, notices and letters, however many units it reaches.
/// Who received it follows from the tree of the day of issue; who has answered meanwhile is told nothing more.
/// </summary>
internal sealed class TellReceivers(KheoDbContext db, TimeProvider clock, Mailer mailer)
{
    private static readonly string[] Answering = [Roles.UnitOfficer, Roles.CommitteeOfficer, Roles.StandingAgency];

    private const string Issue =
        $"""
        with quiet as materialized (select * from unnest(@places, @opens) q (path, opens_at)),
        told as (
          select 'directive/' || d.id as event_key, w.account_id, d.unit_id, d.unit_path, 'directive' as kind, 'Văn bản đến: ' || d.number as title, n.party_name || E'\n' || d.excerpt as body, d.id as directive_id, w.opens_at
          from directives d join units n on n.id = d.unit_id
            cross join lateral (select g.account_id, min(o.opens_at) as opens_at from unnest(d.branches) b
              join assignments g on g.unit_path >= b collate "C" and g.unit_path < path_end(b) collate "C" join accounts a on a.id = g.account_id and a.status = 'active'
              join received_directives(g.unit_id) r on r.directive_id = d.id {Opening}
              where g.role = any (@roles) and g.valid_from <= @today and (g.valid_to is null or g.valid_to > @today)
                and not exists (select from directive_receipts x where x.directive_id = d.id and x.unit_id = g.unit_id)
              group by g.account_id) w
          where d.id = @id and d.status = 'issued'){Written}
        """;

    private const string Remind =
        $"""
        with quiet as materialized (select * from unnest(@places, @opens) q (path, opens_at)),
        told as (
          select 'directive-reminder/' || e.id as event_key, w.account_id, e.unit_id, e.unit_path, 'reminder' as kind,
            case e.wanted when 'receipt' then 'Nhắc: xác nhận đã nhận ' else 'Nhắc: ban hành kế hoạch thực hiện ' end || d.number as title, d.excerpt || E'\n' || e.message as body, d.id as directive_id, w.opens_at
          from directive_reminders e join directives d on d.id = e.directive_id
            cross join lateral (select g.account_id, min(o.opens_at) as opens_at from assignments g join accounts a on a.id = g.account_id and a.status = 'active'
              join received_directives(g.unit_id) r on r.directive_id = d.id {Opening}
              where g.unit_path >= e.unit_path and g.unit_path < path_end(e.unit_path) collate "C" and g.unit_path <> e.unit_path and (cardinality(e.to_units) = 0 or g.unit_id = any (e.to_units))
                and g.role = any (@roles) and g.valid_from <= @today and (g.valid_to is null or g.valid_to > @today)
                and not exists (select from directive_receipts x where x.directive_id = d.id and x.unit_id = g.unit_id and (e.wanted = 'receipt' or x.plan_on is not null))
              group by g.account_id) w
          where e.id = @id and d.status = 'issued'){Written}
        """;

    /// <summary>When letters to a unit may leave: the word of the nearest unit that set its quiet hours, else the usual.</summary>
    private const string Opening =
        """
        cross join lateral (select coalesce((select q.opens_at from unnest(path_ancestors(g.unit_path)) p (path) join quiet q on q.path = p.path order by length(q.path) desc limit 1), @usual)) o (opens_at)
        """;

    private const string Written =
        """
        ,
        letters as (
          insert into mails (id, account_id, event_key, not_before) select uuid_v7(), t.account_id, t.event_key, t.opens_at from told t join accounts a on a.id = t.account_id
          where @mails and coalesce(a.email, '') <> '' on conflict do nothing returning id, account_id)
        insert into notices (id, event_key, account_id, unit_id, unit_path, kind, title, body, link, mail_id, created_at)
        select uuid_v7(), t.event_key, t.account_id, t.unit_id, t.unit_path, t.kind, t.title, t.body, '/directives/' || t.directive_id, l.id, @now
        from told t left join letters l on l.account_id = t.account_id
        on conflict do nothing
        """;

    public Task Issued(Guid directive, CancellationToken ct) => Tell(Issue, directive, ct);

    public Task Reminded(Guid reminder, CancellationToken ct) => Tell(Remind, reminder, ct);

    private async Task Tell(string statement, Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var quiet = await db.Set<QuietHoursRule>().ToListAsync(ct);
        await db.Database.ExecuteSqlRawAsync(statement,
        [
            new NpgsqlParameter("id", id), new NpgsqlParameter("now", now), new NpgsqlParameter("today", VietnamTime.Day(now)), new NpgsqlParameter("roles", Answering), new NpgsqlParameter("mails", mailer.On),
            new NpgsqlParameter("places", quiet.Select(q => q.UnitPath).ToArray()), new NpgsqlParameter("opens", quiet.Select(q => q.Hours.Open(now)).ToArray()), new NpgsqlParameter("usual", QuietHours.Usual.Open(now)),
        ], ct);
    }
}
