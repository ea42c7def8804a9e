using AutoMapper;
using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Documents;

/// <summary>A file of a registration.</summary>
public sealed record FileView : IView, IExample<FileView>
{
    public required Guid Id { get; init; }
    public required long RowVersion { get; init; }
    public required Guid RegistrationId { get; init; }
    /// <summary>The activity that it shows.</summary>
    public Guid? ActivityId { get; init; }
    public required FilePurpose Purpose { get; init; }
    /// <summary>The code of the required paper that it is.</summary>
    public string? Paper { get; init; }
    public required string Name { get; init; }
    public required string ContentType { get; init; }
    /// <summary>Bytes as stored; a picture was written anew, so it is not the size that was sent.</summary>
    public required long Size { get; init; }
    /// <summary>It has a thumbnail.</summary>
    public required bool Picture { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
    public string[] Actions { get; init; } = [];

    /// <summary>Keeps what was taken in as a file of the registration; bytes of which nothing is kept do not stay either.</summary>
    internal static async Task<FileView> Kept(KheoDbContext db, Actor actor, FileStore store, Entry registration, StoredBytes bytes, Func<StoredFile> put, CancellationToken ct)
    {
        try
        {
            var file = put();
            db.Add(file);
            await db.SaveChangesAsync(ct);
            var view = await db.Set<StoredFile>().Where(f => f.Id == file.Id).To<FileView>(db).SingleAsync(ct);
            return view with { Actions = [.. FilePolicy.Table.Actions(actor, registration).Where(a => a == nameof(RemoveFile))] };
        }
        catch
        {
            await store.Remove(bytes.StoredAs);
            throw;
        }
    }

    public static FileView Example => new()
    {
        Id = Guid.Parse("0198c1a2-0050-7c3d-9f10-6a2b4c8d0e1f"), RowVersion = 1, RegistrationId = Guid.Parse("0198c1a2-0030-7c3d-9f10-6a2b4c8d0e1f"), Purpose = FilePurpose.After,
        Name = "duong-hoa-sau.jpg", ContentType = "image/jpeg", Size = 412_331, Picture = true, UploadedAt = new DateTimeOffset(2026, 9, 26, 4, 0, 0, TimeSpan.Zero),
        Actions = [nameof(RemoveFile)],
    };
}

internal sealed class FileProjections : Profile
{
    public FileProjections() => CreateProjection<StoredFile, FileView>()
        .ForMember(v => v.Actions, o => o.Ignore())
        .ForMember(v => v.Picture, o => o.MapFrom(f => f.ContentType.StartsWith("image/")));
}
