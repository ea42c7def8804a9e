using System.Text.Json.Serialization;
using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>
/// Sends the next part of an upload, at most 2 MB, from the byte at which the last one ended. A part sent again under its key is taken once; one that begins elsewhere is
/// refused, and GetUpload says where to go on.
/// </summary>
public sealed record SendPart : Create<UploadProgress>, IAbout, ICarriesFile
{
    public const long Largest = 2_000_000;

    internal Guid Id { get; init; }
    Guid IAbout.Id { init => Id = value; get => Id; }
    internal IFormFile File { get; private set; } = null!;
    IFormFile ICarriesFile.File { set => File = value; }

    /// <summary>The byte of the whole at which it begins.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public required long Offset { get; init; }
}

internal sealed class SendPartHandler(KheoDbContext db, CurrentActor current, FileStore store, TimeProvider clock) : IRequestHandler<SendPart, UploadProgress>
{
    public async Task<UploadProgress> Handle(SendPart command, CancellationToken ct)
    {
        // Its row is held until the commit: of two parts for the same place one waits, and finds the place taken.
        await db.Database.ExecuteSqlAsync($"select from uploads where id = {command.Id} for update", ct);
        var upload = await db.UploadOf(current.Actor, nameof(SendPart), command.Id, ct);
        upload.Take(command.Offset, command.File.Length, clock.GetUtcNow());
        await using (var part = command.File.OpenReadStream()) await store.Append(upload.Id, command.Offset, part, ct);
        await db.SaveChangesAsync(ct);
        return new UploadProgress(upload.Received, upload.Size);
    }
}
