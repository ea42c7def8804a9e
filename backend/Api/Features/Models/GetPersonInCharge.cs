using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Models;

/// <summary>One charge, running or ended.</summary>
public sealed record GetPersonInCharge(Guid Id) : Query<PersonInChargeView>;

public sealed class GetPersonInChargeHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetPersonInCharge, PersonInChargeView>
{
    public Task<PersonInChargeView> Handle(GetPersonInCharge query, CancellationToken ct) => PersonInChargeView.One(db, current.Actor, query.Id, ct);
}
