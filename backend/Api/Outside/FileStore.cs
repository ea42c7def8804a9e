using System.Security.Cryptography;
using Kheo.Domain;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Outside;

/// <summary>Bytes on a shelf under random ids. What a person called a file is the database's to know, never the shelf's.</summary>
internal sealed class FileStore(IShelf shelf, IConfiguration configuration, Pictures pictures, Antivirus antivirus, ILogger<FileStore> log)
{
    public const long Limit = 20_000_000;
    private const int LongestSide = 2560;
    private const int ThumbnailSide = 320;

    private readonly string _work = Path.Combine(Path.GetFullPath(configuration["KHEO_FILES"] is { Length: > 0 } folder ? folder : DiskShelf.Unconfigured), "work");

    /// <summary>Takes an upload in: refuses what is not on the list or carries a virus, cleans pictures, and stores what is left.</summary>
    public async Task<StoredBytes> Take(IFormFile file, CancellationToken ct)
    {
        RuleBroken.When(file.Length > Limit, Rules.FileTooLarge);
        using var buffer = new MemoryStream((int)file.Length);
        await file.CopyToAsync(buffer, ct);
        return await Take(buffer.ToArray(), ct);
    }

    /// <summary>Takes in what came part by part.</summary>
    public async Task<StoredBytes> Take(Guid upload, long size, CancellationToken ct)
    {
        var bytes = await shelf.Joined(upload, size, ct);
        RuleBroken.When(bytes.Length < size, Rules.FileDamaged);
        return await Take(bytes, ct);
    }

    /// <summary>Writes a part at its place.</summary>
    public Task Append(Guid upload, long offset, Stream part, CancellationToken ct) => shelf.Append(upload, offset, part, ct);

    public Task Forget(Guid upload) => Quietly(() => shelf.Forget(upload));

    /// <summary>Takes away parts that nobody added to since then.</summary>
    public Task Sweep(DateTimeOffset before, CancellationToken ct) => shelf.Sweep(before, ct);

    private async Task<StoredBytes> Take(byte[] bytes, CancellationToken ct)
    {
        await antivirus.Check(bytes, ct);
        var kind = FileKinds.Of(bytes) ?? throw new RuleBroken(Rules.FileKindRefused);
        byte[]? thumbnail = null;
        long? mark = null;
        if (kind.IsPicture())
        {
            var size = PictureHeader.Size(kind, bytes) ?? throw new RuleBroken(Rules.FileKindRefused);
            RuleBroken.When(PictureHeader.TooLarge(size), Rules.FileTooManyPixels);
            bytes = await pictures.Reencode(bytes, kind, LongestSide, Work(), ct) ?? throw new RuleBroken(Rules.FileKindRefused);
            if (pictures.CanReencode) thumbnail = await pictures.Reencode(bytes, kind, ThumbnailSide, Work(), ct);
            mark = await pictures.Mark(thumbnail ?? bytes, kind, Work(), ct);
        }
        return await Store(bytes, kind, thumbnail, mark, ct);
    }

    private async Task<StoredBytes> Store(byte[] bytes, FileKind kind, byte[]? thumbnail, long? mark, CancellationToken ct)
    {
        var id = new Guid(RandomNumberGenerator.GetBytes(16));
        if (thumbnail is not null) await shelf.Put(Thumbnail(id), thumbnail, ct);
        await shelf.Put(Whole(id), bytes, ct);
        return new StoredBytes(id, kind.ContentType(), bytes.Length, SHA256.HashData(bytes), thumbnail is null ? null : SHA256.HashData(thumbnail), mark);
    }

    /// <summary>A picture that is stored, written anew with the boxes black.</summary>
    public async Task<StoredBytes> Blacken(Guid storedAs, byte[] sha256, IReadOnlyList<Box> boxes, CancellationToken ct)
    {
        await using var stored = await Open(storedAs, sha256, ct);
        using var buffer = new MemoryStream((int)stored.Length);
        await stored.CopyToAsync(buffer, ct);
        var bytes = buffer.ToArray();
        var kind = FileKinds.Of(bytes) ?? throw new RuleBroken(Rules.PublicCopyUnmade);
        var size = PictureHeader.Size(kind, bytes) ?? throw new RuleBroken(Rules.PublicCopyUnmade);
        var black = await pictures.Blacken(bytes, kind, size, boxes, Work(), ct) ?? throw new RuleBroken(Rules.PublicCopyUnmade);
        return await Store(black, FileKind.Jpeg, await pictures.Reencode(black, FileKind.Jpeg, ThumbnailSide, Work(), ct), null, ct);
    }

    /// <summary>The bytes as they were stored: read whole and compared with their digest before the first one is sent.</summary>
    public Task<Stream> Open(Guid id, byte[] sha256, CancellationToken ct) => Compared(Whole(id), id, sha256, ct);

    /// <summary>The small picture, compared as the whole one is; where none was made the whole one serves.</summary>
    public Task<Stream> OpenThumbnail(Guid id, byte[]? thumbnailSha256, byte[] sha256, CancellationToken ct) =>
        thumbnailSha256 is null ? Open(id, sha256, ct) : Compared(Thumbnail(id), id, thumbnailSha256, ct);

    private async Task<Stream> Compared(string key, Guid id, byte[] sha256, CancellationToken ct)
    {
        if (await shelf.Open(key, ct) is { } stream)
        {
            if (CryptographicOperations.FixedTimeEquals(await SHA256.HashDataAsync(stream, ct), sha256))
            {
                stream.Position = 0;
                return stream;
            }
            await stream.DisposeAsync();
        }
        log.LogError("{Operation} found {StoredAs} damaged or gone: it is not served", nameof(FileStore), id);
        throw new RuleBroken(Rules.FileDamaged);
    }

    public Task Remove(Guid id) => Quietly(() => shelf.Remove(Whole(id), Thumbnail(id)));

    // Its row is gone, or never was: bytes that stay behind are nobody's, and no answer depends on them.
    private async Task Quietly(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception failure) when (failure is Web.Unavailable or IOException)
        {
            log.LogWarning(failure, "{Operation} could not take bytes away", nameof(FileStore));
        }
    }

    internal static string Whole(Guid id) => id.ToString("N");

    private static string Thumbnail(Guid id) => Whole(id) + ".thumbnail";

    private string Work() => Directory.CreateDirectory(_work).FullName;
}
