using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>Undoes an applied act as a whole, unless something it changed has changed again since. The tree and all that hangs on it stand as before.</summary>
public sealed record ReverseReorganisation : Change<ReorganisationView>, IExample<ReverseReorganisation>
{
    /// <summary>At most 2 000 characters; it stays with the act.</summary>
    public required string Reason { get; init; }

    public static ReverseReorganisation Example => new() { Reason = "Nhập nhầm ngày có hiệu lực" };
}

public sealed class ReverseReorganisationValidator : AbstractValidator<ReverseReorganisation>
{
    public ReverseReorganisationValidator() => RuleFor(c => c.Reason).NotEmpty().WithErrorCode("required").MaximumLength(2_000).WithErrorCode("too-long");
}

public sealed class ReverseReorganisationHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ReverseReorganisation, ReorganisationView>
{
    public async Task<ReorganisationView> Handle(ReverseReorganisation command, CancellationToken ct)
    {
        await Trees.Lock(db, command.Id, ct);
        var act = await db.ForChange(db.Set<Reorganisation>().ReachingTo(current.Actor), command.Id, ct);
        ReorganisationPolicy.Demand(current.Actor, nameof(ReverseReorganisation), act);
        act.Reverse(command.Reason, clock.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"select reverse_reorganisation({act.Id})", ct);
        await db.SaveChangesAsync(ct);
        return await ReorganisationView.Of(db, current.Actor, act.Id, ct);
    }
}
