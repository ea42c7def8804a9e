using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>Gives several units more time: one new day, one reason, a trace on each. All or none; a preview says who is meant.</summary>
public sealed record ExtendUnits : Act<TouchedUnitsView>, IExample<ExtendUnits>
{
    /// <summary>1 to 500 obligations of units below the caller's.</summary>
    public required IReadOnlyList<Guid> ObligationIds { get; init; }

    /// <summary>Later than the present day of each, and not past.</summary>
    public required DateOnly NewDueOn { get; init; }

    /// <summary>At most 1000 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>Changes nothing and says what would be changed, and by which rule what would not.</summary>
    public bool Preview { get; init; }

    public static ExtendUnits Example => new() { ObligationIds = [ObligationView.Example.Id], NewDueOn = new DateOnly(2027, 7, 10), Reason = "Mưa lũ kéo dài, cấp ủy thống nhất lùi hạn." };
}

public sealed class ExtendUnitsValidator : AbstractValidator<ExtendUnits>
{
    public ExtendUnitsValidator()
    {
        this.Named(c => c.ObligationIds);
        RuleFor(c => c.NewDueOn).InclusiveBetween(new DateOnly(2000, 1, 1), new DateOnly(2099, 12, 31)).WithErrorCode("out-of-range");
        RuleFor(c => c.Reason).NotEmpty().WithErrorCode("required").MaximumLength(1000).WithErrorCode("too-long");
    }
}

public sealed class ExtendUnitsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExtendUnits, TouchedUnitsView>
{
    public Task<TouchedUnitsView> Handle(ExtendUnits command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return TouchedUnits.Touch(db, current.Actor, nameof(ExtendUnits), command.ObligationIds, command.Preview, now,
            o => db.Add(Extension.Give(o, command.NewDueOn, command.Reason, current.Actor.AccountId, now)), ct);
    }
}
