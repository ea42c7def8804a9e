using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Access;

/// <summary>Sets a password by a one-time link, without being signed in. Sessions opened with the password before end.</summary>
public sealed record AcceptInvitation : Act<Unit>, IExample<AcceptInvitation>
{
    /// <summary>What stands behind the '#' of the link.</summary>
    public required string Token { get; init; }

    /// <summary>At least 12 characters, not the user name, not among those tried first.</summary>
    public required string Password { get; init; }

    public static AcceptInvitation Example => new() { Token = "k3V0b2tlbi1raGVvLXZpLWR1LW1pbmgtaG9hLTAwMQ", Password = "mưa chiều trên sông Hậu" };
}

public sealed class AcceptInvitationValidator : AbstractValidator<AcceptInvitation>
{
    public AcceptInvitationValidator()
    {
        RuleFor(c => c.Token).NotEmpty().WithErrorCode("required").MaximumLength(100).WithErrorCode("too-long");
        RuleFor(c => c.Password).NotEmpty().WithErrorCode("required").MaximumLength(Passwords.Most).WithErrorCode("too-long");
    }
}

public sealed class AcceptInvitationHandler(KheoDbContext db, IPasswordHasher<Account> hasher, TimeProvider clock) : IRequestHandler<AcceptInvitation, Unit>
{
    public async Task<Unit> Handle(AcceptInvitation command, CancellationToken ct)
    {
        var hash = Invitations.HashOf(command.Token);
        var account = await db.Set<Account>().AsTracking().SingleOrDefaultAsync(a => a.InvitationHash == hash, ct) ?? throw new RuleBroken(Rules.InvitationNotValid);
        Passwords.Check(command.Password, account.UserName);
        account.AcceptInvitation(hasher.HashPassword(account, command.Password), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync($"delete from sessions where account_id = {account.Id}", ct);
        return Unit.Value;
    }
}
