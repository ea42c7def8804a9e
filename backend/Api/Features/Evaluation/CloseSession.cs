using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Judging;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>Closes the session for good: counts, ranks, writes the minutes, and marks what was scored as judged.</summary>
public sealed record CloseSession : Change<JudgingSessionView>;

public sealed class CloseSessionHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CloseSession, JudgingSessionView>
{
    public async Task<JudgingSessionView> Handle(CloseSession command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (session, council) = await Bench.ForChange(db, current.Actor, command.Id, nameof(CloseSession), ct,
            sessions => sessions.Include(s => s.Candidates).ThenInclude(c => c.Recusals).AsSplitQuery());
        // Sheets handed in while the session closes wait here, and then find it closed.
        await db.Database.ExecuteSqlAsync($"select 1 from judging_sessions where id = {session.Id} for update", ct);
        session.Close(council, await db.Set<ScoreSheet>().Where(s => s.SessionId == session.Id).ToListAsync(ct), now);

        var judged = session.Candidates.Where(c => c.Outcome != Outcome.NotScored).Select(c => c.RegistrationId).ToArray();
        foreach (var registration in await db.Set<Domain.Registrations.Registration>().VisibleTo(current.Actor).AsTracking().Where(r => judged.Contains(r.Id)).ToListAsync(ct))
            registration.MarkJudged(now);
        await db.SaveChangesAsync(ct);
        return await JudgingSessionView.Of(db, current.Actor, session.Id, ct);
    }
}
