using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>Enters the plan that the unit issued on a directive it has acknowledged; entered again, the later word holds.</summary>
public sealed record SaveOwnPlan : Change<ReceiptView>, IExample<SaveOwnPlan>
{
    /// <summary>Such as `45-KH/ĐU`.</summary>
    public required string Number { get; init; }
    public required DateOnly IssuedOn { get; init; }

    public static SaveOwnPlan Example => new() { Number = "45-KH/ĐU", IssuedOn = new DateOnly(2026, 4, 2) };
}

public sealed class SaveOwnPlanValidator : AbstractValidator<SaveOwnPlan>
{
    public SaveOwnPlanValidator() => RuleFor(c => c.Number).NotEmpty().WithErrorCode("required").MaximumLength(60).WithErrorCode("too-long");
}

public sealed class SaveOwnPlanHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SaveOwnPlan, ReceiptView>
{
    public async Task<ReceiptView> Handle(SaveOwnPlan command, CancellationToken ct)
    {
        var receipt = await db.ForChange(db.Set<DirectiveReceipt>().VisibleTo(current.Actor), command.Id, ct);
        DirectivePolicy.Demand(current.Actor, nameof(SaveOwnPlan), receipt);
        receipt.EnterPlan(await db.Set<Directive>().SingleAsync(d => d.Id == receipt.DirectiveId, ct), command.Number.Trim(), command.IssuedOn, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await ReceiptView.Of(db, current.Actor, receipt.Id, ct);
    }
}
