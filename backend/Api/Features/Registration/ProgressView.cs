using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>One indicator of a progress report beside the report before.</summary>
public sealed record ProgressFigureView
{
    public required string Indicator { get; init; }
    public required string Name { get; init; }
    public required Measure Measure { get; init; }
    public string? UnitName { get; init; }
    public required RollUp RollUp { get; init; }
    public decimal? Baseline { get; init; }
    public decimal? Target { get; init; }
    /// <summary>What was reached so far, since the campaign began.</summary>
    public decimal? Actual { get; init; }
    public required bool Approximate { get; init; }
    public string? Note { get; init; }
    /// <summary>Where the figure is taken from.</summary>
    public string? Source { get; init; }
    /// <summary>What one model usually comes to, where the campaign says it.</summary>
    public decimal? UsualFrom { get; init; }
    public decimal? UsualTo { get; init; }
    /// <summary>What the report before told.</summary>
    public decimal? Before { get; init; }
    public required bool BeforeApproximate { get; init; }
    /// <summary>How much more than before; null where one of both is not told.</summary>
    public decimal? Difference { get; init; }
    /// <summary>What looks odd or good. It never stands in the way.</summary>
    public required IReadOnlyList<FigureHint> Hints { get; init; }

    public static ProgressFigureView Of(Indicator indicator, IndicatorFigure? now, IndicatorFigure? before, IndicatorAim? aim = null) => new()
    {
        Indicator = indicator.Code, Name = indicator.Name, Measure = indicator.Measure, UnitName = indicator.UnitName, RollUp = indicator.RollUp, Baseline = now?.Baseline ?? aim?.Baseline, Target = now?.Target ?? aim?.Target,
        Actual = now?.Actual, Approximate = now?.Approximate ?? false, Note = now?.Note, Source = now?.Source, UsualFrom = indicator.UsualFrom, UsualTo = indicator.UsualTo, Before = before?.Actual, BeforeApproximate = before?.Approximate ?? false,
        Difference = now?.Actual - before?.Actual, Hints = ProgressFigures.Hints(indicator, now, before),
    };
}

/// <summary>The report on one period, beside the one before.</summary>
public sealed record ProgressView : IView, IProgressRow, IExample<ProgressView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid RegistrationId { get; init; }
    public required string UnitPath { get; init; }
    public required DateOnly PeriodFrom { get; init; }
    /// <summary>The period's last day.</summary>
    public required DateOnly PeriodTo { get; init; }
    public required string Narrative { get; init; }
    public string? Difficulties { get; init; }
    /// <summary>Every indicator of the campaign, in its order, also those of which nothing is told.</summary>
    public required IReadOnlyList<ProgressFigureView> Figures { get; init; }
    /// <summary>The last day of the period that the figures stand beside: the newest before this one that was handed in.</summary>
    public DateOnly? BeforeTo { get; init; }
    public required ReportStatus Status { get; init; }
    /// <summary>What the committee asked to be mended: `narrative`, `difficulties`, or an indicator by its code.</summary>
    public required IReadOnlyList<ResultRemark> Remarks { get; init; }
    public DateTimeOffset? HandedInAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    /// <summary>How the registration stands.</summary>
    public required RegistrationStatus Carried { get; init; }
    public string[] Actions { get; init; } = [];

    /// <summary>The report as GET answers it. Commands answer the same.</summary>
    public static async Task<ProgressView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var found = await (
            from p in db.Set<ProgressReport>().VisibleTo(actor)
            join r in db.Set<Entry>() on p.RegistrationId equals r.Id
            join c in db.Set<Campaign>() on r.CampaignId equals c.Id
            where p.Id == id
            select new
            {
                Report = p, r.Status, r.Aims, c.Indicators,
                Before = db.Set<ProgressReport>().Where(b => b.RegistrationId == p.RegistrationId && b.PeriodTo < p.PeriodTo && b.Status != ReportStatus.Draft).OrderByDescending(b => b.PeriodTo).FirstOrDefault(),
            }).SingleOrDefaultAsync(ct) ?? throw new Absent();
        var (report, before) = (found.Report, found.Before);
        var view = new ProgressView
        {
            Id = report.Id, RowVersion = report.RowVersion, RegistrationId = report.RegistrationId, UnitPath = report.UnitPath, PeriodFrom = report.PeriodFrom, PeriodTo = report.PeriodTo,
            Narrative = report.Narrative, Difficulties = report.Difficulties, BeforeTo = before?.PeriodTo, Status = report.Status, Remarks = report.Remarks, HandedInAt = report.HandedInAt,
            AnsweredAt = report.AnsweredAt, Carried = found.Status,
            Figures = [.. found.Indicators.Select(i => ProgressFigureView.Of(i, Told(report, i), before is null ? null : Told(before, i), found.Aims.FirstOrDefault(a => a.Indicator == i.Code)))],
        };
        return view with { Actions = CarryingPolicy.Progress.Actions(actor, view) };
    }

    private static IndicatorFigure? Told(ProgressReport report, Indicator indicator) => report.Figures.FirstOrDefault(f => f.Indicator == indicator.Code);

    public static ProgressView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0061-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 2, RegistrationId = RegistrationView.Example.Id, UnitPath = "/VN/AB/X012/C03/",
        PeriodFrom = new DateOnly(2026, 7, 1), PeriodTo = new DateOnly(2026, 9, 30), Narrative = ProgressExamples.Narrative, BeforeTo = new DateOnly(2026, 6, 30), Status = ReportStatus.HandedIn,
        Remarks = [], HandedInAt = new DateTimeOffset(2026, 10, 2, 2, 0, 0, TimeSpan.Zero), Carried = RegistrationStatus.Accepted,
        Figures =
        [
            ProgressFigureView.Of(new("workdays", "Ngày công huy động", Measure.Workday, RollUp.Sum), new("workdays", 0, 320, 210), new("workdays", 0, 320, 90)),
            ProgressFigureView.Of(new("money", "Kinh phí xã hội hóa", Measure.Dong, RollUp.Sum), null, null),
        ],
        Actions = [nameof(ReturnProgress), nameof(AcceptProgress)],
    };
}

internal static class ProgressExamples
{
    public const string Narrative = "Trồng và chăm sóc 1,2 km trên tổng 2 km; 40 trên 64 hộ nhận đoạn trước nhà.";
    public static readonly IReadOnlyList<IndicatorFigure> Figures = [new("workdays", 0, 320, 210)];
}
