using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>Writes a contribution anew, as it should have been told.</summary>
public sealed record SaveContribution : Change<ContributionView>, IContributionBody, IExample<SaveContribution>
{
    public required string Contributor { get; init; }
    public required ContributionKind Kind { get; init; }
    public decimal? Amount { get; init; }
    public string? Measure { get; init; }
    public string? Words { get; init; }
    public bool Approximate { get; init; }
    public string? Note { get; init; }
    public string? SubjectOfWork { get; init; }
    /// <summary>The twinning that it came of, for the help of the registration's place.</summary>
    public Guid? TwinningId { get; init; }

    public static SaveContribution Example => new() { Contributor = AddContribution.Example.Contributor, Kind = ContributionKind.Material, Amount = 120, Measure = "bao xi măng", Approximate = true };
}

public sealed class SaveContributionValidator : AbstractValidator<SaveContribution>
{
    public SaveContributionValidator() => Include(new ContributionShape());
}

public sealed class SaveContributionHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SaveContribution, ContributionView>
{
    public async Task<ContributionView> Handle(SaveContribution command, CancellationToken ct)
    {
        var contribution = await db.ForChange(db.Set<Contribution>().VisibleTo(current.Actor), command.Id, ct);
        CarryingPolicy.Demand(current.Actor, nameof(SaveContribution), contribution);
        var registration = await db.CarriedBy(current.Actor, contribution.RegistrationId, ct);
        if (command.TwinningId != contribution.TwinningId) await db.CameOf(current.Actor, command.TwinningId, registration, ct);
        contribution.Save(registration, command.Text(), clock.GetUtcNow());
        await db.Alive(registration, ct);
        await db.SaveChangesAsync(ct);
        return await ContributionView.Of(db, current.Actor, contribution.Id, ct);
    }
}
