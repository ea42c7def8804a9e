using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;

namespace Kheo.Api.Features.Access;

/// <summary>Reads one account and its roles.</summary>
public sealed record GetAccount(Guid Id) : Query<AccountView>;

public sealed class GetAccountHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetAccount, AccountView>
{
    public Task<AccountView> Handle(GetAccount query, CancellationToken ct) => AccountView.Of(db, current.Actor, query.Id, VietnamTime.Day(clock.GetUtcNow()), ct);
}
