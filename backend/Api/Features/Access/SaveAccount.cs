using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using MediatR;

namespace Kheo.Api.Features.Access;

/// <summary>Changes an account's name, office and addresses. The user name stays.</summary>
public sealed record SaveAccount : Change<AccountView>, IExample<SaveAccount>
{
    /// <summary>At most 200 characters.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The office held, at most 200 characters.</summary>
    public string? Title { get; init; }

    public string? Email { get; init; }
    public string? Phone { get; init; }

    public static SaveAccount Example => new() { DisplayName = "Trần Văn Minh", Title = "Trưởng ban", Email = "minh.tran@anbinh.example", Phone = "0296 000 0002" };
}

public sealed class SaveAccountValidator : AbstractValidator<SaveAccount>
{
    public SaveAccountValidator()
    {
        RuleFor(c => c.DisplayName).NotEmpty().WithErrorCode("required").MaximumLength(200).WithErrorCode("too-long");
        RuleFor(c => c.Title).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(c => c.Email).MaximumLength(200).WithErrorCode("too-long").Must(LooksLikeAddress).WithErrorCode("malformed");
        RuleFor(c => c.Phone).MaximumLength(40).WithErrorCode("too-long");
    }

    internal static bool LooksLikeAddress(string? email) =>
        email is null || email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < email.Length - 1 && at == email.LastIndexOf('@') && !email.Any(char.IsWhiteSpace);
}

public sealed class SaveAccountHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SaveAccount, AccountView>
{
    public async Task<AccountView> Handle(SaveAccount command, CancellationToken ct)
    {
        var account = await db.ForChange(db.Set<Account>().VisibleTo(current.Actor.Holding(Permission.AccountsRead)), command.Id, ct);
        AccountPolicy.Table.Demand(current.Actor, nameof(SaveAccount), new AccountFacts(account.Id, account.UnitPath, account.Status));
        account.Save(command.DisplayName, command.Title, command.Email, command.Phone);
        await db.SaveChangesAsync(ct);
        return await AccountView.Of(db, current.Actor, account.Id, VietnamTime.Day(clock.GetUtcNow()), ct);
    }
}
