using Kheo.Api.Web;
using Kheo.Domain;

namespace Kheo.Api.Features.Recognition;

internal static class Routes
{
    public static void Map(Room room)
    {
        room.Get<ListBaseSalaries, Page<BaseSalaryView>>("/base-salaries", Permission.RecognitionsRead);
        room.Export<ExportBaseSalaries>("/base-salaries/export.xlsx", Permission.RecognitionsRead);
        room.Create<CreateBaseSalary, BaseSalaryView>("/base-salaries", Permission.CampaignsManage).Fails(Rules.BaseSalaryNotPositive, Rules.BaseSalaryOnce, Rules.UnitClosed);

        room.Get<ListDecisions, Page<DecisionRow>>("/decisions", Permission.DecisionsRead);
        room.Export<ExportDecisions>("/decisions/export.xlsx", Permission.DecisionsRead);
        room.Get<GetDecision, DecisionView>("/decisions/{id}", Permission.DecisionsRead);
        room.Create<DraftDecision, DecisionView>("/decisions", Permission.DecisionsDraft).Fails(Rules.DecisionOverAnother, Rules.CampaignNotOpen, Rules.UnitClosed);
        room.Put<SaveDecision, DecisionView>("/decisions/{id}", Permission.DecisionsDraft)
            .Fails(Rules.DecisionNotDraft, Rules.DecisionItemEmpty, Rules.DecisionItemTwice, Rules.AwardOnce, Rules.DecisionPurpose, Rules.DecisionNotRegistered,
                Rules.DecisionNotFromAbove, Rules.DecisionTypicalNotRecognised, Rules.DecisionAwardIncomplete);
        room.Delete<DeleteDraft>("/decisions/{id}", Permission.DecisionsDraft).Fails(Rules.DecisionNotDraft);
        room.Do<IssueDecision, DecisionView>("/decisions/{id}/issue", Permission.DecisionsIssue)
            .Fails(Rules.DecisionNotDraft, Rules.DecisionEmpty, Rules.DecisionInFuture, Rules.DecisionNumberForm, Rules.DecisionNumberOnce, Rules.DecisionNoBaseSalary,
                Rules.DecisionNotRegistered, Rules.DecisionNotPassed, Rules.DecisionSkipsTier, Rules.RecognisedAtTier, Rules.AwardOnce, Rules.AwardNeedsRecognition);
        room.Do<RevokeDecision, DecisionView>("/decisions/{id}/revoke", Permission.DecisionsIssue).Fails(Rules.DecisionNotIssued);
        room.Export<ExportDecisionItems>("/decisions/{id}/items/export.xlsx", Permission.DecisionsRead);

        room.Get<ListRecognitions, Page<RecognitionRow>>("/recognitions", Permission.RecognitionsRead);
        room.Export<ExportRecognitions>("/recognitions/export.xlsx", Permission.RecognitionsRead);
        room.Get<GetRecognition, RecognitionView>("/recognitions/{id}", Permission.RecognitionsRead);
        room.Get<ListAwards, Page<AwardRow>>("/awards", Permission.RecognitionsRead);
        room.Export<ExportAwards>("/awards/export.xlsx", Permission.RecognitionsRead);

        room.Get<ListNominations, Page<NominationRow>>("/nominations", Permission.RecognitionsRead);
        room.Export<ExportNominations>("/nominations/export.xlsx", Permission.RecognitionsRead);
        room.Get<GetNomination, NominationView>("/nominations/{id}", Permission.RecognitionsRead);
        room.Create<SendNomination, NominationView>("/nominations", Permission.NominationsSend)
            .Fails(Rules.NominationNotStanding, Rules.NominationNotUpward, Rules.NominationOnce, Rules.NominationInFuture);
        room.Do<AcceptNomination, NominationView>("/nominations/{id}/accept", Permission.NominationsAnswer).Fails(Rules.NominationAnswered);
        room.Do<ReturnNomination, NominationView>("/nominations/{id}/return", Permission.NominationsAnswer).Fails(Rules.NominationAnswered);

        room.Get<CheckCertificate, CertificateView>("/public/certificates/{code}", Permission.Public).Throttled("public");
    }
}
