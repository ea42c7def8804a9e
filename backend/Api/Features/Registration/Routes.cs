using Kheo.Api.Web;
using Kheo.Domain;

namespace Kheo.Api.Features.Registration;

internal static class Routes
{
    private static readonly Rule[] Receiving = [Rules.CampaignNotOpen, Rules.RegistrationTooEarly, Rules.RegistrationTooLate, Rules.RegistrationIncomplete, Rules.RegistrationHolderMissing, Rules.RegistrationQuotaFull];

    public static void Map(Room room)
    {
        room.Get<ListRegistrations, Page<RegistrationRow>>("/registrations", Permission.RegistrationsRead);
        room.Get<CountRegistrations, RegistrationCounts>("/registrations/count", Permission.RegistrationsRead);
        room.Export<ExportRegistrations>("/registrations/export.xlsx", Permission.RegistrationsRead);
        room.ExportCsv<ExportRegistrationsAsCsv>("/registrations/export.csv", Permission.RegistrationsRead);
        room.Get<ListSimilarModels, SimilarModels>("/models/similar", Permission.RegistrationsRead);
        room.Get<ListReusableModels, ReusableModels>("/models/reusable", Permission.RegistrationsRead);
        room.Get<GetRegistration, RegistrationView>("/registrations/{id}", Permission.RegistrationsRead);
        room.Get<ListSimilarRegistrations, SimilarRegistrations>("/registrations/{id}/similar", Permission.RegistrationsRead);

        room.Create<RegisterModel, RegistrationView>("/registrations", Permission.RegistrationsWrite)
            .Fails(Rules.CampaignNotOpen, Rules.CampaignOutOfReach, Rules.RegistrationFieldUnknown, Rules.RegistrationAnswerUnknown, Rules.RegistrationModelOnce, Rules.ModelOriginMismatch, Rules.ModelOfAnother, Rules.UnitClosed);
        room.Put<SaveRegistration, RegistrationView>("/registrations/{id}", Permission.RegistrationsWrite)
            .Fails(Rules.RegistrationNotDraft, Rules.RegistrationPartNotReopened, Rules.RegistrationFieldUnknown, Rules.RegistrationAnswerUnknown);
        room.Do<SubmitRegistration, RegistrationView>("/registrations/{id}/submit", Permission.RegistrationsWrite).Fails([Rules.RegistrationNotDraft, .. Receiving]);
        room.Do<WithdrawRegistration, RegistrationView>("/registrations/{id}/withdraw", Permission.RegistrationsWrite).Fails(Rules.RegistrationPastWithdrawal);
        room.Do<AcceptRegistration, RegistrationView>("/registrations/{id}/accept", Permission.RegistrationsAccept).Fails(Rules.RegistrationNotSubmitted);
        room.Do<ReturnRegistration, RegistrationView>("/registrations/{id}/return", Permission.RegistrationsAccept).Fails(Rules.RegistrationNotSubmitted, Rules.RegistrationReasonMissing, Rules.RegistrationMendByPast, Rules.RegistrationRemarkUnknown);
        room.Do<RefuseRegistration, RegistrationView>("/registrations/{id}/refuse", Permission.RegistrationsAccept).Fails(Rules.RegistrationNotSubmitted, Rules.RegistrationReasonMissing);
        room.Do<MergeRegistration, RegistrationView>("/registrations/{id}/merge", Permission.RegistrationsAccept)
            .Fails(Rules.RegistrationNotSubmitted, Rules.RegistrationJoinsNone, Rules.RegistrationReasonMissing);
        room.Put<SaveAims, RegistrationView>("/registrations/{id}/aims", Permission.RegistrationsWrite).Fails(Rules.RegistrationSealed, Rules.ResultIndicatorUnknown, Rules.ResultIndicatorTwice);
        room.Do<MarkPilot, RegistrationView>("/registrations/{id}/pilot", Permission.RegistrationsAccept).Fails(Rules.PilotNotAccepted);
        room.Act<AcceptRegistrations, BulkView>("/registrations/accept", Permission.RegistrationsAccept).Fails(Rules.RegistrationNotSubmitted);
        room.Act<ReturnRegistrations, BulkView>("/registrations/return", Permission.RegistrationsAccept).Fails(Rules.RegistrationNotSubmitted, Rules.RegistrationReasonMissing, Rules.RegistrationMendByPast);
        room.Act<TakeBackAnswers, BulkView>("/registrations/take-back", Permission.RegistrationsAccept)
            .Fails(Rules.RegistrationNotAnswered, Rules.RegistrationAnswerTold, Rules.RegistrationMovedOn, Rules.RegistrationQuotaFull);
        room.Get<ListHandIns, Page<HandInView>>("/registrations/{id}/hand-ins", Permission.RegistrationsRead);
        room.Export<ExportHandIns>("/registrations/{id}/hand-ins/export.xlsx", Permission.RegistrationsRead);
        room.Get<GetQuotas, QuotasView>("/quotas", Permission.RegistrationsRead);

        room.Create<DraftResult, ResultView>("/registrations/{id}/results", Permission.RegistrationsWrite)
            .Fails(Rules.RegistrationNotAccepted, Rules.ResultOnce, Rules.ResultIndicatorUnknown, Rules.ResultIndicatorTwice);
        room.Get<GetResult, ResultView>("/results/{id}", Permission.RegistrationsRead);
        room.Put<SaveResult, ResultView>("/results/{id}", Permission.RegistrationsWrite).Fails(Rules.ResultNotDraft, Rules.ResultIndicatorUnknown, Rules.ResultIndicatorTwice);
        room.Do<HandInResult, ResultView>("/results/{id}/hand-in", Permission.RegistrationsWrite)
            .Fails(Rules.ResultNotDraft, Rules.ResultIncomplete, Rules.ResultIndicatorMissing, Rules.RegistrationNotAccepted);
        room.Do<ReturnResult, ResultView>("/results/{id}/return", Permission.RegistrationsAccept).Fails(Rules.ResultNotHandedIn, Rules.ResultRemarkMissing, Rules.RegistrationNotReported);
        room.Do<ConfirmResult, ResultView>("/results/{id}/confirm", Permission.RegistrationsAccept).Fails(Rules.ResultNotHandedIn, Rules.RegistrationNotReported);

        room.Get<ListActivities, Page<ActivityView>>("/registrations/{id}/activities", Permission.RegistrationsRead);
        room.Export<ExportActivities>("/registrations/{id}/activities/export.xlsx", Permission.RegistrationsRead);
        room.Get<GetActivity, ActivityView>("/activities/{id}", Permission.RegistrationsRead);
        room.Create<RecordActivity, ActivityView>("/registrations/{id}/activities", Permission.RegistrationsWrite)
            .Fails(Rules.RegistrationNotUnderWay, Rules.ActivityInFuture, Rules.ActivityBeforePeriod, Rules.UnitReorganised);
        room.Put<SaveActivity, ActivityView>("/activities/{id}", Permission.RegistrationsWrite).Fails(Rules.RegistrationNotUnderWay, Rules.ActivityInFuture, Rules.ActivityBeforePeriod);
        room.Delete<RemoveActivity>("/activities/{id}", Permission.RegistrationsWrite).Fails(Rules.RegistrationNotUnderWay);

        room.Get<GetProgressBoard, ProgressBoard>("/registrations/{id}/progress", Permission.RegistrationsRead);
        room.Get<GetProgress, ProgressView>("/progress/{id}", Permission.RegistrationsRead);
        room.Create<DraftProgress, ProgressView>("/registrations/{id}/progress", Permission.RegistrationsWrite)
            .Fails(Rules.RegistrationNotUnderWay, Rules.ProgressOnce, Rules.ProgressPeriodUnknown, Rules.ProgressPeriodAhead, Rules.ResultIndicatorUnknown, Rules.ResultIndicatorTwice, Rules.UnitReorganised);
        room.Put<SaveProgress, ProgressView>("/progress/{id}", Permission.RegistrationsWrite)
            .Fails(Rules.ProgressNotDraft, Rules.RegistrationNotUnderWay, Rules.ResultIndicatorUnknown, Rules.ResultIndicatorTwice);
        room.Do<HandInProgress, ProgressView>("/progress/{id}/hand-in", Permission.RegistrationsWrite).Fails(Rules.ProgressNotDraft, Rules.ProgressEmpty, Rules.RegistrationNotUnderWay);
        room.Do<ReturnProgress, ProgressView>("/progress/{id}/return", Permission.RegistrationsAccept)
            .Fails(Rules.ProgressNotHandedIn, Rules.ProgressRemarkMissing, Rules.RegistrationNotUnderWay);
        room.Do<AcceptProgress, ProgressView>("/progress/{id}/accept", Permission.RegistrationsAccept).Fails(Rules.ProgressNotHandedIn);

        room.Get<ListVisits, Page<VisitView>>("/registrations/{id}/visits", Permission.RegistrationsRead);
        room.Export<ExportVisits>("/registrations/{id}/visits/export.xlsx", Permission.RegistrationsRead);
        room.Get<GetVisit, VisitView>("/visits/{id}", Permission.RegistrationsRead);
        room.Create<RecordVisit, VisitView>("/registrations/{id}/visits", Permission.RegistrationsAccept)
            .Fails(Rules.RegistrationNotInspected, Rules.VisitInFuture, Rules.VisitFollowUpEarly, Rules.VisitGuidanceMissing, Rules.TwinningElsewhere, Rules.UnitReorganised);
        room.Put<SaveVisit, VisitView>("/visits/{id}", Permission.RegistrationsAccept).Fails(Rules.VisitAnswered, Rules.VisitInFuture, Rules.VisitFollowUpEarly, Rules.VisitGuidanceMissing, Rules.TwinningElsewhere);
        room.Do<AnswerVisit, VisitView>("/visits/{id}/answer", Permission.RegistrationsWrite).Fails(Rules.VisitClosed);
        room.Do<CloseVisit, VisitView>("/visits/{id}/close", Permission.RegistrationsAccept).Fails(Rules.VisitClosed);

        room.Get<ListContributions, Page<ContributionView>>("/registrations/{id}/contributions", Permission.RegistrationsRead);
        room.Export<ExportContributions>("/registrations/{id}/contributions/export.xlsx", Permission.RegistrationsRead);
        room.Get<SumContributions, ContributionSums>("/registrations/{id}/contributions/sums", Permission.RegistrationsRead);
        room.Get<GetContribution, ContributionView>("/contributions/{id}", Permission.RegistrationsRead);
        room.Create<AddContribution, ContributionView>("/registrations/{id}/contributions", Permission.RegistrationsWrite)
            .Fails(Rules.RegistrationNotUnderWay, Rules.ContributionUntold, Rules.ContributionMeasureMissing, Rules.TwinningElsewhere, Rules.UnitReorganised);
        room.Put<SaveContribution, ContributionView>("/contributions/{id}", Permission.RegistrationsWrite).Fails(Rules.RegistrationNotUnderWay, Rules.ContributionUntold, Rules.ContributionMeasureMissing, Rules.TwinningElsewhere);
        room.Delete<RemoveContribution>("/contributions/{id}", Permission.RegistrationsWrite).Fails(Rules.RegistrationNotUnderWay);

        room.Act<RemindDormant, DormantReminded>("/registrations/remind", Permission.RemindersSend).Fails(Rules.RegistrationNotDormant, Rules.UnitReorganised);

        room.Get<ListRegistrationImports, Page<RegistrationImportRow>>("/registration-imports", Permission.RegistrationsWrite);
        room.Export<ExportRegistrationImports>("/registration-imports/export.xlsx", Permission.RegistrationsWrite);
        room.Export<DownloadRegistrationImportTemplate>("/registration-imports/template.xlsx", Permission.RegistrationsWrite);
        room.Get<GetRegistrationImport, RegistrationImportView>("/registration-imports/{id}", Permission.RegistrationsWrite);
        room.Export<DownloadRegistrationImportFaults>("/registration-imports/{id}/faults.xlsx", Permission.RegistrationsWrite).Fails(Rules.ImportWithoutFaults);
        room.Upload<CheckRegistrationImport, RegistrationImportView>("/registration-imports", Permission.RegistrationsWrite, CheckRegistrationImport.BodyLimit)
            .Fails(Rules.ImportFileKind, Rules.ImportFileDamaged, Rules.ImportFileTooLarge, Rules.ImportFileEmpty, Rules.ImportTooManyRows, Rules.CampaignNotOpen, Rules.CampaignOutOfReach, Rules.UnitClosed);
        room.Do<MendRegistrationImport, RegistrationImportView>("/registration-imports/{id}/mend", Permission.RegistrationsWrite).Fails(Rules.ImportNotChecked, Rules.ImportCellUnknown);
        room.Do<MatchRegistrationImport, RegistrationImportView>("/registration-imports/{id}/columns", Permission.RegistrationsWrite).Fails(Rules.ImportNotChecked, Rules.ImportColumnUnknown);
        room.Do<ApplyRegistrationImport, RegistrationImportView>("/registration-imports/{id}/apply", Permission.RegistrationsWrite)
            .Fails(Rules.ImportNotChecked, Rules.ImportHasFaults, Rules.ImportNothingNew, Rules.ImportUnitMoved);
        room.Do<CancelRegistrationImport, RegistrationImportView>("/registration-imports/{id}/cancel", Permission.RegistrationsWrite).Fails(Rules.ImportNotChecked);
        room.Do<UndoRegistrationImport, RegistrationImportView>("/registration-imports/{id}/undo", Permission.RegistrationsWrite)
            .Fails(Rules.ImportNotDone, Rules.ImportUndoOver, Rules.ImportMovedOn);

        room.Get<ListMyTasks, MyTasks>("/my/tasks", Permission.Own);
    }
}
