using System.Security.Cryptography;
using Kheo.Domain;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Outside;

/// <summary>Bytes on disk under random ids, in the folder KHEO_FILES. What a person called a file is the database's to know, never the disk's.</summary>
internal sealed class FileStore(IConfiguration configuration, Pictures pictures)
{
    public const long Limit = 20_000_000;
    private const int LongestSide = 2560;
    private const int ThumbnailSide = 320;

    internal static string Unconfigured => Path.Combine(Path.GetTempPath(), "kheo-files");

    private readonly string _root = Path.GetFullPath(configuration["KHEO_FILES"] ?? Unconfigured);

    /// <summary>Takes an upload in: refuses what is not on the list, cleans pictures, and stores what is left.</summary>
    public async Task<StoredBytes> Take(IFormFile file, CancellationToken ct)
    {
        RuleBroken.When(file.Length > Limit, Rules.FileTooLarge);
        using var buffer = new MemoryStream((int)file.Length);
        await file.CopyToAsync(buffer, ct);
        var bytes = buffer.ToArray();
        var kind = FileKinds.Of(bytes) ?? throw new RuleBroken(Rules.FileKindRefused);
        var id = new Guid(RandomNumberGenerator.GetBytes(16));
        if (kind.IsPicture())
        {
            var size = PictureHeader.Size(kind, bytes) ?? throw new RuleBroken(Rules.FileKindRefused);
            RuleBroken.When(PictureHeader.TooLarge(size), Rules.FileTooManyPixels);
            bytes = await pictures.Reencode(bytes, kind, LongestSide, Work(), ct) ?? throw new RuleBroken(Rules.FileKindRefused);
            if (pictures.CanReencode && await pictures.Reencode(bytes, kind, ThumbnailSide, Work(), ct) is { } thumbnail) await Write(Thumbnail(id), thumbnail, ct);
        }
        await Write(Place(id), bytes, ct);
        return new StoredBytes(id, kind.ContentType(), bytes.Length, SHA256.HashData(bytes));
    }

    /// <summary>The bytes as they were stored: read whole and compared with their digest before the first one is sent.</summary>
    public async Task<Stream> Open(Guid id, byte[] sha256, CancellationToken ct)
    {
        RuleBroken.When(!File.Exists(Place(id)), Rules.FileDamaged);
        var stream = new FileStream(Place(id), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
        if (CryptographicOperations.FixedTimeEquals(await SHA256.HashDataAsync(stream, ct), sha256))
        {
            stream.Position = 0;
            return stream;
        }
        await stream.DisposeAsync();
        throw new RuleBroken(Rules.FileDamaged);
    }

    /// <summary>The small picture; null where none was made, and the whole one serves.</summary>
    public Stream? OpenThumbnail(Guid id) => File.Exists(Thumbnail(id)) ? new FileStream(Thumbnail(id), FileMode.Open, FileAccess.Read, FileShare.Read, 16 * 1024, useAsync: true) : null;

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
