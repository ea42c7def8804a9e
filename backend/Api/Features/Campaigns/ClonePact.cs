using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Drafts next year's pact with the same lines and the same parties, as they stand and are called today. Once for each pact.</summary>
public sealed record ClonePact : Create<PactView>, IAbout
{
    internal Guid PactId { get; init; }
    Guid IAbout.Id { init => PactId = value; get => PactId; }
}

public sealed class ClonePactHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ClonePact, PactView>
{
    public async Task<PactView> Handle(ClonePact command, CancellationToken ct)
    {
        var pact = await db.Set<EmulationPact>().OwnOrParty(current.Actor).SingleOrDefaultAsync(p => p.Id == command.PactId, ct) ?? throw new Absent();
        PactPolicy.Demand(current.Actor, nameof(ClonePact), pact);
        var next = pact.Clone(await PactBodies.Standing(db, current.Actor, pact.Parties.Select(p => (p.UnitId, p.Signatory)), pact.UnitPath, ct));
        db.Add(next);
        await db.SaveChangesAsync(ct);
        return await PactView.Of(db, current.Actor, next.Id, ct);
    }
}
