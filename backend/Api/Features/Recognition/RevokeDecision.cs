using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Recognitions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Registered = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Recognition;

/// <summary>Revokes an issued decision: recognitions and awards stay visible as revoked, money is to be recovered.</summary>
public sealed record RevokeDecision : Change<DecisionView>, IExample<RevokeDecision>
{
    /// <summary>At most 2 000 characters; it stays with everything revoked.</summary>
    public required string Reason { get; init; }

    public static RevokeDecision Example => new() { Reason = "Kê khai không đúng thành tích theo kết luận kiểm tra" };
}

public sealed class RevokeDecisionValidator : AbstractValidator<RevokeDecision>
{
    public RevokeDecisionValidator() => RuleFor(c => c.Reason).DocumentLine(2000);
}

public sealed class RevokeDecisionHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<RevokeDecision, DecisionView>
{
    public async Task<DecisionView> Handle(RevokeDecision command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var decision = await db.ForChange(db.Set<Decision>().VisibleTo(current.Actor).Include(d => d.Items), command.Id, ct);
        DecisionPolicy.Table.Demand(current.Actor, nameof(RevokeDecision), new DecisionFacts(decision.UnitPath, decision.Status));
        var recognitions = await db.Set<Domain.Recognitions.Recognition>().AsTracking().Where(r => r.DecisionId == decision.Id).ToListAsync(ct);
        var awards = await db.Set<Domain.Recognitions.Award>().AsTracking().Where(a => a.DecisionId == decision.Id).ToListAsync(ct);
        decision.Revoke(command.Reason, recognitions, awards, VietnamTime.Day(now));

        // What another tier's recognition still holds up stays recognised.
        var ids = recognitions.Select(r => r.RegistrationId).ToArray();
        var held = db.Set<Domain.Recognitions.Recognition>().Where(r => r.Status == HonourStatus.Issued && r.DecisionId != decision.Id).Select(r => r.RegistrationId);
        foreach (var registration in await db.Set<Registered>().VisibleTo(current.Actor).AsTracking().Where(r => ids.Contains(r.Id) && !held.Contains(r.Id)).ToListAsync(ct))
            registration.UnmarkRecognised(now);
        await db.SaveChangesAsync(ct);
        return await DecisionView.Of(db, current.Actor, decision.Id, VietnamTime.Day(now), ct);
    }
}
