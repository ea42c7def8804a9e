using System.Security.Cryptography;
using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;

namespace Kheo.Api.Features.Documents;

/// <summary>
/// Puts a file that was blackened by hand in place as the public copy of another: JPEG, PNG, WebP, PDF, DOCX or XLSX up to 20 MB, told by its content; never the private
/// file itself. A copy that is there already gives way to it.
/// </summary>
public sealed record UploadPublicCopy : Create<PublicCopyView>, IAbout, ICarriesFile
{
    internal Guid Id { get; init; }
    Guid IAbout.Id { init => Id = value; get => Id; }
    internal IFormFile File { get; private set; } = null!;
    IFormFile ICarriesFile.File { set => File = value; }
}

internal sealed class UploadPublicCopyHandler(KheoDbContext db, CurrentActor current, FileStore store, TimeProvider clock) : IRequestHandler<UploadPublicCopy, PublicCopyView>
{
    public async Task<PublicCopyView> Handle(UploadPublicCopy command, CancellationToken ct)
    {
        var file = await db.Private(current.Actor, command.Id, nameof(UploadPublicCopy), ct);
        // As it came: cleaned, a picture is no longer the same octet for octet.
        await using (var came = command.File.OpenReadStream())
            RuleBroken.When((await SHA256.HashDataAsync(came, ct)).AsSpan().SequenceEqual(file.Sha256), Rules.PublicCopySame);
        return await db.Keep(store, file, await store.Take(command.File, ct), current.Actor.AccountId, clock.GetUtcNow(), ct);
    }
}
