using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Access;

/// <summary>Signs in by user name and password and sets the session's cookie.</summary>
public sealed record SignIn : Act<SessionView>, IExample<SignIn>
{
    public required string UserName { get; init; }

    public required string Password { get; init; }

    public static SignIn Example => new() { UserName = "minh.tran", Password = "mưa chiều trên sông Hậu" };
}

public sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(c => c.UserName).NotEmpty().WithErrorCode("required").MaximumLength(64).WithErrorCode("too-long");
        RuleFor(c => c.Password).NotEmpty().WithErrorCode("required").MaximumLength(Passwords.Most).WithErrorCode("too-long");
    }
}

internal sealed class SignInHandler(KheoDbContext db, IPasswordHasher<Account> hasher, SignInThrottle throttle, SessionDoor door)
    : IRequestHandler<SignIn, SessionView>
{
    // Unknown names are checked against this, so that they cost what wrong passwords cost.
    private static string? _nobody;

    public async Task<SessionView> Handle(SignIn command, CancellationToken ct)
    {
        var name = command.UserName.ToLowerInvariant();
        throttle.Demand(name);
        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.UserName == name, ct);
        var hash = account?.PasswordHash ?? (_nobody ??= hasher.HashPassword(null!, Invitations.New().Token));
        var right = hasher.VerifyHashedPassword(account!, hash, command.Password) != PasswordVerificationResult.Failed;
        if (!right || account is not { Status: AccountStatus.Active, PasswordHash: not null })
            throw new BadRequest(401, "sign-in-refused", "User name and password do not go together, or the account is not active.");
        return await SessionView.Of(db, await door.Open(account.Id), ct);
    }
}
