using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Evaluation;

/// <summary>One candidate: the sealed dossier with its files, the criteria sheet, and the caller's own score sheet.</summary>
public sealed record GetCandidate(Guid Id) : Query<CandidateView>;

public sealed class GetCandidateHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetCandidate, CandidateView>
{
    public Task<CandidateView> Handle(GetCandidate query, CancellationToken ct) => CandidateView.Of(db, current.Actor, query.Id, ct);
}
