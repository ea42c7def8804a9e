using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Access;

/// <summary>Disables an account: its sessions end, and an open invitation is withdrawn.</summary>
public sealed record DisableAccount : Change<AccountView>;

public sealed class DisableAccountHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<DisableAccount, AccountView>
{
    public async Task<AccountView> Handle(DisableAccount command, CancellationToken ct)
    {
        var account = await db.ForChange(db.Set<Account>().VisibleTo(current.Actor.Holding(Permission.AccountsRead)), command.Id, ct);
        AccountPolicy.Table.Demand(current.Actor, nameof(DisableAccount), new AccountFacts(account.Id, account.UnitPath, account.Status));
        account.Disable(current.Actor.AccountId);
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync($"delete from sessions where account_id = {account.Id}", ct);
        return await AccountView.Of(db, current.Actor, account.Id, VietnamTime.Day(clock.GetUtcNow()), ct);
    }
}
