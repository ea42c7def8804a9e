using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using MediatR;
using Operation = Kheo.Domain.Organisation.Operation;

namespace Kheo.Api.Features.Organisation;

/// <summary>Writes a draft anew.</summary>
public sealed record SaveReorganisation : Change<ReorganisationView>, IReorganisationContent, IExample<SaveReorganisation>
{
    /// <summary>At most 300 characters.</summary>
    public required string Title { get; init; }

    public required LegalBasis LegalBasis { get; init; }

    /// <summary>The first day of the new order, past or future.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>At most 2 000, carried out all or none.</summary>
    public required IReadOnlyList<Operation> Operations { get; init; }

    public static SaveReorganisation Example => new()
    {
        Title = DraftReorganisation.Example.Title, LegalBasis = DraftReorganisation.Example.LegalBasis, EffectiveOn = DraftReorganisation.Example.EffectiveOn,
        Operations = DraftReorganisation.Example.Operations,
    };
}

public sealed class SaveReorganisationValidator : AbstractValidator<SaveReorganisation>
{
    public SaveReorganisationValidator() => Include(new ReorganisationShape<SaveReorganisation>());
}

public sealed class SaveReorganisationHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<SaveReorganisation, ReorganisationView>
{
    public async Task<ReorganisationView> Handle(SaveReorganisation command, CancellationToken ct)
    {
        var act = await db.ForChange(db.Set<Reorganisation>().ReachingTo(current.Actor), command.Id, ct);
        ReorganisationPolicy.Demand(current.Actor, nameof(SaveReorganisation), act);
        act.Save(command.Title, command.LegalBasis, command.EffectiveOn, command.Operations);
        db.Touch(act);
        await db.SaveChangesAsync(ct);
        return await ReorganisationView.Of(db, current.Actor, act.Id, ct);
    }
}
