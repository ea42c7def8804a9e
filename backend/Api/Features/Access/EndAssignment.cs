using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using MediatR;

namespace Kheo.Api.Features.Access;

/// <summary>Ends a role, today unless a later day is named. Ended today, it is gone with the holder's next request.</summary>
public sealed record EndAssignment : Change<AssignmentView>, IExample<EndAssignment>
{
    /// <summary>The first day on which the role is no longer held; today when unsaid.</summary>
    public DateOnly? EndsOn { get; init; }

    public static EndAssignment Example => new() { EndsOn = new DateOnly(2027, 1, 1) };
}

public sealed class EndAssignmentHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<EndAssignment, AssignmentView>
{
    public async Task<AssignmentView> Handle(EndAssignment command, CancellationToken ct)
    {
        var today = VietnamTime.Day(clock.GetUtcNow());
        var assignment = await db.ForChange(db.Set<Assignment>().VisibleTo(current.Actor.Holding(Permission.AccountsRead)), command.Id, ct);
        AccountPolicy.Assignments.Demand(current.Actor, nameof(EndAssignment), new AssignmentFacts(assignment.AccountId, assignment.UnitPath, false));
        assignment.End(command.EndsOn ?? (assignment.ValidFrom > today ? assignment.ValidFrom : today), today, current.Actor.AccountId);
        await db.SaveChangesAsync(ct);
        return (await AssignmentView.Of(db, current.Actor, db.Set<Assignment>().Where(a => a.Id == assignment.Id), today, ct)).Single();
    }
}
