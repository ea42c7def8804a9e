using Kheo.Api.Web;
using Kheo.Domain;

namespace Kheo.Api.Features.Evaluation;

internal static class Routes
{
    public static void Map(Room room)
    {
        room.Get<ListCouncils, Page<CouncilView>>("/councils", Permission.JudgingRead);
        room.Export<ExportCouncils>("/councils/export.xlsx", Permission.JudgingRead);
        room.Get<GetCouncil, CouncilView>("/councils/{id}", Permission.JudgingRead);
        room.Get<ListAppointees, Appointees>("/appointees", Permission.JudgingManage);
        room.Create<CreateCouncil, CouncilView>("/councils", Permission.JudgingManage)
            .Fails(Rules.CouncilTerm, Rules.CouncilOneChair, Rules.CouncilOneSecretary, Rules.CouncilSeatOnce, Rules.CouncilSeatUnknown, Rules.UnitClosed);

        room.Get<ListJudgingSessions, Page<JudgingSessionRow>>("/judging-sessions", Permission.JudgingRead);
        room.Export<ExportJudgingSessions>("/judging-sessions/export.xlsx", Permission.JudgingRead);
        room.Get<GetJudgingSession, JudgingSessionView>("/judging-sessions/{id}", Permission.JudgingRead);
        room.Create<CreateJudgingSession, JudgingSessionView>("/judging-sessions", Permission.JudgingManage)
            .Fails(Rules.CouncilOutOfTerm, Rules.CampaignNotOpen, Rules.SessionQuorumUnsound, Rules.SessionPassRuleUnsound, Rules.SessionTiesEndWithChair,
                Rules.SessionTieCriterion, Rules.SessionQuotaUnsound);
        room.Get<ListEligible, Page<EligibleRow>>("/judging-sessions/{id}/eligible", Permission.JudgingManage);
        room.Export<ExportEligible>("/judging-sessions/{id}/eligible/export.xlsx", Permission.JudgingManage);
        room.Do<AddCandidates, JudgingSessionView>("/judging-sessions/{id}/candidates", Permission.JudgingManage)
            .Fails(Rules.SessionNotPreparing, Rules.CandidateNotEligible, Rules.CandidateOnce, Rules.CandidateNotBelow);
        room.Do<OpenScoring, JudgingSessionView>("/judging-sessions/{id}/open", Permission.JudgingManage)
            .Fails(Rules.SessionNotPreparing, Rules.CouncilOutOfTerm, Rules.SessionNoCandidates, Rules.SessionNoCriteriaSheet, Rules.SessionTieCriterion);
        room.Do<RecordAttendance, JudgingSessionView>("/judging-sessions/{id}/attendance", Permission.JudgingRead).Fails(Rules.SessionClosed, Rules.SessionNotAMember);
        room.Do<ChooseTie, JudgingSessionView>("/judging-sessions/{id}/tie", Permission.JudgingScore).Fails(Rules.SessionNotScoring, Rules.TieChairOnly, Rules.TieNotTied);
        room.Do<CloseSession, JudgingSessionView>("/judging-sessions/{id}/close", Permission.JudgingManage)
            .Fails(Rules.SessionNotScoring, Rules.SessionNoQuorum, Rules.SessionTieUnresolved);

        room.Get<ListCandidates, Page<CandidateRow>>("/judging-sessions/{id}/candidates", Permission.JudgingRead);
        room.Export<ExportCandidates>("/judging-sessions/{id}/candidates/export.xlsx", Permission.JudgingRead);
        room.Get<GetCandidate, CandidateView>("/candidates/{id}", Permission.JudgingRead);
        room.Delete<RemoveCandidate>("/candidates/{id}", Permission.JudgingManage).Fails(Rules.SessionNotPreparing);
        room.Do<DeclareConflict, CandidateView>("/candidates/{id}/conflict", Permission.JudgingScore).Fails(Rules.SessionClosed, Rules.CandidateAlreadyRecused);
        room.Put<SaveScoreSheet, ScoreSheetView>("/candidates/{id}/score-sheet", Permission.JudgingScore)
            .Fails(Rules.SessionNotScoring, Rules.ScorerRecused, Rules.ScoreSheetHandedIn, Rules.ScoreCriterionUnknown, Rules.ScoreOutOfRange,
                Rules.ScoreDeductionPositive, Rules.ScoreDeductionNeedsReason, Rules.ScoreKnockOutNeedsReason, Rules.ScoreKnockOutUnknown);
        room.Do<HandInScoreSheet, ScoreSheetView>("/candidates/{id}/score-sheet/hand-in", Permission.JudgingScore)
            .Fails(Rules.SessionNotScoring, Rules.ScorerRecused, Rules.ScoreSheetHandedIn, Rules.ScoreSheetIncomplete);

        room.Get<GetMatrix, MatrixView>("/judging-sessions/{id}/matrix", Permission.JudgingRead);
        room.Export<ExportMatrix>("/judging-sessions/{id}/matrix/export.xlsx", Permission.JudgingRead);
        room.Get<GetRanking, RankingView>("/judging-sessions/{id}/ranking", Permission.JudgingRead);
        room.Get<GetMinutes, MinutesView>("/judging-sessions/{id}/minutes", Permission.JudgingRead);
        room.Export<ExportRanking>("/judging-sessions/{id}/ranking/export.xlsx", Permission.JudgingRead);
    }
}
