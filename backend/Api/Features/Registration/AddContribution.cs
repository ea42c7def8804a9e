using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>Writes down what somebody gave from outside the budget. The answer shows where else the same may be told.</summary>
public sealed record AddContribution : Create<ContributionView>, IAbout, IContributionBody, IExample<AddContribution>
{
    internal Guid RegistrationId { get; init; }
    Guid IAbout.Id { init => RegistrationId = value; get => RegistrationId; }
    public required string Contributor { get; init; }
    public required ContributionKind Kind { get; init; }
    public decimal? Amount { get; init; }
    /// <summary>Of material and other: bao, kg, bữa ăn. Money, workdays and land have their own.</summary>
    public string? Measure { get; init; }
    /// <summary>What was given, where it is not counted.</summary>
    public string? Words { get; init; }
    public bool Approximate { get; init; }
    public string? Note { get; init; }
    /// <summary>The road, canal or house that it went into.</summary>
    public string? SubjectOfWork { get; init; }
    /// <summary>The twinning that it came of, for the help of the registration's place.</summary>
    public Guid? TwinningId { get; init; }

    public static AddContribution Example => new() { Contributor = "Hợp tác xã Hòa Bình", Kind = ContributionKind.Money, Amount = 18_000_000, SubjectOfWork = "Đường tổ 3 ấp Hòa Bình" };
}

public sealed class AddContributionValidator : AbstractValidator<AddContribution>
{
    public AddContributionValidator() => Include(new ContributionShape());
}

public sealed class AddContributionHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<AddContribution, ContributionView>
{
    public async Task<ContributionView> Handle(AddContribution command, CancellationToken ct)
    {
        var registration = await db.CarriedBy(current.Actor, command.RegistrationId, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(AddContribution), registration);
        await db.CameOf(current.Actor, command.TwinningId, registration, ct);
        var contribution = Contribution.Add(registration, command.Text(), current.Actor.AccountId, clock.GetUtcNow());
        await db.Alive(registration, ct);
        db.Add(contribution);
        await db.SaveChangesAsync(ct);
        return await ContributionView.Of(db, current.Actor, contribution.Id, ct);
    }
}
