using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>Writes the progress report as it stands, also half filled. The answer says what looks odd about the figures.</summary>
public sealed record SaveProgress : Change<ProgressView>, IProgressBody, IExample<SaveProgress>
{
    public required string Narrative { get; init; }
    public string? Difficulties { get; init; }
    /// <summary>All that are reported; one left out is taken away.</summary>
    public required IReadOnlyList<IndicatorFigure> Figures { get; init; }

    public static SaveProgress Example => new() { Narrative = ProgressExamples.Narrative, Difficulties = "Mưa nhiều, phải trồng lại 200 m.", Figures = ProgressExamples.Figures };
}

public sealed class SaveProgressValidator : AbstractValidator<SaveProgress>
{
    public SaveProgressValidator() => Include(new ProgressShape());
}

public sealed class SaveProgressHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SaveProgress, ProgressView>
{
    public async Task<ProgressView> Handle(SaveProgress command, CancellationToken ct)
    {
        var report = await db.ForChange(db.Set<ProgressReport>().VisibleTo(current.Actor), command.Id, ct);
        CarryingPolicy.Demand(current.Actor, nameof(SaveProgress), report);
        var registration = await db.CarriedBy(current.Actor, report.RegistrationId, ct);
        report.Save(registration, await db.AskedOf(registration.Id, ct), command.Text(), command.Figures, clock.GetUtcNow());
        await db.Alive(registration, ct);
        await db.SaveChangesAsync(ct);
        return await ProgressView.Of(db, current.Actor, report.Id, ct);
    }
}
