using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Access;

/// <summary>Gives an account a role over a unit's subtree, within the caller's own subtree and never to himself.</summary>
public sealed record AssignRole : Create<AssignmentView>, IExample<AssignRole>
{
    public required Guid AccountId { get; init; }

    /// <summary>The account's own unit or one below it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>A code of the list of roles.</summary>
    public required string Role { get; init; }

    /// <summary>The first day; today when unsaid.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The first day on which the role is no longer held; open-ended when unsaid.</summary>
    public DateOnly? ValidTo { get; init; }

    public static AssignRole Example => new()
    {
        AccountId = Guid.Parse("0193a000-0000-7000-8000-0000000000a1"), UnitId = Guid.Parse("0193a000-0000-7000-8000-000000000012"),
        Role = "committee-officer", ValidFrom = new DateOnly(2026, 1, 1),
    };
}

public sealed class AssignRoleValidator : AbstractValidator<AssignRole>
{
    public AssignRoleValidator() => RuleFor(c => c.Role).Must(role => Kheo.Domain.Access.Roles.Find(role) is not null).WithErrorCode("unknown");
}

public sealed class AssignRoleHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<AssignRole, AssignmentView>
{
    public async Task<AssignmentView> Handle(AssignRole command, CancellationToken ct)
    {
        var today = VietnamTime.Day(clock.GetUtcNow());
        var account = await db.Set<Account>().VisibleTo(current.Actor.Holding(Permission.AccountsRead)).SingleOrDefaultAsync(a => a.Id == command.AccountId, ct) ?? throw new Absent();
        AccountPolicy.Table.Demand(current.Actor, nameof(AssignRole), new AccountFacts(account.Id, account.UnitPath, account.Status));
        var unit = await db.Set<Unit>().VisibleTo(current.Actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == command.UnitId, ct) ?? throw new Absent();
        if (!current.Actor.May(Permission.AccountsManage, unit.Path)) throw new Forbidden(nameof(AssignRole));
        await db.InTurn([$"roles {account.Id}"], ct);
        var held = await db.Set<Assignment>().Where(a => a.AccountId == account.Id && a.UnitId == unit.Id && a.Role == command.Role).ToListAsync(ct);

        var assignment = Assignment.Give(account, unit, command.Role, command.ValidFrom ?? today, command.ValidTo, held, current.Actor.AccountId);
        db.Add(assignment);
        await db.SaveChangesAsync(ct);
        return (await AssignmentView.Of(db, current.Actor, db.Set<Assignment>().Where(a => a.Id == assignment.Id), today, ct))[0];
    }
}
