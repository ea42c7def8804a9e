using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>
/// Takes back the answers that the caller gave to one or several registrations: all or none, within two minutes. Until then no unit has been told. They lie with the committee again as
/// if nothing had been said.
/// </summary>
public sealed record TakeBackAnswers : Act<BulkView>, IExample<TakeBackAnswers>
{
    public required IReadOnlyList<BulkTarget> Items { get; init; }

    public static TakeBackAnswers Example => new() { Items = [new(RegistrationView.Example.Id, 4)] };
}

public sealed class TakeBackAnswersValidator : AbstractValidator<TakeBackAnswers>
{
    public TakeBackAnswersValidator() => RuleFor(c => c.Items).SetValidator(new TargetsShape());
}

public sealed class TakeBackAnswersHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<TakeBackAnswers, BulkView>
{
    public async Task<BulkView> Handle(TakeBackAnswers command, CancellationToken ct)
    {
        var (by, now, ids) = (current.Actor.AccountId, clock.GetUtcNow(), command.Items.Select(i => i.Id).ToArray());
        var begun = await db.Set<ResultReport>().VisibleTo(current.Actor).Where(r => ids.Contains(r.RegistrationId)).Select(r => r.RegistrationId).ToListAsync(ct);
        return await Bulk.Each(db, current.Actor, nameof(TakeBackAnswers), command.Items, r =>
        {
            RuleBroken.When(begun.Contains(r.Id), Rules.RegistrationMovedOn);
            r.TakeBackAnswer(r.HandIns.SingleOrDefault(s => s.Number == r.Rounds - 1), by, now);
        }, ct, handIns: 2);
    }
}
