using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>Accepts a report from below.</summary>
public sealed record AcceptPeriodicReport : Change<PeriodicReportView>, IExample<AcceptPeriodicReport>
{
    public static AcceptPeriodicReport Example => new();
}

public sealed class AcceptPeriodicReportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<AcceptPeriodicReport, PeriodicReportView>
{
    public async Task<PeriodicReportView> Handle(AcceptPeriodicReport command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (report, _) = await PeriodicReports.ForChange(db, current.Actor, command.Id, nameof(AcceptPeriodicReport), ct);
        report.Accept(now);
        await db.SaveChangesAsync(ct);
        return await PeriodicReportView.Of(db, current.Actor, report.Id, now, ct);
    }
}
