using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Judging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>The sessions of the caller's units and those in whose council he sits, the newest first.</summary>
public sealed record ListJudgingSessions : PagedQuery<JudgingSessionRow>
{
    public Guid? CampaignId { get; init; }
    public SessionStatus? Status { get; init; }
    /// <summary>True: only sessions in whose council the caller sits.</summary>
    public bool? Seated { get; init; }
}

public sealed class ListJudgingSessionsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListJudgingSessions, Page<JudgingSessionRow>>
{
    public async Task<Page<JudgingSessionRow>> Handle(ListJudgingSessions query, CancellationToken ct)
    {
        var (me, sitting) = (current.Actor.AccountId, Bench.SeatsOf(db, current.Actor));
        var sessions = Filtered(db, current.Actor, query);
        if (Cursor.Decode(query.After) is var (_, id)) sessions = sessions.Where(s => s.Id.CompareTo(id) < 0);
        var rows = await (
            from s in sessions
            join c in db.Set<Council>() on s.CouncilId equals c.Id
            orderby s.Id descending
            select new
            {
                Row = new JudgingSessionRow(s.Id, s.RowVersion, s.UnitPath, s.Title, s.HeldOn, s.Status, s.CampaignId, s.CampaignName, s.TierId, s.TierName, c.Name,
                    s.Candidates.Count, sitting.Where(m => m.CouncilId == c.Id).Select(m => (CouncilRole?)m.Role).FirstOrDefault(), null, Array.Empty<string>()),
                Mine = db.Set<ScoreSheet>().Where(x => x.SessionId == s.Id && x.AccountId == me
                    && !s.Candidates.Any(k => k.Id == x.CandidateId && k.Recusals.Any(r => r.AccountId == me))).Select(x => x.Status).ToList(),
            }).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(r => r.Row with
        {
            MyQueue = r.Mine.Count == 0 ? null : new QueueView(r.Mine.Count(m => m == ScoreSheetStatus.HandedIn), r.Mine.Count),
            Actions = SessionPolicy.Table.Actions(current.Actor, new SessionFacts(r.Row.UnitPath, r.Row.Status, r.Row.MySeat)),
        })], query.Size, r => Cursor.Encode("", r.Id));
    }

    internal static IQueryable<JudgingSession> Filtered(KheoDbContext db, Actor actor, ListJudgingSessions query)
    {
        var sessions = db.Set<JudgingSession>().SeatedOrVisible(actor);
        if (query.CampaignId is { } campaign) sessions = sessions.Where(s => s.CampaignId == campaign);
        if (query.Status is { } status) sessions = sessions.Where(s => s.Status == status);
        if (query.Seated == true)
        {
            var seats = actor.Sessions.ToArray();
            sessions = sessions.Where(s => seats.Contains(s.Id));
        }
        return sessions;
    }
}
