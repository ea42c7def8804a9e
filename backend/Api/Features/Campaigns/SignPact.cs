using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Records the signing: from now on all parties read the pact, and it no longer changes.</summary>
public sealed record SignPact : Change<PactView>, IExample<SignPact>
{
    public required DateOnly SignedOn { get; init; }
    /// <summary>Where it was signed.</summary>
    public required string Place { get; init; }

    public static SignPact Example => new() { SignedOn = new DateOnly(2026, 2, 5), Place = "Hội trường Tỉnh ủy" };
}

public sealed class SignPactValidator : AbstractValidator<SignPact>
{
    public SignPactValidator()
    {
        RuleFor(c => c.SignedOn).ADay();
        RuleFor(c => c.Place).Named();
    }
}

public sealed class SignPactHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SignPact, PactView>
{
    public async Task<PactView> Handle(SignPact command, CancellationToken ct)
    {
        var pact = await db.ForChange(db.Set<EmulationPact>().OwnOrParty(current.Actor), command.Id, ct);
        PactPolicy.Demand(current.Actor, nameof(SignPact), pact);
        pact.Sign(command.SignedOn, command.Place, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await PactView.Of(db, current.Actor, pact.Id, ct);
    }
}
