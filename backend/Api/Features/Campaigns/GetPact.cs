using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Campaigns;

/// <summary>One pact, to those who lead or signed it and those above them.</summary>
public sealed record GetPact(Guid Id) : Query<PactView>;

public sealed class GetPactHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetPact, PactView>
{
    public Task<PactView> Handle(GetPact query, CancellationToken ct) => PactView.Of(db, current.Actor, query.Id, ct);
}
