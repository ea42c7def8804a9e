using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Judging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>Records the chair's order of candidates that every other tie rule leaves equal.</summary>
public sealed record ChooseTie : Change<JudgingSessionView>, IExample<ChooseTie>
{
    /// <summary>Exactly the candidates still equal, the best first.</summary>
    public required IReadOnlyList<Guid> Order { get; init; }

    public static ChooseTie Example => new() { Order = [CandidateView.Example.Id, Guid.Parse("0199d000-0000-7000-8000-000000000002")] };
}

public sealed class ChooseTieValidator : AbstractValidator<ChooseTie>
{
    public ChooseTieValidator() => RuleFor(c => c.Order).Must(o => o.Count is >= 2 and <= 200).WithErrorCode("out-of-range");
}

public sealed class ChooseTieHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ChooseTie, JudgingSessionView>
{
    public async Task<JudgingSessionView> Handle(ChooseTie command, CancellationToken ct)
    {
        var (session, council) = await Bench.ForChange(db, current.Actor, command.Id, nameof(ChooseTie), ct,
            sessions => sessions.Include(s => s.Candidates).ThenInclude(c => c.Recusals).AsSplitQuery());
        var sheets = await db.Set<ScoreSheet>().Where(s => s.SessionId == session.Id).ToListAsync(ct);
        if (command.Order.Any(id => session.Candidates.All(c => c.Id != id))) throw new Absent();
        session.ChooseTie(council, current.Actor.AccountId, command.Order, sheets);
        db.Touch(session);
        await db.SaveChangesAsync(ct);
        return await JudgingSessionView.Of(db, current.Actor, session.Id, ct);
    }
}
