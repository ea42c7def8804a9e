using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>
/// What waits for the caller to be accepted, confirmed or read: one sentence for the count in his tasks and for the list behind it. A registration waits for the
/// nearest unit above its own in which somebody may do so; a base organisation without an officer leaves its cells' work to the committee above it.
/// </summary>
internal static class Waiting
{
    /// <summary>The caller's subtrees are joined as ranges, so that the index cuts them out; within, the deepest of his grants decides.</summary>
    public const string Sql = Below + "r.status in ('submitted', 'reported')" + Nearest;

    /// <summary>The same of models whose progress report waits to be read.</summary>
    public const string ProgressSql = Below + "exists (select from progress_reports p where p.registration_id = r.id and p.status = 'handed-in')" + Nearest;

    private const string Below =
        """select r.* from unnest(@subtrees) top join registrations r on r.unit_path > top collate "C" and r.unit_path < path_end(top) collate "C" where """;

    private const string Nearest =
        """
         and exists (
          select from unnest(@grants) g where g <> r.unit_path and starts_with(r.unit_path, g) and not exists (
            select from unnest(path_ancestors(r.unit_path)) p where p > g collate "C" and p <> r.unit_path and p in (
              select a.unit_path
              from unnest(@subtrees) s join assignments a on a.unit_path > s collate "C" and a.unit_path < path_end(s) collate "C" join accounts o on o.id = a.account_id
              where a.role = any (@acceptors) and a.valid_from <= @today and (a.valid_to is null or a.valid_to > @today) and o.status = 'active')))
        """;

    private static readonly string[] Acceptors = [.. Roles.All.Where(r => r.Value.Contains(Permission.RegistrationsAccept)).Select(r => r.Key)];

    public static NpgsqlParameter[] Parameters(Actor actor, DateOnly today)
    {
        var grants = actor.Grants.Where(g => g.Permissions.Contains(Permission.RegistrationsAccept)).Select(g => g.UnitPath).Distinct().ToArray();
        return
        [
            new NpgsqlParameter<string[]>("grants", grants), new NpgsqlParameter<string[]>("subtrees", [.. RegistrationReads.Outermost(grants)]),
            new NpgsqlParameter<string[]>("acceptors", Acceptors), new NpgsqlParameter<DateOnly>("today", today),
        ];
    }

    public static IQueryable<Entry> For(KheoDbContext db, Actor actor, bool progress, DateOnly today) =>
        db.Set<Entry>().FromSqlRaw(progress ? ProgressSql : Sql, [.. Parameters(actor, today)]);
}
