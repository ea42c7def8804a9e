using Kheo.Api.Database;
using Kheo.Domain;
using Kheo.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Integration;

/// <summary>
/// Tells those whose units received a directive, or are reminded of one: one statement for each event, however many units it reaches. Who received it
/// follows from the tree of the day of issue; who has answered meanwhile is told nothing more. These notices do not leave by mail.
/// </summary>
internal sealed class TellReceivers(KheoDbContext db, TimeProvider clock)
{
    private static readonly string[] Answering = [Roles.UnitOfficer, Roles.CommitteeOfficer, Roles.StandingAgency];

    public Task Issued(Guid directive, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into notices (id, event_key, account_id, unit_id, unit_path, kind, title, body, link, created_at)
            select uuid_v7(), 'directive/' || d.id, w.account_id, d.unit_id, d.unit_path, 'directive', 'Văn bản đến: ' || d.number, n.party_name || E'\n' || d.excerpt, '/directives/' || d.id, {now}
            from directives d join units n on n.id = d.unit_id
              cross join lateral (select distinct g.account_id from unnest(d.branches) b
                join assignments g on g.unit_path >= b collate "C" and g.unit_path < path_end(b) collate "C" join accounts a on a.id = g.account_id and a.status = 'active'
                join received_directives(g.unit_id) r on r.directive_id = d.id
                where g.role = any ({Answering}) and g.valid_from <= {VietnamTime.Day(now)} and (g.valid_to is null or g.valid_to > {VietnamTime.Day(now)})
                  and not exists (select from directive_receipts x where x.directive_id = d.id and x.unit_id = g.unit_id)) w
            where d.id = {directive} and d.status = 'issued'
            on conflict do nothing
            """, ct);
    }

    public Task Reminded(Guid reminder, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into notices (id, event_key, account_id, unit_id, unit_path, kind, title, body, link, created_at)
            select uuid_v7(), 'directive-reminder/' || e.id, w.account_id, e.unit_id, e.unit_path, 'reminder',
                   case e.wanted when 'receipt' then 'Nhắc: xác nhận đã nhận ' else 'Nhắc: ban hành kế hoạch thực hiện ' end || d.number, d.excerpt || E'\n' || e.message, '/directives/' || d.id, {now}
            from directive_reminders e join directives d on d.id = e.directive_id
              cross join lateral (select distinct g.account_id from assignments g join accounts a on a.id = g.account_id and a.status = 'active'
                join received_directives(g.unit_id) r on r.directive_id = d.id
                where g.unit_path >= e.unit_path and g.unit_path < path_end(e.unit_path) collate "C" and g.unit_path <> e.unit_path and (cardinality(e.to_units) = 0 or g.unit_id = any (e.to_units))
                  and g.role = any ({Answering}) and g.valid_from <= {VietnamTime.Day(now)} and (g.valid_to is null or g.valid_to > {VietnamTime.Day(now)})
                  and not exists (select from directive_receipts x where x.directive_id = d.id and x.unit_id = g.unit_id and (e.wanted = 'receipt' or x.plan_on is not null))) w
            where e.id = {reminder} and d.status = 'issued'
            on conflict do nothing
            """, ct);
    }
}
