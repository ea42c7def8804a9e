using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>One progress report beside the one before.</summary>
public sealed record GetProgress(Guid Id) : Query<ProgressView>;

public sealed class GetProgressHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetProgress, ProgressView>
{
    public Task<ProgressView> Handle(GetProgress query, CancellationToken ct) => ProgressView.Of(db, current.Actor, query.Id, ct);
}
