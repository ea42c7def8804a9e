using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Recognitions;
using MediatR;

namespace Kheo.Api.Features.Recognition;

/// <summary>Sends the nomination back with its reason; it may be sent anew.</summary>
public sealed record ReturnNomination : Change<NominationView>, IExample<ReturnNomination>
{
    /// <summary>At most 2 000 characters.</summary>
    public required string Reason { get; init; }

    public static ReturnNomination Example => new() { Reason = "Thiếu biên bản họp xét của Ban Chỉ đạo xã" };
}

public sealed class ReturnNominationValidator : AbstractValidator<ReturnNomination>
{
    public ReturnNominationValidator() => RuleFor(c => c.Reason).DocumentLine(2000);
}

public sealed class ReturnNominationHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ReturnNomination, NominationView>
{
    public async Task<NominationView> Handle(ReturnNomination command, CancellationToken ct)
    {
        var nomination = await db.ForChange(db.Set<Nomination>().OfEitherEnd(current.Actor), command.Id, ct);
        DecisionPolicy.Nominations.Demand(current.Actor, nameof(ReturnNomination), new NominationFacts(nomination.ToPath, nomination.Status));
        nomination.Return(command.Reason, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await NominationView.Of(db, current.Actor, nomination.Id, ct);
    }
}
