using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>One period that the campaign asks a report on, and the report, if it was begun.</summary>
/// <param name="Begun">The period's first day has come.</param>
public sealed record ProgressLine(DateOnly PeriodFrom, DateOnly PeriodTo, bool Begun, Guid? ReportId, ReportStatus? Status, DateTimeOffset? HandedInAt);

/// <summary>What the reports handed in come to for one indicator, by the indicator's own rule.</summary>
public sealed record ProgressTally(string Indicator, string Name, Measure Measure, string? UnitName, decimal? Baseline, decimal? Target, decimal? Value, bool Approximate);

/// <summary>The progress of one registration: its periods, the oldest first, and where its indicators stand.</summary>
public sealed record ProgressBoard(IReadOnlyList<ProgressLine> Periods, IReadOnlyList<ProgressTally> SoFar) : IExample<ProgressBoard>
{
    public static ProgressBoard Example => new(
        [
            new(new(2026, 4, 1), new(2026, 6, 30), true, Guid.Parse("0198c1a2-0062-7c3d-9f10-6a2b4c8d0e1f"), ReportStatus.Accepted, new DateTimeOffset(2026, 7, 3, 2, 0, 0, TimeSpan.Zero)),
            new(new(2026, 7, 1), new(2026, 9, 30), true, ProgressView.Example.Id, ReportStatus.HandedIn, ProgressView.Example.HandedInAt), new(new(2026, 10, 1), new(2026, 12, 31), false, null, null, null),
        ],
        [new("workdays", "Ngày công huy động", Measure.Workday, null, 0, 320, 210, false)]);
}

/// <summary>The periods of one registration with their reports.</summary>
public sealed record GetProgressBoard(Guid Id) : Query<ProgressBoard>;

public sealed class GetProgressBoardHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<GetProgressBoard, ProgressBoard>
{
    public async Task<ProgressBoard> Handle(GetProgressBoard query, CancellationToken ct)
    {
        var registration = await db.CarriedBy(current.Actor, query.Id, ct);
        var campaign = await db.AskedOf(registration.Id, ct);
        var reports = await db.Set<ProgressReport>().VisibleTo(current.Actor).Where(r => r.RegistrationId == query.Id).OrderBy(r => r.PeriodTo).ToListAsync(ct);
        var today = VietnamTime.Day(clock.GetUtcNow());
        // A report keeps its period when the campaign's rules come to ask for others.
        var periods = ProgressPeriod.Of(campaign).Concat(reports.Select(r => new ProgressPeriod(r.PeriodFrom, r.PeriodTo))).DistinctBy(p => p.To).OrderBy(p => p.To);
        var told = reports.Where(r => r.Status is ReportStatus.HandedIn or ReportStatus.Accepted).ToList();
        return new ProgressBoard(
            [.. periods.Select(p => (Period: p, Report: reports.Find(r => r.PeriodTo == p.To))).Select(p =>
                new ProgressLine(p.Report?.PeriodFrom ?? p.Period.From, p.Period.To, p.Period.From <= today, p.Report?.Id, p.Report?.Status, p.Report?.HandedInAt))],
            [.. campaign.Indicators.Select(i => Tally(registration, i, told))]);
    }

    private static ProgressTally Tally(Domain.Registrations.Registration registration, Indicator indicator, List<ProgressReport> told)
    {
        var figures = told.SelectMany(r => r.Figures.Where(f => f.Indicator == indicator.Code).Select(f => (At: VietnamTime.StartOf(r.PeriodTo), Figure: f))).ToList();
        var tally = ProgressFigures.SoFar(indicator.RollUp, registration.UnitId, figures);
        var aim = registration.Aims.FirstOrDefault(a => a.Indicator == indicator.Code);
        return new ProgressTally(indicator.Code, indicator.Name, indicator.Measure, indicator.UnitName, figures.LastOrDefault(f => f.Figure.Baseline is not null).Figure?.Baseline ?? aim?.Baseline,
            figures.LastOrDefault(f => f.Figure.Target is not null).Figure?.Target ?? aim?.Target, tally.Value, tally.Approximate);
    }
}
