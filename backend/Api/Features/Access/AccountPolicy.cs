using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;

namespace Kheo.Api.Features.Access;

/// <summary>What the policy must know of an account.</summary>
public sealed record AccountFacts(Guid Id, string UnitPath, AccountStatus Status);

/// <summary>What the policy must know of an assignment.</summary>
public sealed record AssignmentFacts(Guid AccountId, string UnitPath, bool Ended);

internal static class AccountPolicy
{
    // Roles lie at or below the account's own unit, so managing that unit is managing all the account can reach.
    // Nobody gives himself roles, and a stolen session cannot invite its own account to a new password.
    public static readonly Policy<AccountFacts> Table = new(
        (nameof(SaveAccount), (actor, account) => actor.May(Permission.AccountsManage, account.UnitPath), _ => true),
        (nameof(DisableAccount), (actor, account) => Another(actor, account) && actor.May(Permission.AccountsManage, account.UnitPath), account => account.Status == AccountStatus.Active),
        (nameof(EnableAccount), (actor, account) => Another(actor, account) && actor.May(Permission.AccountsManage, account.UnitPath), account => account.Status == AccountStatus.Disabled),
        (nameof(InviteAccount), (actor, account) => Another(actor, account) && actor.May(Permission.AccountsManage, account.UnitPath), account => account.Status == AccountStatus.Active),
        (nameof(AssignRole), (actor, account) => Another(actor, account) && actor.May(Permission.AccountsManage, account.UnitPath), account => account.Status == AccountStatus.Active),
        (nameof(HandOverWork), (actor, account) => Another(actor, account) && actor.May(Permission.AccountsManage, account.UnitPath), _ => true));

    public static readonly Policy<AssignmentFacts> Assignments = new(
        (nameof(EndAssignment), (actor, assignment) => assignment.AccountId != actor.AccountId && actor.May(Permission.AccountsManage, assignment.UnitPath), assignment => !assignment.Ended));

    private static bool Another(Actor actor, AccountFacts account) => account.Id != actor.AccountId;

    /// <summary>The actor with only those grants that hold the permission: a reader of accounts here may be a plain officer elsewhere.</summary>
    public static Actor Holding(this Actor actor, string permission)
    {
        var grants = actor.Grants.Where(g => g.Permissions.Contains(permission)).ToList();
        return grants.Count == actor.Grants.Count ? actor : new Actor(actor.AccountId, actor.Name, grants, actor.Sessions);
    }
}
