using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>One contribution, and where else the same may be told.</summary>
public sealed record GetContribution(Guid Id) : Query<ContributionView>;

public sealed class GetContributionHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetContribution, ContributionView>
{
    public Task<ContributionView> Handle(GetContribution query, CancellationToken ct) => ContributionView.Of(db, current.Actor, query.Id, ct);
}
