using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Organisation;

/// <summary>Reads one act with its operations.</summary>
public sealed record GetReorganisation(Guid Id) : Query<ReorganisationView>;

public sealed class GetReorganisationHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetReorganisation, ReorganisationView>
{
    public Task<ReorganisationView> Handle(GetReorganisation query, CancellationToken ct) => ReorganisationView.Of(db, current.Actor, query.Id, ct);
}
