using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain;

namespace Kheo.Api.Features.Documents;

internal static class Routes
{
    public static void Map(Room room)
    {
        room.Get<ListFiles, Page<FileView>>("/registrations/{id}/files", Permission.RegistrationsRead);
        room.Export<ExportFiles>("/registrations/{id}/files/export.xlsx", Permission.RegistrationsRead);
        room.Upload<UploadFile, FileView>("/registrations/{id}/files", Permission.RegistrationsWrite, FileStore.Limit + 64_000)
            .Fails(Rules.RegistrationSealed, Rules.FileInfected, Rules.FileNotScanned, Rules.FileKindRefused, Rules.FileTooManyPixels, Rules.FileTooLarge);
        room.Upload<AttachPaper, FileView>("/registrations/{id}/papers/files", Permission.RegistrationsWrite, FileStore.Limit + 64_000)
            .Fails(Rules.RegistrationSealed, Rules.FilePaperUnknown, Rules.FileNotAPicture, Rules.FileInfected, Rules.FileNotScanned, Rules.FileKindRefused, Rules.FileTooManyPixels, Rules.FileTooLarge);
        room.Create<StartUpload, UploadView>("/registrations/{id}/uploads", Permission.RegistrationsWrite).Fails(Rules.RegistrationSealed, Rules.FilePaperUnknown);
        room.Get<GetUpload, UploadView>("/uploads/{id}", Permission.RegistrationsWrite);
        room.Upload<SendPart, UploadProgress>("/uploads/{id}/parts", Permission.RegistrationsWrite, SendPart.Largest + 16_000)
            .Fails(Rules.UploadExpired, Rules.UploadElsewhere, Rules.UploadBeyond);
        room.Create<FinishUpload, FileView>("/uploads/{id}/files", Permission.RegistrationsWrite)
            .Fails(Rules.UploadExpired, Rules.UploadIncomplete, Rules.RegistrationSealed, Rules.FilePaperUnknown, Rules.FileNotAPicture, Rules.FileInfected, Rules.FileNotScanned, Rules.FileKindRefused, Rules.FileTooManyPixels, Rules.FileDamaged);
        room.Download<DownloadFile>("/files/{id}", Permission.Own).Fails(Rules.FileDamaged);
        room.Download<DownloadThumbnail>("/files/{id}/thumbnail", Permission.Own).Fails(Rules.FileDamaged, Rules.FileNotAPicture);
        room.Upload<UploadPublicCopy, PublicCopyView>("/files/{id}/public-copies", Permission.RegistrationsWrite, FileStore.Limit + 64_000)
            .Fails(Rules.RegistrationSealed, Rules.PublicCopySame, Rules.FileInfected, Rules.FileNotScanned, Rules.FileKindRefused, Rules.FileTooManyPixels, Rules.FileTooLarge);
        room.Create<BlackenPicture, PublicCopyView>("/files/{id}/blackened/public-copies", Permission.RegistrationsWrite)
            .Fails(Rules.RegistrationSealed, Rules.PublicCopyNotAPicture, Rules.PublicCopyUnmade, Rules.PublicCopySame, Rules.FileDamaged);
        room.Download<DownloadPublicCopy>("/public-copies/{id}", Permission.Own).Fails(Rules.FileDamaged);
        room.Download<DownloadPublicThumbnail>("/public-copies/{id}/thumbnail", Permission.Own).Fails(Rules.FileDamaged, Rules.FileNotAPicture);
        room.Delete<RemovePublicCopy>("/public-copies/{id}", Permission.RegistrationsWrite).Fails(Rules.RegistrationSealed);
        room.Get<ListSamePhotos, SamePhotos>("/registrations/{id}/same-photos", Permission.RegistrationsRead);
        room.Delete<RemoveFile>("/files/{id}", Permission.RegistrationsWrite).Fails(Rules.RegistrationSealed, Rules.RegistrationFileAnswers);

        room.Get<ListDirectives, Page<DirectiveRow>>("/directives", Permission.CampaignsRead);
        room.Export<ExportDirectives>("/directives/export.xlsx", Permission.CampaignsRead);
        room.Get<ListReceivedDirectives, Page<ReceivedDirective>>("/received-directives", Permission.CampaignsRead);
        room.Export<ExportReceivedDirectives>("/received-directives/export.xlsx", Permission.CampaignsRead);
        room.Get<GetDirective, DirectiveView>("/directives/{id}", Permission.CampaignsRead);
        room.Create<DraftDirective, DirectiveView>("/directives", Permission.CampaignsManage).Fails(Rules.DirectiveOutside, Rules.DirectiveCampaignOfAnother, Rules.DirectiveNumberOnce, Rules.UnitClosed);
        room.Put<SaveDirective, DirectiveView>("/directives/{id}", Permission.CampaignsManage)
            .Fails(Rules.DirectiveNotDraft, Rules.DirectiveOutside, Rules.DirectiveCampaignOfAnother, Rules.DirectiveNumberOnce);
        room.Delete<DeleteDirective>("/directives/{id}", Permission.CampaignsManage).Fails(Rules.DirectiveNotDraft);
        room.Do<IssueDirective, DirectiveView>("/directives/{id}/issue", Permission.CampaignsManage)
            .Fails(Rules.DirectiveNotDraft, Rules.DirectiveIncomplete, Rules.DirectiveInFuture, Rules.DirectivePlanPast, Rules.DirectiveReachesNobody);
        room.Do<WithdrawDirective, DirectiveView>("/directives/{id}/withdraw", Permission.CampaignsManage).Fails(Rules.DirectiveNotIssued, Rules.DirectiveReasonMissing);
        room.Get<ListReceivers, Page<ReceiverRow>>("/directives/{id}/receivers", Permission.CampaignsRead);
        room.Export<ExportReceivers>("/directives/{id}/receivers/export.xlsx", Permission.CampaignsRead);
        room.Act<RemindReceivers, ReceiversReminded>("/directives/{id}/remind", Permission.RemindersSend).Fails(Rules.DirectiveNotIssued, Rules.DirectiveAllAnswered, Rules.DirectiveNoPlanAsked);
        room.Create<AcknowledgeDirective, ReceiptView>("/directives/{id}/receipts", Permission.RegistrationsWrite)
            .Fails(Rules.DirectiveNotIssued, Rules.DirectiveNotReceived, Rules.DirectiveAcknowledged, Rules.UnitClosed);
        room.Get<GetReceipt, ReceiptView>("/receipts/{id}", Permission.CampaignsRead);
        room.Put<SaveOwnPlan, ReceiptView>("/receipts/{id}", Permission.RegistrationsWrite).Fails(Rules.DirectiveNotIssued, Rules.OwnPlanInFuture, Rules.OwnPlanEarly);
        room.Upload<AttachToDirective, AttachmentView>("/directives/{id}/attachments", Permission.CampaignsManage, FileStore.Limit + 64_000)
            .Fails(Rules.DirectiveNotDraft, Rules.FileKindRefused, Rules.FileTooManyPixels, Rules.FileTooLarge);
        room.Upload<AttachOwnPlan, AttachmentView>("/receipts/{id}/attachments", Permission.RegistrationsWrite, FileStore.Limit + 64_000)
            .Fails(Rules.DirectiveNotIssued, Rules.FileKindRefused, Rules.FileTooManyPixels, Rules.FileTooLarge);
        room.Download<DownloadAttachment>("/attachments/{id}", Permission.CampaignsRead).Fails(Rules.FileDamaged);
        room.Delete<RemoveAttachment>("/attachments/{id}", Permission.CampaignsRead).Fails(Rules.DirectiveNotDraft, Rules.DirectiveNotIssued);
    }
}
