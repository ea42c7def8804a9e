using System.Security.Cryptography;
using Kheo.Domain;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Outside;

/// <summary>Bytes on disk under random ids, in the folder KHEO_FILES. What a person called a file is the database's to know, never the disk's.</summary>
internal sealed class FileStore(IConfiguration configuration, Pictures pictures, Antivirus antivirus, ILogger<FileStore> log)
{
    public const long Limit = 20_000_000;
    private const int LongestSide = 2560;
    private const int ThumbnailSide = 320;

    internal static string Unconfigured => Path.Combine(Path.GetTempPath(), "kheo-files");

    private readonly string _root = Path.GetFullPath(configuration["KHEO_FILES"] ?? Unconfigured);

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
        var bytes = File.Exists(Part(upload)) ? await File.ReadAllBytesAsync(Part(upload), ct) : [];
        RuleBroken.When(bytes.Length < size, Rules.FileDamaged);
        return await Take(bytes[..(int)size], ct);
    }

    /// <summary>Writes a part at its place; one whose row did not commit is written over.</summary>
    public async Task Append(Guid upload, long offset, Stream part, CancellationToken ct)
    {
        await using var file = new FileStream(Part(upload), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 64 * 1024, useAsync: true);
        file.Position = offset;
        await part.CopyToAsync(file, ct);
        file.Flush(flushToDisk: true);
    }

    public void Forget(Guid upload) => File.Delete(Part(upload));

    /// <summary>Takes away parts that nobody added to since then.</summary>
    public void Sweep(DateTimeOffset before)
    {
        foreach (var part in Directory.EnumerateFiles(Parts()))
            if (File.GetLastWriteTimeUtc(part) < before.UtcDateTime) File.Delete(part);
    }

    private string Parts() => Directory.CreateDirectory(Path.Combine(_root, "parts")).FullName;

    private string Part(Guid upload) => Path.Combine(Parts(), upload.ToString("N"));

    private async Task<StoredBytes> Take(byte[] bytes, CancellationToken ct)
    {
        await antivirus.Check(bytes, ct);
        var kind = FileKinds.Of(bytes) ?? throw new RuleBroken(Rules.FileKindRefused);
        var id = new Guid(RandomNumberGenerator.GetBytes(16));
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
        if (thumbnail is not null) await Write(Thumbnail(id), thumbnail, ct);
        await Write(Place(id), bytes, ct);
        return new StoredBytes(id, kind.ContentType(), bytes.Length, SHA256.HashData(bytes), thumbnail is null ? null : SHA256.HashData(thumbnail), mark);
    }

    /// <summary>The bytes as they were stored: read whole and compared with their digest before the first one is sent.</summary>
    public Task<Stream> Open(Guid id, byte[] sha256, CancellationToken ct) => Whole(Place(id), id, sha256, ct);

    /// <summary>The small picture, compared as the whole one is; where none was made the whole one serves.</summary>
    public Task<Stream> OpenThumbnail(Guid id, byte[]? thumbnailSha256, byte[] sha256, CancellationToken ct) =>
        thumbnailSha256 is null ? Open(id, sha256, ct) : Whole(Thumbnail(id), id, thumbnailSha256, ct);

    private async Task<Stream> Whole(string path, Guid id, byte[] sha256, CancellationToken ct)
    {
        if (File.Exists(path))
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
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

    public void Remove(Guid id)
    {
        File.Delete(Place(id));
        File.Delete(Thumbnail(id));
    }

    internal static string Place(string root, Guid id) => Path.Combine(root, id.ToString("N")[..2], id.ToString("N"));

    private string Place(Guid id) => Place(_root, id);

    private string Thumbnail(Guid id) => Place(id) + ".thumbnail";

    private string Work() => Directory.CreateDirectory(Path.Combine(_root, "work")).FullName;

    private static async Task Write(string path, byte[] bytes, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, bytes, ct);
    }
}
