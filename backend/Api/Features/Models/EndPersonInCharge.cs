using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Models;

/// <summary>Says from which day on somebody is no longer in charge.</summary>
public sealed record EndPersonInCharge : Change<PersonInChargeView>, IExample<EndPersonInCharge>
{
    /// <summary>The first day on which he no longer is.</summary>
    public required DateOnly On { get; init; }

    public static EndPersonInCharge Example => new() { On = new DateOnly(2026, 10, 1) };
}

public sealed class EndPersonInChargeValidator : AbstractValidator<EndPersonInCharge>
{
    public EndPersonInChargeValidator() => RuleFor(c => c.On).InclusiveBetween(new DateOnly(1945, 9, 2), new DateOnly(2099, 12, 31)).WithErrorCode("out-of-range");
}

public sealed class EndPersonInChargeHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<EndPersonInCharge, PersonInChargeView>
{
    public async Task<PersonInChargeView> Handle(EndPersonInCharge command, CancellationToken ct)
    {
        var person = await db.ForChange(db.Set<PersonInCharge>().VisibleTo(current.Actor), command.Id, ct);
        PersonInChargePolicy.Demand(current.Actor, nameof(EndPersonInCharge), person);
        person.End(command.On);
        await db.SaveChangesAsync(ct);
        return await PersonInChargeView.One(db, current.Actor, person.Id, ct);
    }
}
