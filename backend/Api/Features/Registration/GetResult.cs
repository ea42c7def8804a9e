using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>One result report with its indicators.</summary>
public sealed record GetResult(Guid Id) : Query<ResultView>;

public sealed class GetResultHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetResult, ResultView>
{
    public Task<ResultView> Handle(GetResult query, CancellationToken ct) => ResultView.Of(db, current.Actor, query.Id, ct);
}
