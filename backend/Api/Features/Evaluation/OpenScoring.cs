using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>Opens the session for scoring: dossiers and criteria sheets are sealed, and every member gets a blank sheet for each candidate he may score.</summary>
public sealed record OpenScoring : Change<JudgingSessionView>;

public sealed class OpenScoringHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<OpenScoring, JudgingSessionView>
{
    public async Task<JudgingSessionView> Handle(OpenScoring command, CancellationToken ct)
    {
        var (session, council) = await Bench.ForChange(db, current.Actor, command.Id, nameof(OpenScoring), ct,
            sessions => sessions.Include(s => s.Candidates).ThenInclude(c => c.Recusals).AsSplitQuery());
        var sheets = (await db.Set<CriteriaSheet>().Where(s => s.CampaignId == session.CampaignId).ToListAsync(ct))
            .GroupBy(s => s.Subject).ToDictionary(g => g.Key, g => SealedSheet.Of(g.MaxBy(s => s.Version)!));
        var dossiers = await Dossiers.Of(db, current.Actor, session.CampaignId, [.. session.Candidates.Select(c => c.RegistrationId)], session.TierId, ct);

        db.AddRange(session.Open(council, sheets, dossiers, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return await JudgingSessionView.Of(db, current.Actor, session.Id, ct);
    }
}
