using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>Says from where the campaign's indicators start and what is to be reached. Reports begin from it; the form is not touched.</summary>
public sealed record SaveAims : Change<RegistrationView>, IExample<SaveAims>
{
    /// <summary>All that are set; one left out is taken away.</summary>
    public required IReadOnlyList<IndicatorAim> Aims { get; init; }

    public static SaveAims Example => new() { Aims = [new("workdays", 0, 320)] };
}

public sealed class SaveAimsValidator : AbstractValidator<SaveAims>
{
    private const decimal Most = 9_999_999_999_999_999m;

    public SaveAimsValidator()
    {
        RuleFor(c => c.Aims).Must(a => a.Count <= 50).WithErrorCode("too-many");
        RuleForEach(c => c.Aims).ChildRules(a =>
        {
            a.RuleFor(x => x.Baseline).InclusiveBetween(0, Most).WithErrorCode("out-of-range").PrecisionScale(18, 2, true).WithErrorCode("out-of-range");
            a.RuleFor(x => x.Target).InclusiveBetween(0, Most).WithErrorCode("out-of-range").PrecisionScale(18, 2, true).WithErrorCode("out-of-range");
        });
    }
}

public sealed class SaveAimsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<SaveAims, RegistrationView>
{
    public async Task<RegistrationView> Handle(SaveAims command, CancellationToken ct)
    {
        var registration = await db.ForChange(db.Set<Entry>().VisibleTo(current.Actor), command.Id, ct);
        RegistrationPolicy.Demand(current.Actor, nameof(SaveAims), registration);
        registration.Aim(command.Aims, (await db.AskedOf(registration.Id, ct)).Indicators);
        await db.SaveChangesAsync(ct);
        return await RegistrationView.Of(db, current.Actor, registration.Id, ct);
    }
}
