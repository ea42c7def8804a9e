using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Access;

/// <summary>Reads the caller's session.</summary>
public sealed record GetSession : Query<SessionView>;

internal sealed class GetSessionHandler(KheoDbContext db, SessionDoor door) : IRequestHandler<GetSession, SessionView>
{
    public Task<SessionView> Handle(GetSession query, CancellationToken ct) => SessionView.Of(db, door.Current, ct);
}
