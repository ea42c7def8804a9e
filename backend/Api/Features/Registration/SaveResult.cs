using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Writes the result report as it stands, also half filled.</summary>
public sealed record SaveResult : Change<ResultView>, IResultBody, IExample<SaveResult>
{
    public required string Narrative { get; init; }
    public string? Difficulties { get; init; }
    public string? Causes { get; init; }
    public string? Proposals { get; init; }
    /// <summary>All that are reported; one left out is taken away.</summary>
    public required IReadOnlyList<IndicatorFigure> Indicators { get; init; }

    public static SaveResult Example => new() { Narrative = ResultExamples.Narrative, Causes = "Chủ quan: triển khai chậm hai tuần.", Indicators = ResultExamples.Figures };
}

public sealed class SaveResultValidator : AbstractValidator<SaveResult>
{
    public SaveResultValidator() => Include(new ResultShape());
}

public sealed class SaveResultHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<SaveResult, ResultView>
{
    public async Task<ResultView> Handle(SaveResult command, CancellationToken ct)
    {
        var report = await db.ForChange(db.Set<ResultReport>().VisibleTo(current.Actor).Include(r => r.Indicators), command.Id, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(SaveResult), report);
        var asked = await db.AskedOf(report.RegistrationId, ct);
        report.Save(command.Text(), command.Indicators, asked.Indicators);
        db.Entry(report).Property(r => r.Narrative).IsModified = true;       // a change of its indicators alone is a change of the report too
        await db.SaveChangesAsync(ct);
        return await ResultView.Of(db, current.Actor, report.Id, ct);
    }
}

internal static class Asked
{
    /// <summary>The campaign that the registration stands in.</summary>
    public static Task<Campaign> AskedOf(this KheoDbContext db, Guid registrationId, CancellationToken ct) =>
        (from r in db.Set<Entry>() join c in db.Set<Campaign>() on r.CampaignId equals c.Id where r.Id == registrationId select c).SingleAsync(ct);
}
