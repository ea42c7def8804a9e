using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Evaluation;

/// <summary>Takes a candidate out while the session is prepared.</summary>
public sealed record RemoveCandidate : Change<Unit>;

public sealed class RemoveCandidateHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<RemoveCandidate, Unit>
{
    public async Task<Unit> Handle(RemoveCandidate command, CancellationToken ct)
    {
        var (bench, candidate) = await Bench.ForCandidate(db, current.Actor, command.Id, nameof(RemoveCandidate), ct);
        KheoDbContext.Expect(candidate, db.Request!.IfMatch!.Value);
        bench.Session.RemoveCandidate(candidate.Id);
        db.Touch(bench.Session);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
