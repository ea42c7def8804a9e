using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using Kheo.Domain.Judging;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Access;

/// <summary>
/// Hands an officer's work over to another in one act: his roles end on a day and begin for the other on the same, and the drafts he wrote get the
/// other as their author. Council seats are held by a decision and stay; the answer says how many.
/// </summary>
public sealed record HandOverWork : Change<HandOverView>, IExample<HandOverWork>
{
    /// <summary>Who takes over. His account's unit is at or above every unit at which a role passes.</summary>
    public required Guid ToAccountId { get; init; }

    /// <summary>The first day on which the other has the roles; today when unsaid.</summary>
    public DateOnly? On { get; init; }

    public static HandOverWork Example => new() { ToAccountId = Guid.Parse("0193a000-0000-7000-8000-0000000000a2") };
}

/// <summary>What passed.</summary>
/// <param name="Assignments">The roles that begin for the other; one he held already is not given twice.</param>
/// <param name="Drafts">Registrations not handed in, or returned, whose author is the other now.</param>
/// <param name="CouncilSeats">Seats that did not pass, as far as the caller sees the councils: appoint anew by decision.</param>
public sealed record HandOverView(Guid FromAccountId, Guid ToAccountId, DateOnly On, int Ended, IReadOnlyList<AssignmentView> Assignments, int Drafts, int CouncilSeats) : IExample<HandOverView>
{
    public static HandOverView Example => new(Guid.Parse("0193a000-0000-7000-8000-0000000000a1"), Guid.Parse("0193a000-0000-7000-8000-0000000000a2"), new DateOnly(2026, 11, 2), 1, [AssignmentView.Example], 3, 0);
}

public sealed class HandOverWorkHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<HandOverWork, HandOverView>
{
    public async Task<HandOverView> Handle(HandOverWork command, CancellationToken ct)
    {
        var (actor, today) = (current.Actor, VietnamTime.Day(clock.GetUtcNow()));
        var on = command.On ?? today;
        var accounts = db.Set<Account>().VisibleTo(actor.Holding(Permission.AccountsRead));
        var from = await db.ForChange(accounts, command.Id, ct);
        AccountPolicy.Table.Demand(actor, nameof(HandOverWork), new AccountFacts(from.Id, from.UnitPath, from.Status));
        var to = await accounts.SingleOrDefaultAsync(a => a.Id == command.ToAccountId, ct) ?? throw new Absent();
        AccountPolicy.Table.Demand(actor, nameof(AssignRole), new AccountFacts(to.Id, to.UnitPath, to.Status));
        RuleBroken.When(to.Id == from.Id, Rules.HandOverToSelf);

        var held = await db.Set<Assignment>().VisibleTo(actor).AsTracking().Where(a => a.AccountId == from.Id && (a.ValidTo == null || a.ValidTo > on)).ToListAsync(ct);
        RuleBroken.When(held.Count == 0, Rules.HandOverNothing);
        var unitIds = held.Select(a => a.UnitId).ToArray();
        var units = await db.Set<Unit>().VisibleTo(actor, u => u.Path).Where(u => unitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        var theirs = await db.Set<Assignment>().Where(a => a.AccountId == to.Id).ToListAsync(ct);
        var given = new List<Assignment>();
        foreach (var assignment in held)
        {
            var (begins, ends) = (assignment.ValidFrom > on ? assignment.ValidFrom : on, assignment.ValidTo);
            assignment.End(begins, today, actor.AccountId);
            if (theirs.Exists(t => t.UnitId == assignment.UnitId && t.Role == assignment.Role && t.HoldsOn(begins))) continue;
            given.Add(Assignment.Give(to, units[assignment.UnitId], assignment.Role, begins, ends, theirs, actor.AccountId));
        }
        db.AddRange(given);

        var drafts = await db.Set<Kheo.Domain.Registrations.Registration>().VisibleTo(actor).AsTracking()
            .Where(r => r.AuthorId == from.Id && unitIds.Contains(r.UnitId) && (r.Status == RegistrationStatus.Draft || r.Status == RegistrationStatus.Returned)).ToListAsync(ct);
        foreach (var draft in drafts) draft.PassTo(to.Id);
        var seats = await db.Set<CouncilMember>().CountAsync(m => m.AccountId == from.Id, ct);
        db.Touch(from);
        await db.SaveChangesAsync(ct);
        var ids = given.Select(g => g.Id).ToArray();
        return new HandOverView(from.Id, to.Id, on, held.Count, await AssignmentView.Of(db, actor, db.Set<Assignment>().Where(a => ids.Contains(a.Id)), today, ct), drafts.Count, seats);
    }
}
