using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Recognition;

/// <summary>One recognition: its awards, and what other tiers said of the same registration.</summary>
public sealed record GetRecognition(Guid Id) : Query<RecognitionView>;

public sealed class GetRecognitionHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetRecognition, RecognitionView>
{
    public Task<RecognitionView> Handle(GetRecognition query, CancellationToken ct) => RecognitionView.Of(db, current.Actor, query.Id, ct);
}
