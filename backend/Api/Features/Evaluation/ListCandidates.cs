using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Judging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>The candidates of a session as the caller's queue, by the code of their registration.</summary>
public sealed record ListCandidates : PagedQuery<CandidateRow>
{
    /// <summary>The session.</summary>
    public required Guid Id { get; init; }
    /// <summary>True: only those the caller has still to score.</summary>
    public bool? Waiting { get; init; }
}

public sealed class ListCandidatesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListCandidates, Page<CandidateRow>>
{
    public async Task<Page<CandidateRow>> Handle(ListCandidates query, CancellationToken ct)
    {
        var (session, candidates) = await Filtered(db, current.Actor, query, ct);
        if (Cursor.Decode(query.After) is var (code, id))
            candidates = candidates.Where(c => string.Compare(c.Code, code) > 0 || c.Code == code && c.Id.CompareTo(id) > 0);
        var rows = await Rows(db, current.Actor, candidates).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(r => r with
        {
            MySheet = r.Recused is null ? r.MySheet : null,
            Actions = SessionPolicy.Candidates.Actions(current.Actor, new CandidateFacts(session, r.Recused is not null, r.MySheet?.Status)),
        })], query.Size, r => Cursor.Encode(r.Code, r.Id));
    }

    internal static async Task<(SessionFacts Session, IQueryable<Candidate> Candidates)> Filtered(KheoDbContext db, Actor actor, ListCandidates query, CancellationToken ct)
    {
        var (me, sitting) = (actor.AccountId, Bench.SeatsOf(db, actor));
        var session = await db.Set<JudgingSession>().SeatedOrVisible(actor).Where(s => s.Id == query.Id).Select(s => new SessionFacts(
            s.UnitPath, s.Status, sitting.Where(m => m.CouncilId == s.CouncilId).Select(m => (CouncilRole?)m.Role).FirstOrDefault()))
            .SingleOrDefaultAsync(ct) ?? throw new Absent();
        var candidates = db.Set<Candidate>().Where(c => c.SessionId == query.Id);
        if (query.Waiting == true)
            candidates = candidates.Where(c => db.Set<ScoreSheet>().Any(x => x.CandidateId == c.Id && x.AccountId == me && x.Status == ScoreSheetStatus.Draft)
                && !c.Recusals.Any(r => r.AccountId == me));
        return (session, candidates);
    }

    internal static IQueryable<CandidateRow> Rows(KheoDbContext db, Actor actor, IQueryable<Candidate> candidates)
    {
        var me = actor.AccountId;
        return candidates.OrderBy(c => c.Code).ThenBy(c => c.Id).Select(c => new CandidateRow(
            c.Id, c.RowVersion, c.RegistrationId, c.Code, c.Name, c.UnitName, c.Kind, c.Subject, c.FieldName,
            c.Recusals.Where(r => r.AccountId == me).Select(r => (RecusalReason?)r.Reason).FirstOrDefault(),
            db.Set<ScoreSheet>().Where(x => x.CandidateId == c.Id && x.AccountId == me)
                .Select(x => new MySheetBrief(x.RowVersion, x.Status, x.Total, x.HandedInAt)).FirstOrDefault(),
            c.Average, c.Rank, c.Outcome, Array.Empty<string>()));
    }
}
