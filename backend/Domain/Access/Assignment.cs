using Kheo.Domain.Organisation;

namespace Kheo.Domain.Access;

/// <summary>A role held by an account over a unit's subtree from one day until the day before another.</summary>
public sealed class Assignment : UnitOwned
{
    public Guid AccountId { get; private set; }
    public string Role { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }

    /// <summary>The first day on which the role is no longer held; the same day as the first when it was taken back at once.</summary>
    public DateOnly? ValidTo { get; private set; }

    private Assignment() { }

    public static Assignment Give(
        Account account, Unit unit, string role, DateOnly from, DateOnly? to, IEnumerable<Assignment> held, Guid by)
    {
        RuleBroken.When(account.Id == by, Rules.AssignmentOwn);
        return GiveFirst(account, unit, role, from, to, held);
    }

    /// <summary>As <see cref="Give"/>, for the first administrator, whom nobody could give a role.</summary>
    public static Assignment GiveFirst(Account account, Unit unit, string role, DateOnly from, DateOnly? to, IEnumerable<Assignment> held)
    {
        RuleBroken.When(Roles.Find(role) is null, Rules.AssignmentRoleUnknown);
        RuleBroken.When(account.Status == AccountStatus.Disabled, Rules.AccountDisabled);
        RuleBroken.When(unit.ClosedOn is not null, Rules.UnitClosed);
        RuleBroken.When(!UnitPaths.Contains(account.UnitPath, unit.Path), Rules.AssignmentOutsideAccountUnit);
        RuleBroken.When(to <= from, Rules.AssignmentValidityEmpty);
        RuleBroken.When(held.Any(a => a.AccountId == account.Id && a.UnitId == unit.Id && a.Role == role && a.Overlaps(from, to)), Rules.AssignmentOverlaps);
        return new Assignment { AccountId = account.Id, UnitId = unit.Id, UnitPath = unit.Path, Role = role, ValidFrom = from, ValidTo = to };
    }

    /// <summary>Ended today, the role is gone with the next request.</summary>
    public void End(DateOnly on, DateOnly today, Guid by)
    {
        RuleBroken.When(AccountId == by, Rules.AssignmentOwn);
        RuleBroken.When(HasEndedBy(today), Rules.AssignmentEnded);
        RuleBroken.When(on < today && ValidFrom <= today || on < ValidFrom, Rules.AssignmentEndsInPast);
        RuleBroken.When(ValidTo <= on, Rules.AssignmentEnded);
        ValidTo = on;
    }

    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);

    public bool HasEndedBy(DateOnly day) => ValidTo <= day || ValidTo <= ValidFrom;

    private bool Overlaps(DateOnly from, DateOnly? to) =>
        (ValidTo is null || ValidFrom < ValidTo) && (ValidTo is null || from < ValidTo) && (to is null || ValidFrom < to);
}
