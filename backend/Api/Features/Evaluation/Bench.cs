using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Judging;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>A session with its council, as every act on it needs them, already inside the caller's walls.</summary>
internal sealed record Bench(JudgingSession Session, Council Council)
{
    public required DateOnly Today { get; init; }

    /// <summary>Outside its council's term a seat is none.</summary>
    public SessionFacts Facts(Actor actor) => new(Session.UnitPath, Session.Status, Council.SitsOn(Today) ? Council.Seat(actor.AccountId)?.Role : null);

    /// <summary>The caller's seats in councils whose term runs.</summary>
    public static IQueryable<CouncilMember> SeatsOf(KheoDbContext db, Actor actor)
    {
        var (me, today) = (actor.AccountId, db.Request!.Today);
        return db.Set<Council>().Where(c => c.TermFrom <= today && (c.TermTo == null || c.TermTo > today)).SelectMany(c => c.Members).Where(m => m.AccountId == me);
    }

    /// <summary>For a change of the session; `with` says what else is loaded.</summary>
    public static async Task<Bench> ForChange(KheoDbContext db, Actor actor, Guid sessionId, string operation, CancellationToken ct,
        Func<IQueryable<JudgingSession>, IQueryable<JudgingSession>>? with = null)
    {
        var visible = db.Set<JudgingSession>().SeatedOrVisible(actor);
        var bench = await Of(db, await db.ForChange(with is null ? visible : with(visible), sessionId, ct), ct);
        SessionPolicy.Table.Demand(actor, operation, bench.Facts(actor));
        return bench;
    }

    /// <summary>For a change that concerns one candidate: that one alone is loaded, with its recusals.</summary>
    public static async Task<(Bench Bench, Candidate Candidate)> ForCandidate(KheoDbContext db, Actor actor, Guid candidateId, string operation, CancellationToken ct)
    {
        var session = await db.Set<JudgingSession>().SeatedOrVisible(actor).AsTracking().Where(s => s.Candidates.Any(c => c.Id == candidateId))
            .Include(s => s.Candidates.Where(c => c.Id == candidateId)).ThenInclude(c => c.Recusals).SingleOrDefaultAsync(ct) ?? throw new Absent();
        var bench = await Of(db, session, ct);
        var candidate = session.Candidates[0];
        SessionPolicy.Candidates.Demand(actor, operation, new CandidateFacts(bench.Facts(actor), candidate.IsRecused(actor.AccountId), null));
        return (bench, candidate);
    }

    public static async Task<Bench> Read(KheoDbContext db, Actor actor, Guid sessionId, string operation, CancellationToken ct)
    {
        var session = await db.Set<JudgingSession>().SeatedOrVisible(actor).Include(s => s.Candidates).ThenInclude(c => c.Recusals).AsSplitQuery()
            .SingleOrDefaultAsync(s => s.Id == sessionId, ct) ?? throw new Absent();
        var bench = await Of(db, session, ct);
        SessionPolicy.Table.Demand(actor, operation, bench.Facts(actor));
        return bench;
    }

    private static async Task<Bench> Of(KheoDbContext db, JudgingSession session, CancellationToken ct) =>
        new(session, await db.Set<Council>().Include(c => c.Members).SingleAsync(c => c.Id == session.CouncilId, ct)) { Today = db.Request!.Today };
}
