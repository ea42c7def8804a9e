using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>Issues the decision: number, day and signatory are frozen, every line becomes a recognition, an award or both.</summary>
public sealed record IssueDecision : Change<DecisionView>, IExample<IssueDecision>
{
    /// <summary>`12-QĐ/ĐU` for a Party decision, `45/QĐ-UBND` for a State one; once a year.</summary>
    public required string Number { get; init; }
    /// <summary>Not in the future; the base salary of this day counts.</summary>
    public required DateOnly DecidedOn { get; init; }
    public required string Signatory { get; init; }
    /// <summary>In which capacity he signs, as it stands above his name.</summary>
    public required string Capacity { get; init; }

    public static IssueDecision Example => new() { Number = "12-QĐ/ĐU", DecidedOn = new DateOnly(2026, 11, 2), Signatory = "Nguyễn Văn Minh Họa", Capacity = "T/M BAN THƯỜNG VỤ, BÍ THƯ" };
}

public sealed class IssueDecisionValidator : AbstractValidator<IssueDecision>
{
    public IssueDecisionValidator()
    {
        RuleFor(c => c.Number).DocumentLine(60);
        RuleFor(c => c.Signatory).DocumentLine(200);
        RuleFor(c => c.Capacity).DocumentLine(200);
        RuleFor(c => c.DecidedOn).Must(d => d.Year is >= 1930 and <= 9998).WithErrorCode("out-of-range");
    }
}

public sealed class IssueDecisionHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<IssueDecision, DecisionView>
{
    public async Task<DecisionView> Handle(IssueDecision command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var decision = await db.ForChange(db.Set<Decision>().VisibleTo(current.Actor).Include(d => d.Items), command.Id, ct);
        DecisionPolicy.Table.Demand(current.Actor, nameof(IssueDecision), new DecisionFacts(decision.UnitPath, decision.Status));
        var (facts, registrations) = await Merits.Of(db, current.Actor, decision, command.DecidedOn, ct);

        var issued = decision.Issue(new Signing(command.Number, command.DecidedOn, command.Signatory, command.Capacity), facts, now);
        db.AddRange(issued.Recognitions);
        db.AddRange(issued.Awards);
        foreach (var recognition in issued.Recognitions)
        {
            var registration = registrations[recognition.RegistrationId];
            if (registration.Status == RegistrationStatus.Confirmed) registration.MarkJudged(now);       // a tier without judging: the authority's word is the judgement
            registration.MarkRecognised(now);
        }
        await db.SaveChangesAsync(ct);
        return await DecisionView.Of(db, current.Actor, decision.Id, VietnamTime.Day(now), ct);
    }
}
