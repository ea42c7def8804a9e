using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>One activity with its pictures.</summary>
public sealed record GetActivity(Guid Id) : Query<ActivityView>;

public sealed class GetActivityHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetActivity, ActivityView>
{
    public Task<ActivityView> Handle(GetActivity query, CancellationToken ct) => ActivityView.Of(db, current.Actor, query.Id, ct);
}
