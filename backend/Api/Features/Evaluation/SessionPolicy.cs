using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Judging;

namespace Kheo.Api.Features.Evaluation;

/// <summary>What the policy must know of a session: whose it is, how far, and which seat the caller has.</summary>
public sealed record SessionFacts(string UnitPath, SessionStatus Status, CouncilRole? Seat);

/// <summary>What the policy must know of a candidate and of the caller's sheet on it.</summary>
public sealed record CandidateFacts(SessionFacts Session, bool Recused, ScoreSheetStatus? MySheet);

internal static class SessionPolicy
{
    public static readonly Policy<SessionFacts> Table = new(
        (nameof(AddCandidates), Manages, s => JudgingSession.Allows("AddCandidates", s.Status)),
        (nameof(OpenScoring), Manages, s => JudgingSession.Allows("Open", s.Status)),
        (nameof(RecordAttendance), Leads, s => JudgingSession.Allows("RecordAttendance", s.Status)),
        (nameof(ChooseTie), Presides, s => JudgingSession.Allows("ChooseTie", s.Status)),
        (nameof(CloseSession), Manages, s => JudgingSession.Allows("Close", s.Status)),
        // While members score, only those who run the session look at how it stands; what is closed is open to all who see it.
        (nameof(GetMatrix), (a, s) => s.Status == SessionStatus.Closed || Leads(a, s), s => s.Status != SessionStatus.Preparing),
        (nameof(GetRanking), (a, s) => s.Status == SessionStatus.Closed || Leads(a, s), s => s.Status != SessionStatus.Preparing),
        (nameof(ExportRanking), (a, s) => s.Status == SessionStatus.Closed || Leads(a, s), s => s.Status != SessionStatus.Preparing),
        (nameof(GetMinutes), (_, _) => true, s => s.Status == SessionStatus.Closed));

    public static readonly Policy<CandidateFacts> Candidates = new(
        (nameof(RemoveCandidate), (a, c) => Manages(a, c.Session), c => JudgingSession.Allows("RemoveCandidate", c.Session.Status)),
        (nameof(DeclareConflict), Sits, c => !c.Recused && JudgingSession.Allows("DeclareConflict", c.Session.Status)),
        (nameof(SaveScoreSheet), Sits, Scores),
        (nameof(HandInScoreSheet), Sits, Scores));

    private static bool Manages(Actor actor, SessionFacts session) => actor.May(Permission.JudgingManage, session.UnitPath);

    private static bool Presides(Actor actor, SessionFacts session) => session.Seat is CouncilRole.Chair or CouncilRole.Secretary;

    private static bool Leads(Actor actor, SessionFacts session) => Manages(actor, session) || Presides(actor, session);

    private static bool Sits(Actor actor, CandidateFacts candidate) => candidate.Session.Seat is not null;

    private static bool Scores(CandidateFacts candidate) =>
        !candidate.Recused && candidate.MySheet == ScoreSheetStatus.Draft && JudgingSession.Allows("Score", candidate.Session.Status);
}
