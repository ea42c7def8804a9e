using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>Takes a unit out of the count of those obliged, with a written reason.</summary>
public sealed record ExemptUnit : Change<ObligationView>, IExample<ExemptUnit>
{
    /// <summary>At most 500 characters; shown wherever the exemption is counted.</summary>
    public required string Reason { get; init; }

    public static ExemptUnit Example => new() { Reason = "Chi bộ mới thành lập ngày 01/6/2026." };
}

public sealed class ExemptUnitValidator : AbstractValidator<ExemptUnit>
{
    public ExemptUnitValidator() => RuleFor(c => c.Reason).NotEmpty().WithErrorCode("required").MaximumLength(500).WithErrorCode("too-long");
}

public sealed class ExemptUnitHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExemptUnit, ObligationView>
{
    public async Task<ObligationView> Handle(ExemptUnit command, CancellationToken ct)
    {
        var obligation = await db.ForChange(db.Set<Obligation>().VisibleTo(current.Actor), command.Id, ct);
        ObligationPolicy.Table.Demand(current.Actor, nameof(ExemptUnit), ObligationFacts.Of(obligation));
        obligation.Exempt(command.Reason, current.Actor.AccountId, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await ObligationView.Of(db, current.Actor, obligation.Id, clock.GetUtcNow(), ct);
    }
}
