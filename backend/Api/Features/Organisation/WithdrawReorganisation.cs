using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using MediatR;

namespace Kheo.Api.Features.Organisation;

/// <summary>Withdraws an act that has not been applied.</summary>
public sealed record WithdrawReorganisation : Change<ReorganisationView>, IExample<WithdrawReorganisation>
{
    /// <summary>At most 2 000 characters; it stays with the act.</summary>
    public required string Reason { get; init; }

    public static WithdrawReorganisation Example => new() { Reason = "Nghị quyết được thay thế trước ngày có hiệu lực" };
}

public sealed class WithdrawReorganisationValidator : AbstractValidator<WithdrawReorganisation>
{
    public WithdrawReorganisationValidator() => RuleFor(c => c.Reason).NotEmpty().WithErrorCode("required").MaximumLength(2_000).WithErrorCode("too-long");
}

public sealed class WithdrawReorganisationHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<WithdrawReorganisation, ReorganisationView>
{
    public async Task<ReorganisationView> Handle(WithdrawReorganisation command, CancellationToken ct)
    {
        await Trees.Lock(db, command.Id, ct);
        var act = await db.ForChange(db.Set<Reorganisation>().ReachingTo(current.Actor), command.Id, ct);
        ReorganisationPolicy.Demand(current.Actor, nameof(WithdrawReorganisation), act);
        act.Withdraw(command.Reason);
        await db.SaveChangesAsync(ct);
        return await ReorganisationView.Of(db, current.Actor, act.Id, ct);
    }
}
