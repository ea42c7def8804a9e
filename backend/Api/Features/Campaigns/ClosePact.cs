using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Settles the scores: every party is judged on every line, and nothing changes any more.</summary>
public sealed record ClosePact : Change<PactView>;

public sealed class ClosePactHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ClosePact, PactView>
{
    public async Task<PactView> Handle(ClosePact command, CancellationToken ct)
    {
        var pact = await db.ForChange(db.Set<EmulationPact>().OwnOrParty(current.Actor), command.Id, ct);
        PactPolicy.Demand(current.Actor, nameof(ClosePact), pact);
        pact.Close();
        await db.SaveChangesAsync(ct);
        return await PactView.Of(db, current.Actor, pact.Id, ct);
    }
}
