using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Judging;
using Kheo.Domain.Organisation;
using Kheo.Domain.Recognitions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Recognised = Kheo.Domain.Recognitions.Recognition;
using Registered = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Recognition;

/// <summary>Proposes a recognised model to a unit above, with its sealed record.</summary>
public sealed record SendNomination : Create<NominationView>, IExample<SendNomination>
{
    /// <summary>A standing recognition by the caller's authority.</summary>
    public required Guid RecognitionId { get; init; }
    /// <summary>A unit above the authority; its parent when unsaid.</summary>
    public Guid? ToUnitId { get; init; }
    /// <summary>Of the submission letter, e.g. `25-TTr/ĐU`.</summary>
    public required string LetterNumber { get; init; }
    public required DateOnly LetterDate { get; init; }
    /// <summary>What is asked for and why, at most 5 000 characters.</summary>
    public required string Statement { get; init; }

    public static SendNomination Example => new()
    {
        RecognitionId = RecognitionRow.Example.Id, LetterNumber = "25-TTr/ĐU", LetterDate = new DateOnly(2026, 11, 5),
        Statement = "Đề nghị Tỉnh ủy xem xét, công nhận mô hình cấp tỉnh",
    };
}

public sealed class SendNominationValidator : AbstractValidator<SendNomination>
{
    public SendNominationValidator()
    {
        RuleFor(c => c.LetterNumber).DocumentLine(60);
        RuleFor(c => c.Statement).DocumentLine(5000);
    }
}

public sealed class SendNominationHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<SendNomination, NominationView>
{
    public async Task<NominationView> Handle(SendNomination command, CancellationToken ct)
    {
        var recognition = await db.Set<Recognised>().VisibleTo(current.Actor).SingleOrDefaultAsync(r => r.Id == command.RecognitionId, ct) ?? throw new Absent();
        DecisionPolicy.Recognitions.Demand(current.Actor, nameof(SendNomination), new RecognitionFacts(recognition.AuthorityPath, recognition.Status));
        var to = await (
            from u in db.Set<UnitName>().ReachingTo(current.Actor)
            join t in db.Set<Tier>() on u.TierId equals t.Id
            where command.ToUnitId != null ? u.Id == command.ToUnitId
                : db.Set<Domain.Organisation.Unit>().Any(a => a.Id == recognition.AuthorityUnitId && a.ParentId == u.Id)
            select new { u.Id, u.Path, TierId = t.Id, t.Rank }).SingleOrDefaultAsync(ct) ?? throw new Absent();

        var nomination = Nomination.Send(recognition, new Submission(to.Id, to.Path, to.TierId, to.Rank, command.LetterNumber, command.LetterDate, command.Statement),
            await Seal(recognition, to.TierId, ct), clock.GetUtcNow());
        db.Add(nomination);
        await db.SaveChangesAsync(ct);
        return await NominationView.Of(db, current.Actor, nomination.Id, ct);
    }

    private async Task<NominationDossier> Seal(Recognised recognition, Guid tierId, CancellationToken ct)
    {
        var dossier = (await Dossiers.Of(db, current.Actor, recognition.CampaignId, [recognition.RegistrationId], tierId, ct))[recognition.RegistrationId];
        var registered = await (
            from r in db.Set<Registered>()
            join u in db.Set<Domain.Organisation.Unit>() on r.UnitId equals u.Id
            where r.Id == recognition.RegistrationId
            select new { r.Code, u.PartyName }).SingleAsync(ct);
        var judged = await (
            from c in db.Set<Candidate>()
            join s in db.Set<JudgingSession>() on c.SessionId equals s.Id
            where c.RegistrationId == recognition.RegistrationId && s.UnitId == recognition.AuthorityUnitId && s.Status == SessionStatus.Closed && c.Outcome != null
            orderby s.ClosedAt descending
            select new JudgedBelow(s.Title, s.HeldOn, c.Scorers ?? 0, c.Average, c.Rank, c.Outcome!.Value)).FirstOrDefaultAsync(ct);
        return new NominationDossier(registered.Code, registered.PartyName, dossier.Holder, dossier.Parts, dossier.Result, judged, dossier.Below, dossier.Papers, dossier.Answers);
    }
}
