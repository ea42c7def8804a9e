using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using Kheo.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>A sơ kết or tổng kết.</summary>
/// <param name="Asked">The sections that the campaign asks for.</param>
/// <param name="Missing">Codes of those still empty; it cannot be handed in while there is one.</param>
/// <param name="Figures">Frozen as they were handed in; of this moment while it is being written.</param>
/// <param name="Frozen">Whether `figures` are those that were handed in.</param>
public sealed record PeriodicReportView(
    Guid Id, long RowVersion, Guid CampaignId, string CampaignName, Guid UnitId, string UnitName, string UnitPath, ReportKind Kind, DateOnly PeriodFrom, DateOnly PeriodTo, ReportStatus Status,
    IReadOnlyList<SectionText> Sections, IReadOnlyList<ReportSection> Asked, IReadOnlyList<string> Missing, ReportFigures Figures, bool Frozen,
    DateTimeOffset? HandedInAt, DateTimeOffset? AnsweredAt, string? Reason, string[] Actions) : IView, IReportRow, IExample<PeriodicReportView>
{
    public static PeriodicReportView Example => new(
        Guid.Parse("0193a000-0000-7000-8000-0000000000ee"), 2, ReportBasis.Example.CampaignId, ReportBasis.Example.CampaignName, Guid.Parse("0193a000-0000-7000-8000-000000000012"),
        "Đảng ủy xã Bình Minh", "/AB/X012/", ReportKind.Interim, new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30), ReportStatus.HandedIn,
        [new SectionText("nguyen-nhan-chu-quan", "Một số chi bộ chưa chủ động đăng ký từ đầu năm.")], [new ReportSection("nguyen-nhan-chu-quan", "Nguyên nhân chủ quan")], [],
        new ReportFigures(ReportBasis.Example.AsOf, Geography.Recorded, [new CoverageFigure(CoverageLine.Example.TierId, "Chi bộ", 5, 15, 12, 1, 0)],
            new StageFigures(3, 21, 9, 0, 0), [new FieldFigure(ByFieldLine.Example.FieldId, "NTM", "Xây dựng nông thôn mới", 8, 4, 0)], Funnel.Nested([]), []),
        true, ReportBasis.Example.AsOf, null, null, ["AcceptPeriodicReport", "ReturnPeriodicReport"]);

    /// <summary>The report as GET answers it. Live figures cost one more trip, frozen ones none.</summary>
    public static async Task<PeriodicReportView> Of(KheoDbContext db, Actor actor, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var found = await (
            from r in db.Set<PeriodicReport>().VisibleTo(actor)
            join c in db.Set<Campaign>() on r.CampaignId equals c.Id
            join u in db.Set<Unit>() on r.UnitId equals u.Id
            where r.Id == id
            select new { Report = r, Campaign = c, Unit = u, Rank = db.Set<Tier>().Where(t => t.Id == u.TierId).Select(t => t.Rank).First() }).SingleOrDefaultAsync(ct) ?? throw new Absent();
        var (report, campaign, unit) = (found.Report, found.Campaign, found.Unit);
        var frozen = report.Status is ReportStatus.HandedIn or ReportStatus.Accepted;
        var figures = frozen ? report.Figures! : await ReportFigureSums.Of(db, report, campaign, unit, found.Rank, now, ct);
        var view = new PeriodicReportView(report.Id, report.RowVersion, campaign.Id, campaign.Name, unit.Id, unit.PartyName, report.UnitPath, report.Kind, report.PeriodFrom, report.PeriodTo,
            report.Status, report.Sections, campaign.Rules.ReportSections, [.. report.Missing(campaign).Select(s => s.Code)], figures, frozen,
            report.HandedInAt, report.AnsweredAt, report.Reason, []);
        return view with { Actions = PeriodicReportPolicy.Table.Actions(actor, view) };
    }
}

/// <summary>The numbers of a report, bound to the same sums as the screens.</summary>
internal static class ReportFigureSums
{
    private sealed record Shown(CoverageRow[] Coverage, FieldRow[] Fields, TierCount[] Listed, UnlistedRow[] Unlisted, AwardFigure[] Awards);

    public static async Task<ReportFigures> Of(KheoDbContext db, PeriodicReport report, Campaign campaign, Unit unit, int rank, DateTimeOffset now, CancellationToken ct)
    {
        var scope = new ReportScope(unit.Id, report.UnitPath, unit.PartyName, rank, campaign.Id, campaign.Name, campaign.UnitPath, campaign.ProgrammeId, campaign.FieldListId, campaign.PeriodFrom, campaign.PeriodTo,
            [new PathRange(report.UnitPath, true)], now);
        var shown = await Picture.Of<Shown>(db, scope, ct,
            ("coverage", Sums.Coverage), ("fields", Sums.ByField), ("listed", Sums.RecognisedByTier), ("unlisted", Sums.UnlistedByTier), ("awards", Sums.Awards));
        return new ReportFigures(now, Geography.Recorded, [.. shown.Coverage.Select(c => c.Figure)], FieldRow.Together(shown.Fields), [.. shown.Fields.Select(f => f.Figure)],
            Funnels.Of(FunnelBasis.Nested, shown.Listed, shown.Unlisted), shown.Awards);
    }
}
