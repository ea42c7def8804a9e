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
        room.Get<ListSamePhotos, SamePhotos>("/registrations/{id}/same-photos", Permission.RegistrationsRead);
        room.Delete<RemoveFile>("/files/{id}", Permission.RegistrationsWrite).Fails(Rules.RegistrationSealed);
    }
}
