using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Begins the result report of an accepted registration. There is one for each.</summary>
public sealed record DraftResult : Create<ResultView>, IAbout, IResultBody, IExample<DraftResult>
{
    internal Guid RegistrationId { get; init; }
    Guid IAbout.Id { init => RegistrationId = value; get => RegistrationId; }
    public string Narrative { get; init; } = "";
    public string? Difficulties { get; init; }
    public string? Causes { get; init; }
    public string? Proposals { get; init; }
    public IReadOnlyList<IndicatorFigure> Indicators { get; init; } = [];

    public static DraftResult Example => new() { Narrative = ResultExamples.Narrative, Indicators = ResultExamples.Figures };
}

/// <summary>What a unit writes in a result report.</summary>
internal interface IResultBody
{
    string Narrative { get; }
    string? Difficulties { get; }
    string? Causes { get; }
    string? Proposals { get; }
    IReadOnlyList<IndicatorFigure> Indicators { get; }
}

internal static class ResultBodies
{
    public static ResultText Text(this IResultBody body) => new(body.Narrative, body.Difficulties, body.Causes, body.Proposals);
}

/// <summary>The shape of a result report; which indicators there are is the campaign's to say.</summary>
internal sealed class ResultShape : AbstractValidator<IResultBody>
{
    public ResultShape()
    {
        RuleFor(c => c.Narrative).MaximumLength(20_000).WithErrorCode("too-long");
        RuleFor(c => c.Difficulties).Words(8000);
        RuleFor(c => c.Causes).Words(8000);
        RuleFor(c => c.Proposals).Words(8000);
        RuleFor(c => c.Indicators).Must(i => i.Count <= 50).WithErrorCode("too-many");
        RuleForEach(c => c.Indicators).SetValidator(new FigureShape());
    }
}

/// <summary>One figure, as a result report and a progress report have it.</summary>
internal sealed class FigureShape : AbstractValidator<IndicatorFigure>
{
    private const decimal Most = 9_999_999_999_999_999m;

    public FigureShape()
    {
        RuleFor(f => f.Source).MaximumLength(300).WithErrorCode("too-long");
        RuleFor(x => x.Baseline).InclusiveBetween(0, Most).WithErrorCode("out-of-range");
        RuleFor(x => x.Target).InclusiveBetween(0, Most).WithErrorCode("out-of-range");
        RuleFor(x => x.Actual).InclusiveBetween(0, Most).WithErrorCode("out-of-range");
        RuleFor(x => x.Note).Words(300);
    }
}

public sealed class DraftResultValidator : AbstractValidator<DraftResult>
{
    public DraftResultValidator() => Include(new ResultShape());
}

public sealed class DraftResultHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<DraftResult, ResultView>
{
    public async Task<ResultView> Handle(DraftResult command, CancellationToken ct)
    {
        var registration = await db.Set<Entry>().VisibleTo(current.Actor).SingleOrDefaultAsync(r => r.Id == command.RegistrationId, ct) ?? throw new Absent();
        RegistrationPolicy.Demand(current.Actor, nameof(DraftResult), registration);
        var asked = await db.Set<Campaign>().Where(c => c.Id == registration.CampaignId).Select(c => c.Indicators).SingleAsync(ct);
        var report = ResultReport.Draft(registration, command.Text(), command.Indicators, asked);
        db.Add(report);
        await db.SaveChangesAsync(ct);
        return await ResultView.Of(db, current.Actor, report.Id, ct);
    }
}
