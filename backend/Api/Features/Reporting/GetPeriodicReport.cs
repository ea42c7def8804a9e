using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>Reads one report with its figures: frozen when it is handed in, of this moment while it is written.</summary>
public sealed record GetPeriodicReport(Guid Id) : Query<PeriodicReportView>;

public sealed class GetPeriodicReportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetPeriodicReport, PeriodicReportView>
{
    public Task<PeriodicReportView> Handle(GetPeriodicReport query, CancellationToken ct) => PeriodicReportView.Of(db, current.Actor, query.Id, clock.GetUtcNow(), ct);
}
