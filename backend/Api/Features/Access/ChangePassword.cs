using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Access;

/// <summary>Changes the caller's password and ends his other sessions.</summary>
public sealed record ChangePassword : IRequest<SessionView>, IExample<ChangePassword>
{
    public required string CurrentPassword { get; init; }

    /// <summary>At least 12 characters, not the user name, not among those tried first.</summary>
    public required string NewPassword { get; init; }

    public static ChangePassword Example => new() { CurrentPassword = "mưa chiều trên sông Hậu", NewPassword = "nắng sớm trên đồng lúa" };
}

public sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator()
    {
        RuleFor(c => c.CurrentPassword).NotEmpty().WithErrorCode("required").MaximumLength(Passwords.Most).WithErrorCode("too-long");
        RuleFor(c => c.NewPassword).NotEmpty().WithErrorCode("required").MaximumLength(Passwords.Most).WithErrorCode("too-long");
    }
}

internal sealed class ChangePasswordHandler(KheoDbContext db, IPasswordHasher<Account> hasher, SignInThrottle throttle, SessionDoor door)
    : IRequestHandler<ChangePassword, SessionView>
{
    public async Task<SessionView> Handle(ChangePassword command, CancellationToken ct)
    {
        var session = door.Current;
        var account = await db.ForChange(db.Set<Account>(), session.Actor.AccountId, ct);
        Passwords.Check(command.NewPassword, account.UserName);
        throttle.Demand(account.UserName);
        RuleBroken.When(hasher.VerifyHashedPassword(account, account.PasswordHash ?? "", command.CurrentPassword) == PasswordVerificationResult.Failed, Rules.PasswordWrong);
        account.ChangePassword(hasher.HashPassword(account, command.NewPassword));
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync($"delete from sessions where account_id = {account.Id} and antiforgery <> {session.Antiforgery}", ct);
        return await SessionView.Of(db, session, ct);
    }
}
