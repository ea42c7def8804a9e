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
            .Fails(Rules.RegistrationSealed, Rules.FileKindRefused, Rules.FileTooManyPixels, Rules.FileTooLarge);
        room.Download<DownloadFile>("/files/{id}", Permission.Own).Fails(Rules.FileDamaged);
        room.Download<DownloadThumbnail>("/files/{id}/thumbnail", Permission.Own).Fails(Rules.FileDamaged, Rules.FileNotAPicture);
        room.Delete<RemoveFile>("/files/{id}", Permission.RegistrationsWrite).Fails(Rules.RegistrationSealed);
    }
}
