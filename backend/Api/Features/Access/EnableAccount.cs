using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using MediatR;

namespace Kheo.Api.Features.Access;

/// <summary>Enables a disabled account. Its password and roles are as they were; a withdrawn invitation is not.</summary>
public sealed record EnableAccount : Change<AccountView>;

public sealed class EnableAccountHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<EnableAccount, AccountView>
{
    public async Task<AccountView> Handle(EnableAccount command, CancellationToken ct)
    {
        var account = await db.ForChange(db.Set<Account>().VisibleTo(current.Actor.Holding(Permission.AccountsRead)), command.Id, ct);
        AccountPolicy.Table.Demand(current.Actor, nameof(EnableAccount), new AccountFacts(account.Id, account.UnitPath, account.Status));
        account.Enable();
        await db.SaveChangesAsync(ct);
        return await AccountView.Of(db, current.Actor, account.Id, VietnamTime.Day(clock.GetUtcNow()), ct);
    }
}
