using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Recognitions;
using MediatR;

namespace Kheo.Api.Features.Recognition;

/// <summary>Takes the nomination up: it may be put before a session of the unit that received it.</summary>
public sealed record AcceptNomination : Change<NominationView>;

public sealed class AcceptNominationHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<AcceptNomination, NominationView>
{
    public async Task<NominationView> Handle(AcceptNomination command, CancellationToken ct)
    {
        var nomination = await db.ForChange(db.Set<Nomination>().OfEitherEnd(current.Actor), command.Id, ct);
        DecisionPolicy.Nominations.Demand(current.Actor, nameof(AcceptNomination), new NominationFacts(nomination.ToPath, nomination.Status));
        nomination.Accept(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await NominationView.Of(db, current.Actor, nomination.Id, ct);
    }
}
