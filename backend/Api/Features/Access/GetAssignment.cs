using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Access;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Access;

/// <summary>Reads one assignment of a role.</summary>
public sealed record GetAssignment(Guid Id) : Query<AssignmentView>;

public sealed class GetAssignmentHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetAssignment, AssignmentView>
{
    public async Task<AssignmentView> Handle(GetAssignment query, CancellationToken ct) =>
        (await AssignmentView.Of(db, current.Actor, db.Set<Assignment>().Where(a => a.Id == query.Id), VietnamTime.Day(clock.GetUtcNow()), ct)) is [var view] ? view : throw new Absent();
}
