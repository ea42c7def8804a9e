using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Reporting;

/// <summary>Reports of the caller's units, the newest first.</summary>
public sealed record ListPeriodicReports : PagedQuery<PeriodicReportRow>
{
    public Guid? CampaignId { get; init; }

    /// <summary>Only those of this very unit.</summary>
    public Guid? UnitId { get; init; }

    public ReportStatus? Status { get; init; }
    public ReportKind? Kind { get; init; }
}

/// <summary>One report without its text and figures.</summary>
public sealed record PeriodicReportRow(
    Guid Id, long RowVersion, Guid CampaignId, string CampaignName, Guid UnitId, string UnitName, string UnitPath, ReportKind Kind, DateOnly PeriodFrom, DateOnly PeriodTo, ReportStatus Status,
    DateTimeOffset? HandedInAt, DateTimeOffset? AnsweredAt, string? Reason, string[] Actions) : IReportRow, IExample<PeriodicReportRow>
{
    public static PeriodicReportRow Example => new(
        PeriodicReportView.Example.Id, 2, ReportBasis.Example.CampaignId, ReportBasis.Example.CampaignName, PeriodicReportView.Example.UnitId, PeriodicReportView.Example.UnitName,
        PeriodicReportView.Example.UnitPath, ReportKind.Interim, new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30), ReportStatus.HandedIn, ReportBasis.Example.AsOf, null, null,
        ["AcceptPeriodicReport", "ReturnPeriodicReport"]);
}

public sealed class ListPeriodicReportsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListPeriodicReports, Page<PeriodicReportRow>>
{
    public async Task<Page<PeriodicReportRow>> Handle(ListPeriodicReports query, CancellationToken ct)
    {
        var reports = Filtered(db, current.Actor, query);
        if (Cursor.Decode(query.After) is var (_, id)) reports = reports.Where(r => r.Id.CompareTo(id) < 0);
        var rows = await Rows(db, reports).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(r => r with { Actions = PeriodicReportPolicy.Table.Actions(current.Actor, r) })], query.Size, r => Cursor.Encode("", r.Id));
    }

    internal static IQueryable<PeriodicReport> Filtered(KheoDbContext db, Actor actor, ListPeriodicReports query)
    {
        var reports = db.Set<PeriodicReport>().VisibleTo(actor);
        if (query.CampaignId is { } campaign) reports = reports.Where(r => r.CampaignId == campaign);
        if (query.UnitId is { } unit) reports = reports.Where(r => r.UnitId == unit);
        if (query.Status is { } status) reports = reports.Where(r => r.Status == status);
        if (query.Kind is { } kind) reports = reports.Where(r => r.Kind == kind);
        return reports;
    }

    internal static IQueryable<PeriodicReportRow> Rows(KheoDbContext db, IQueryable<PeriodicReport> reports) =>
        from r in reports
        join c in db.Set<Campaign>() on r.CampaignId equals c.Id
        join u in db.Set<UnitName>() on r.UnitId equals u.Id
        orderby r.Id descending
        select new PeriodicReportRow(r.Id, r.RowVersion, c.Id, c.Name, u.Id, u.PartyName, r.UnitPath, r.Kind, r.PeriodFrom, r.PeriodTo, r.Status, r.HandedInAt, r.AnsweredAt, r.Reason,
            Array.Empty<string>());
}
