using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using MediatR;

namespace Kheo.Api.Features.Access;

/// <summary>Makes a new one-time link for an account; the link before it ends. The present password stays until the link is used.</summary>
public sealed record InviteAccount : Change<AccountView>;

public sealed class InviteAccountHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<InviteAccount, AccountView>
{
    public async Task<AccountView> Handle(InviteAccount command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var account = await db.ForChange(db.Set<Account>().VisibleTo(current.Actor.Holding(Permission.AccountsRead)), command.Id, ct);
        AccountPolicy.Table.Demand(current.Actor, nameof(InviteAccount), new AccountFacts(account.Id, account.UnitPath, account.Status));
        var (token, hash) = Invitations.New();
        account.Invite(hash, now + Invitations.Lifetime);
        await db.SaveChangesAsync(ct);
        var view = await AccountView.Of(db, current.Actor, account.Id, VietnamTime.Day(now), ct);
        return view with { Invitation = new InvitationLink(token, Invitations.Link(token), now + Invitations.Lifetime) };
    }
}
