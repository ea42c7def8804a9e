using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>Hands the caller's score sheet in for good. If-Match is the sheet's version.</summary>
public sealed record HandInScoreSheet : Change<ScoreSheetView>;

public sealed class HandInScoreSheetHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<HandInScoreSheet, ScoreSheetView>
{
    public async Task<ScoreSheetView> Handle(HandInScoreSheet command, CancellationToken ct)
    {
        // Held until the sheet is in: a session that closes meanwhile waits, and counts it.
        await db.Database.ExecuteSqlAsync($"select 1 from judging_sessions where id = (select session_id from candidates where id = {command.Id}) for share", ct);
        var (bench, candidate) = await Bench.ForCandidate(db, current.Actor, command.Id, nameof(HandInScoreSheet), ct);
        var sheet = await MySheet.ForChange(db, current.Actor, bench.Session, candidate, ct);
        sheet.HandIn(bench.Session, candidate, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return MySheet.View(current.Actor, bench, candidate, sheet);
    }
}
