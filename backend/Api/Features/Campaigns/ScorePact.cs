using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Writes how each party met each line; exactly these scores stand afterwards. Lines not judged yet may be left out until it is closed.</summary>
public sealed record ScorePact : Change<PactView>, IExample<ScorePact>
{
    /// <summary>At most 7500: 150 parties with 50 lines.</summary>
    public required IReadOnlyList<PactScore> Scores { get; init; }

    public static ScorePact Example => new() { Scores = [] };
}

public sealed class ScorePactValidator : AbstractValidator<ScorePact>
{
    public ScorePactValidator()
    {
        RuleFor(c => c.Scores).AtMost(7500);
        RuleForEach(c => c.Scores).ChildRules(s =>
        {
            s.RuleFor(x => x.Line).Named(32);
            s.RuleFor(x => x.Actual).InclusiveBetween(0, 1_000_000_000_000).WithErrorCode("out-of-range");
            s.RuleFor(x => x.Points).InclusiveBetween(0, 9999).WithErrorCode("out-of-range");
            s.RuleFor(x => x.Remark).MaximumLength(1000).WithErrorCode("too-long");
        });
    }
}

public sealed class ScorePactHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ScorePact, PactView>
{
    public async Task<PactView> Handle(ScorePact command, CancellationToken ct)
    {
        var pact = await db.ForChange(db.Set<EmulationPact>().OwnOrParty(current.Actor), command.Id, ct);
        PactPolicy.Demand(current.Actor, nameof(ScorePact), pact);
        pact.Score(command.Scores, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await PactView.Of(db, current.Actor, pact.Id, ct);
    }
}
