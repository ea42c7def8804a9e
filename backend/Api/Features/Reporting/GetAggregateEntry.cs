using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>Reads one count without a list.</summary>
public sealed record GetAggregateEntry(Guid Id) : Query<AggregateEntryView>;

public sealed class GetAggregateEntryHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetAggregateEntry, AggregateEntryView>
{
    public Task<AggregateEntryView> Handle(GetAggregateEntry query, CancellationToken ct) => AggregateEntryView.Of(db, current.Actor, query.Id, ct);
}
