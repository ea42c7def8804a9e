using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>Puts eligible registrations before the session; members in conflict are taken out at once.</summary>
public sealed record AddCandidates : Change<JudgingSessionView>, IExample<AddCandidates>
{
    /// <summary>1 to 200 registrations that ListEligible shows.</summary>
    public required IReadOnlyList<Guid> RegistrationIds { get; init; }

    public static AddCandidates Example => new() { RegistrationIds = [EligibleRow.Example.Id] };
}

public sealed class AddCandidatesValidator : AbstractValidator<AddCandidates>
{
    public AddCandidatesValidator() => RuleFor(c => c.RegistrationIds).Must(ids => ids.Count is >= 1 and <= 200 && ids.Distinct().Count() == ids.Count).WithErrorCode("out-of-range");
}

public sealed class AddCandidatesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<AddCandidates, JudgingSessionView>
{
    public async Task<JudgingSessionView> Handle(AddCandidates command, CancellationToken ct)
    {
        var (session, council) = await Bench.ForChange(db, current.Actor, command.Id, nameof(AddCandidates), ct);
        var ids = command.RegistrationIds.ToArray();
        var visible = await db.Set<Domain.Registrations.Registration>().VisibleTo(current.Actor).CountAsync(r => ids.Contains(r.Id), ct);
        if (visible < ids.Length) throw new Absent();
        var nominees = await (
            from r in Eligible.For(db, current.Actor, session)
            join u in db.Set<Domain.Organisation.Unit>() on r.UnitId equals u.Id
            join f in db.Set<Field>() on r.FieldId equals f.Id
            where ids.Contains(r.Id)
            orderby f.Ordinal, r.Id
            select new Nominee(r.Id, r.Code, r.UnitId, r.UnitPath, u.PartyName, r.Name, r.Kind, r.Subject, f.Name, r.AuthorId, r.Holder, r.SubmittedAt)).ToListAsync(ct);
        RuleBroken.When(nominees.Count < ids.Length && session.Status == SessionStatus.Preparing, Rules.CandidateNotEligible);
        session.AddCandidates(council, nominees);
        db.Touch(session);
        await db.SaveChangesAsync(ct);
        return await JudgingSessionView.Of(db, current.Actor, session.Id, ct);
    }
}
