using System.Linq.Expressions;
using AutoMapper.QueryableExtensions;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Database;

/// <summary>Which rows exist for an actor. The first wall; row-level security in the database says the same again.</summary>
public static class Scope
{
    /// <summary>Rows of the units at or below one of the actor's assignments, as range scans on the path.</summary>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> rows, Actor actor) where T : UnitOwned =>
        rows.Where(Below<T>(actor, r => r.UnitPath));

    /// <summary>The same for rows that carry their path under another name (`r => r.Path`, `r => r.ToPath`).</summary>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> rows, Actor actor, Expression<Func<T, string>> path) => rows.Where(Below(actor, path));

    /// <summary>Rows at or below the actor's units, or owned by a unit above them: campaigns, tiers and lists reach down the tree.</summary>
    public static IQueryable<T> ReachingTo<T>(this IQueryable<T> rows, Actor actor) where T : UnitOwned => rows.Where(Reaching<T>(actor, r => r.UnitPath));

    /// <summary>The names of the units at, below or above the actor's.</summary>
    public static IQueryable<UnitName> ReachingTo(this IQueryable<UnitName> names, Actor actor) => names.Where(Reaching<UnitName>(actor, n => n.Path));

    /// <summary>The names of units by their ids, as far as the actor may read them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> UnitNames(this KheoDbContext db, Actor actor, IEnumerable<Guid> ids, CancellationToken ct)
    {
        Guid[] named = [.. ids.Distinct()];
        return named.Length == 0 ? new Dictionary<Guid, string>() : await db.Set<UnitName>().ReachingTo(actor).Where(u => named.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.PartyName, ct);
    }

    /// <summary>Directives of the actor's units, and those issued to a place at, above or below one of them.</summary>
    public static IQueryable<Directive> IssuedOrReaching(this IQueryable<Directive> directives, Actor actor)
    {
        var (reaching, own) = (Reaching<string>(actor, b => b), Below<Directive>(actor, d => d.UnitPath));
        Expression<Func<Directive, bool>> issued = d => d.Status != DirectiveStatus.Draft && d.Branches.AsQueryable().Any(reaching);
        return directives.Where(Or(own, issued));
    }

    /// <summary>Pacts that the actor's units lead, drafts among them, and those that one of his units signed.</summary>
    public static IQueryable<EmulationPact> OwnOrParty(this IQueryable<EmulationPact> pacts, Actor actor)
    {
        var (party, own) = (Below<string>(actor, p => p), Below<EmulationPact>(actor, p => p.UnitPath));
        Expression<Func<EmulationPact, bool>> signed = p => p.Status != PactStatus.Draft && p.PartyPaths.AsQueryable().Any(party);
        return pacts.Where(Or(own, signed));
    }

    /// <summary>Twinnings that the actor's units assigned, help by, or are helped by, and those that help a unit above them.</summary>
    public static IQueryable<Twinning> Twinned(this IQueryable<Twinning> twinnings, Actor actor) =>
        twinnings.Where(Or(Or(Below<Twinning>(actor, t => t.UnitPath), Below<Twinning>(actor, t => t.HelperPath)), Reaching<Twinning>(actor, t => t.HelpedPath)));

    /// <summary>Sessions of the actor's units, and those in whose council he has a seat, wherever they are.</summary>
    public static IQueryable<JudgingSession> SeatedOrVisible(this IQueryable<JudgingSession> sessions, Actor actor)
    {
        var seats = actor.Sessions.ToArray();
        Expression<Func<JudgingSession, bool>> seated = s => seats.Contains(s.Id);
        return sessions.Where(Or(seated, Below<JudgingSession>(actor, s => s.UnitPath)));
    }

    /// <summary>Councils of the actor's units, and those whose sessions a seat opens to him.</summary>
    public static IQueryable<Council> SeatedOrVisible(this IQueryable<Council> councils, KheoDbContext db, Actor actor)
    {
        var seats = actor.Sessions.ToArray();
        Expression<Func<Council, bool>> seated = c => db.Set<JudgingSession>().Any(s => s.CouncilId == c.Id && seats.Contains(s.Id));
        return councils.Where(Or(seated, Below<Council>(actor, c => c.UnitPath)));
    }

    /// <summary>Rows at or below one path: a filter the caller asked for, always beside <see cref="VisibleTo{T}(IQueryable{T}, Actor)"/>.</summary>
    public static IQueryable<T> Under<T>(this IQueryable<T> rows, string path) where T : UnitOwned
    {
        var end = UnitPaths.End(path);
        return rows.Where(r => string.Compare(r.UnitPath, path) >= 0 && string.Compare(r.UnitPath, end) < 0);
    }

    /// <summary>The path of the unit to which the caller narrows a list; one that he does not see is absent.</summary>
    public static async Task<string> PathOf(this KheoDbContext db, Actor actor, Guid unit, CancellationToken ct) =>
        await db.Set<Domain.Organisation.Unit>().VisibleTo(actor, u => u.Path).Where(u => u.Id == unit).Select(u => u.Path).SingleOrDefaultAsync(ct) ?? throw new Absent();

    public static IQueryable<TView> To<TView>(this IQueryable rows, KheoDbContext db) => rows.ProjectTo<TView>(db.Mapper.ConfigurationProvider);

    /// <summary>`/VN/AB/` → `/VN/`, `/VN/AB/`.</summary>
    public static IEnumerable<string> Ancestors(string path)
    {
        for (var i = path.IndexOf('/', 1); i >= 0; i = path.IndexOf('/', i + 1)) yield return path[..(i + 1)];
    }

    private static Expression<Func<T, bool>> Reaching<T>(Actor actor, Expression<Func<T, string>> path)
    {
        var above = actor.Scopes.SelectMany(Ancestors).Distinct().ToArray();
        Expression<Func<string, bool>> isAbove = p => above.Contains(p);
        return Or(Expression.Lambda<Func<T, bool>>(new Swap(isAbove.Parameters[0], path.Body).Visit(isAbove.Body)!, path.Parameters[0]), Below(actor, path));
    }

    private static Expression<Func<T, bool>> Below<T>(Actor actor, Expression<Func<T, string>> path)
    {
        Expression<Func<T, bool>>? any = null;
        foreach (var scope in actor.Scopes)
        {
            var one = Range(scope, path);
            any = any is null ? one : Or(any, one);
        }
        return any ?? (_ => false);
    }

    internal static Expression<Func<T, bool>> Range<T>(string lower, Expression<Func<T, string>> path)
    {
        var end = UnitPaths.End(lower);
        Expression<Func<string, bool>> range = p => string.Compare(p, lower) >= 0 && string.Compare(p, end) < 0;
        return Expression.Lambda<Func<T, bool>>(new Swap(range.Parameters[0], path.Body).Visit(range.Body)!, path.Parameters[0]);
    }

    internal static Expression<Func<T, bool>> Or<T>(Expression<Func<T, bool>> a, Expression<Func<T, bool>> b) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(a.Body, new Swap(b.Parameters[0], a.Parameters[0]).Visit(b.Body)!), a.Parameters[0]);

    internal static Expression<Func<T, bool>> But<T>(Expression<Func<T, bool>> a, Expression<Func<T, bool>> b) =>
        Expression.Lambda<Func<T, bool>>(Expression.AndAlso(a.Body, Expression.Not(new Swap(b.Parameters[0], a.Parameters[0]).Visit(b.Body)!)), a.Parameters[0]);

    private sealed class Swap(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
