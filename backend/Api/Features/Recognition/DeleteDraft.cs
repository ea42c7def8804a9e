using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Recognitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>Throws a draft away. What was issued is revoked, never deleted.</summary>
public sealed record DeleteDraft : Change<Unit>;

public sealed class DeleteDraftHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<DeleteDraft, Unit>
{
    public async Task<Unit> Handle(DeleteDraft command, CancellationToken ct)
    {
        var decision = await db.ForChange(db.Set<Decision>().VisibleTo(current.Actor).Include(d => d.Items), command.Id, ct);
        DecisionPolicy.Table.Demand(current.Actor, nameof(DeleteDraft), new DecisionFacts(decision.UnitPath, decision.Status));
        decision.Delete();
        db.Remove(decision);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
