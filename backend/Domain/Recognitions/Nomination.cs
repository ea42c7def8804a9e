using Kheo.Domain.Judging;
using Kheo.Domain.Registrations;

namespace Kheo.Domain.Recognitions;

public enum NominationStatus { Sent, Accepted, Returned }

/// <summary>How the session below counted the candidate.</summary>
public sealed record JudgedBelow(string Session, DateOnly HeldOn, int Scorers, decimal? Average, int? Rank, Outcome Outcome);

/// <summary>The sealed record that climbs with the model: what was registered and reported, and what the tiers below said.</summary>
public sealed record NominationDossier(string Code, string UnitName, string? Holder, FormParts Parts, DossierResult? Result, JudgedBelow? Judged,
    IReadOnlyList<DossierRecognition> Recognitions, DossierPapers? Papers = null, SealedAnswers? Answers = null);

/// <summary>The letter and the unit it goes to.</summary>
public sealed record Submission(Guid ToUnitId, string ToPath, Guid ToTierId, int ToTierRank, string LetterNumber, DateOnly LetterDate, string Statement);

/// <summary>Đề nghị cấp trên: a recognised model proposed to a unit above, once, with its sealed record.</summary>
public sealed class Nomination : UnitOwned
{
    /// <summary>The whole lifecycle: verb, from which statuses, to which. A returned one may be sent anew as another nomination.</summary>
    public static readonly IReadOnlyList<Step<NominationStatus>> Lifecycle =
    [
        new("Accept", [NominationStatus.Sent], NominationStatus.Accepted, Rules.NominationAnswered),
        new("Return", [NominationStatus.Sent], NominationStatus.Returned, Rules.NominationAnswered),
    ];

    public Guid RecognitionId { get; private set; }
    public Guid RegistrationId { get; private set; }
    public Guid CampaignId { get; private set; }
    public Guid ToUnitId { get; private set; }
    public string ToPath { get; private set; } = "";
    public Guid ToTierId { get; private set; }
    public string Name { get; private set; } = "";
    public string LetterNumber { get; private set; } = "";
    public DateOnly LetterDate { get; private set; }
    public string Statement { get; private set; } = "";
    public NominationDossier Dossier { get; private set; } = null!;
    public NominationStatus Status { get; private set; }
    public DateTimeOffset SentAt { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? Reason { get; private set; }

    private Nomination() { }

    public static bool Allows(string verb, NominationStatus status) => Lifecycle.Allows(verb, status);

    public static Nomination Send(Recognition recognition, Submission to, NominationDossier dossier, DateTimeOffset now)
    {
        RuleBroken.When(recognition.Status != HonourStatus.Issued, Rules.NominationNotStanding);
        RuleBroken.When(to.ToPath == recognition.AuthorityPath || !UnitPaths.Contains(to.ToPath, recognition.AuthorityPath), Rules.NominationNotUpward);
        RuleBroken.When(to.ToTierRank >= recognition.TierRank, Rules.NominationNotUpward);
        RuleBroken.When(to.LetterDate > VietnamTime.Day(now), Rules.NominationInFuture);
        return new Nomination
        {
            RecognitionId = recognition.Id, RegistrationId = recognition.RegistrationId, CampaignId = recognition.CampaignId,
            UnitId = recognition.AuthorityUnitId, UnitPath = recognition.AuthorityPath, ToUnitId = to.ToUnitId, ToPath = to.ToPath, ToTierId = to.ToTierId,
            Name = recognition.Name, LetterNumber = to.LetterNumber, LetterDate = to.LetterDate, Statement = to.Statement, Dossier = dossier, SentAt = now,
        };
    }

    public void Accept(DateTimeOffset now) => (Status, AnsweredAt) = (Lifecycle.Next("Accept", Status), now);

    public void Return(string reason, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Return", Status);
        RuleBroken.When(string.IsNullOrWhiteSpace(reason), Rules.NominationReasonMissing);
        (Status, AnsweredAt, Reason) = (next, now, reason);
    }
}
