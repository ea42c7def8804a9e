using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>Takes several units out of the count of those obliged, with one written reason. All or none; a preview says who is meant.</summary>
public sealed record ExemptUnits : Act<TouchedUnitsView>, IExample<ExemptUnits>
{
    /// <summary>1 to 500 obligations of units below the caller's.</summary>
    public required IReadOnlyList<Guid> ObligationIds { get; init; }

    /// <summary>At most 500 characters; shown wherever the exemption is counted.</summary>
    public required string Reason { get; init; }

    /// <summary>Changes nothing and says what would be changed, and by which rule what would not.</summary>
    public bool Preview { get; init; }

    public static ExemptUnits Example => new() { ObligationIds = [ObligationView.Example.Id], Reason = "Các chi bộ mới thành lập ngày 01/6/2026." };
}

public sealed class ExemptUnitsValidator : AbstractValidator<ExemptUnits>
{
    public ExemptUnitsValidator()
    {
        this.Named(c => c.ObligationIds);
        RuleFor(c => c.Reason).NotEmpty().WithErrorCode("required").MaximumLength(500).WithErrorCode("too-long");
    }
}

public sealed class ExemptUnitsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExemptUnits, TouchedUnitsView>
{
    public Task<TouchedUnitsView> Handle(ExemptUnits command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return TouchedUnits.Touch(db, current.Actor, nameof(ExemptUnit), command.ObligationIds, command.Preview, now, o => o.Exempt(command.Reason, current.Actor.AccountId, now), ct);
    }
}
