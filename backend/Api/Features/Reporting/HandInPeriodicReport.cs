using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Hands the report in to the committee above and freezes its figures.</summary>
public sealed record HandInPeriodicReport : Change<PeriodicReportView>, IExample<HandInPeriodicReport>
{
    public static HandInPeriodicReport Example => new();
}

public sealed class HandInPeriodicReportHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<HandInPeriodicReport, PeriodicReportView>
{
    public async Task<PeriodicReportView> Handle(HandInPeriodicReport command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (report, campaign) = await PeriodicReports.ForChange(db, current.Actor, command.Id, nameof(HandInPeriodicReport), ct);
        var unit = await db.Set<Domain.Organisation.Unit>().Where(u => u.Id == report.UnitId)
            .Select(u => new { Unit = u, Rank = db.Set<Tier>().Where(t => t.Id == u.TierId).Select(t => t.Rank).First() }).SingleAsync(ct);
        report.HandIn(campaign, await ReportFigureSums.Of(db, report, campaign, unit.Unit, unit.Rank, now, ct), now);
        await db.SaveChangesAsync(ct);
        return await PeriodicReportView.Of(db, current.Actor, report.Id, now, ct);
    }
}
