using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;

namespace Kheo.Api.Features.Documents;

/// <summary>Takes an issued document back. It stays where it was received, with the reason, and asks nothing any more.</summary>
public sealed record WithdrawDirective : Change<DirectiveView>, IExample<WithdrawDirective>
{
    /// <summary>At most 1000 characters.</summary>
    public required string Reason { get; init; }

    public static WithdrawDirective Example => new() { Reason = "Thay bằng Công văn số 1102-CV/TU ngày 02/4/2026." };
}

public sealed class WithdrawDirectiveValidator : AbstractValidator<WithdrawDirective>
{
    public WithdrawDirectiveValidator() => RuleFor(c => c.Reason).NotEmpty().WithErrorCode("required").MaximumLength(1000).WithErrorCode("too-long");
}

public sealed class WithdrawDirectiveHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<WithdrawDirective, DirectiveView>
{
    public async Task<DirectiveView> Handle(WithdrawDirective command, CancellationToken ct)
    {
        var actor = current.Actor;
        var directive = await db.ForChange(db.Set<Directive>().IssuedOrReaching(actor), command.Id, ct);
        DirectivePolicy.Demand(actor, nameof(WithdrawDirective), directive);
        directive.Withdraw(command.Reason);
        await db.SaveChangesAsync(ct);
        return await DirectiveView.Of(db, actor, directive.Id, VietnamTime.Day(clock.GetUtcNow()), ct);
    }
}
