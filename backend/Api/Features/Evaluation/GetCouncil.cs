using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Judging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>One council: its decision, its term and its seats.</summary>
public sealed record GetCouncil(Guid Id) : Query<CouncilView>;

public sealed class GetCouncilHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetCouncil, CouncilView>
{
    public async Task<CouncilView> Handle(GetCouncil query, CancellationToken ct) =>
        (await CouncilView.Of(db, current.Actor, db.Set<Council>().Where(c => c.Id == query.Id)).SingleOrDefaultAsync(ct) ?? throw new Absent()).For(current.Actor);
}
