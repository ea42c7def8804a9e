using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Recognition;

/// <summary>One nomination: its letter and the sealed record below.</summary>
public sealed record GetNomination(Guid Id) : Query<NominationView>;

public sealed class GetNominationHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetNomination, NominationView>
{
    public Task<NominationView> Handle(GetNomination query, CancellationToken ct) => NominationView.Of(db, current.Actor, query.Id, ct);
}
