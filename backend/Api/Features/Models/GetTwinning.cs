using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Models;

/// <summary>One twinning, to both sides, to those above them and to those whom it helps.</summary>
public sealed record GetTwinning(Guid Id) : Query<TwinningView>;

public sealed class GetTwinningHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetTwinning, TwinningView>
{
    public Task<TwinningView> Handle(GetTwinning query, CancellationToken ct) => TwinningView.Of(db, current.Actor, query.Id, ct);
}
