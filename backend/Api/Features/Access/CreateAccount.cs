using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Access;

/// <summary>
/// Makes an account and a one-time link by which its owner sets the password. User names are unique in the whole country, so a refusal tells
/// that a name is taken somewhere: only administrators can learn that.
/// </summary>
public sealed record CreateAccount : Create<AccountView>, IExample<CreateAccount>
{
    /// <summary>The account's own unit; it can hold roles there and below.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>a-z, 0-9, '.', '_' and '-', 3 to 64, beginning with a letter or digit.</summary>
    public required string UserName { get; init; }

    /// <summary>At most 200 characters.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The office held, at most 200 characters.</summary>
    public string? Title { get; init; }

    public string? Email { get; init; }
    public string? Phone { get; init; }

    public static CreateAccount Example => new()
    {
        UnitId = Guid.Parse("0193a000-0000-7000-8000-000000000012"), UserName = "minh.tran", DisplayName = "Trần Văn Minh", Title = "Phó Trưởng ban",
        Email = "minh.tran@anbinh.example", Phone = "0296 000 0001",
    };
}

public sealed class CreateAccountValidator : AbstractValidator<CreateAccount>
{
    internal const string UserName = @"^[a-z0-9][a-z0-9._-]{2,63}\z";

    public CreateAccountValidator()
    {
        RuleFor(c => c.UserName).Matches(UserName).WithErrorCode("malformed");
        RuleFor(c => c.DisplayName).NotEmpty().WithErrorCode("required").MaximumLength(200).WithErrorCode("too-long");
        RuleFor(c => c.Title).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(c => c.Email).MaximumLength(200).WithErrorCode("too-long").Must(SaveAccountValidator.LooksLikeAddress).WithErrorCode("malformed");
        RuleFor(c => c.Phone).MaximumLength(40).WithErrorCode("too-long");
    }
}

public sealed class CreateAccountHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CreateAccount, AccountView>
{
    public async Task<AccountView> Handle(CreateAccount command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var unit = await db.Set<Unit>().VisibleTo(current.Actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == command.UnitId, ct) ?? throw new Absent();
        if (!current.Actor.May(Permission.AccountsManage, unit.Path)) throw new Forbidden(nameof(CreateAccount));
        var account = Account.Create(unit, command.UserName, command.DisplayName, command.Title, command.Email, command.Phone);
        var (token, hash) = Invitations.New();
        account.Invite(hash, now + Invitations.Lifetime);
        db.Add(account);
        await db.SaveChangesAsync(ct);
        var view = await AccountView.Of(db, current.Actor, account.Id, VietnamTime.Day(now), ct);
        return view with { Invitation = new InvitationLink(token, Invitations.Link(token), now + Invitations.Lifetime) };
    }
}
