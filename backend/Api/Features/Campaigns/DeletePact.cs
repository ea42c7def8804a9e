using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Throws a draft pact away. What was signed stays.</summary>
public sealed record DeletePact : Change<Unit>;

public sealed class DeletePactHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<DeletePact, Unit>
{
    public async Task<Unit> Handle(DeletePact command, CancellationToken ct)
    {
        var pact = await db.ForChange(db.Set<EmulationPact>().OwnOrParty(current.Actor), command.Id, ct);
        PactPolicy.Demand(current.Actor, nameof(DeletePact), pact);
        pact.Delete();
        db.Remove(pact);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
