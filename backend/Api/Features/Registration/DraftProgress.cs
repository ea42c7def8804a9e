using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Begins the progress report on one period of an accepted registration. There is one for each period.</summary>
public sealed record DraftProgress : Create<ProgressView>, IAbout, IProgressBody, IExample<DraftProgress>
{
    internal Guid RegistrationId { get; init; }
    Guid IAbout.Id { init => RegistrationId = value; get => RegistrationId; }
    /// <summary>The last day of the period, as the board names it.</summary>
    public required DateOnly PeriodTo { get; init; }
    public string Narrative { get; init; } = "";
    public string? Difficulties { get; init; }
    /// <summary>When unsaid, baselines and targets are those of the report before, or of the registration.</summary>
    public IReadOnlyList<IndicatorFigure>? Figures { get; init; }
    IReadOnlyList<IndicatorFigure> IProgressBody.Figures => Figures ?? [];

    public static DraftProgress Example => new() { PeriodTo = new DateOnly(2026, 9, 30), Narrative = ProgressExamples.Narrative, Figures = ProgressExamples.Figures };
}

/// <summary>What a unit writes in a progress report.</summary>
internal interface IProgressBody
{
    string Narrative { get; }
    string? Difficulties { get; }
    IReadOnlyList<IndicatorFigure> Figures { get; }
}

internal static class ProgressBodies
{
    public static ProgressText Text(this IProgressBody body) => new(body.Narrative, body.Difficulties);
}

internal sealed class ProgressShape : AbstractValidator<IProgressBody>
{
    public ProgressShape()
    {
        RuleFor(c => c.Narrative).MaximumLength(8000).WithErrorCode("too-long");
        RuleFor(c => c.Difficulties).Words(8000);
        RuleFor(c => c.Figures).Must(i => i.Count <= 50).WithErrorCode("too-many");
        RuleForEach(c => c.Figures).SetValidator(new FigureShape());
    }
}

public sealed class DraftProgressValidator : AbstractValidator<DraftProgress>
{
    public DraftProgressValidator() => Include(new ProgressShape());
}

public sealed class DraftProgressHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<DraftProgress, ProgressView>
{
    public async Task<ProgressView> Handle(DraftProgress command, CancellationToken ct)
    {
        var registration = await db.CarriedBy(current.Actor, command.RegistrationId, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(DraftProgress), registration);
        var campaign = await db.AskedOf(registration.Id, ct);
        var figures = command.Figures ?? [.. (await Before(registration, command.PeriodTo, ct)).Where(f => campaign.Indicators.Any(i => i.Code == f.Indicator))];
        var report = ProgressReport.Draft(registration, campaign, command.PeriodTo, command.Text(), figures, clock.GetUtcNow());
        await db.Alive(registration, ct);
        db.Add(report);
        await db.SaveChangesAsync(ct);
        return await ProgressView.Of(db, current.Actor, report.Id, ct);
    }

    private async Task<IEnumerable<IndicatorFigure>> Before(Entry registration, DateOnly periodTo, CancellationToken ct)
    {
        var before = await db.Set<ProgressReport>().VisibleTo(current.Actor).Where(r => r.RegistrationId == registration.Id && r.PeriodTo < periodTo && r.Status != ReportStatus.Draft)
            .OrderByDescending(r => r.PeriodTo).Select(r => r.Figures).FirstOrDefaultAsync(ct) ?? [];
        if (before.Count == 0) return registration.Aims.Select(a => new IndicatorFigure(a.Indicator, a.Baseline, a.Target));
        return before.Where(f => f.Baseline is not null || f.Target is not null).Select(f => new IndicatorFigure(f.Indicator, f.Baseline, f.Target));
    }
}
