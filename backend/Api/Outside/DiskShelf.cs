namespace Kheo.Api.Outside;

/// <summary>A folder.</summary>
internal sealed class DiskShelf(string folder) : IShelf
{
    internal static string Unconfigured => Path.Combine(Path.GetTempPath(), "kheo-files");

    private readonly string _root = Path.GetFullPath(folder);

    public async Task Put(string key, byte[] bytes, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Place(key))!);
        await File.WriteAllBytesAsync(Place(key), bytes, ct);
    }

    public Task<Stream?> Open(string key, CancellationToken ct) =>
        Task.FromResult<Stream?>(File.Exists(Place(key)) ? new FileStream(Place(key), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true) : null);

    public Task Remove(params string[] keys)
    {
        foreach (var key in keys) if (File.Exists(Place(key))) File.Delete(Place(key));
        return Task.CompletedTask;
    }

    public async Task Append(Guid upload, long offset, Stream part, CancellationToken ct)
    {
        await using var file = new FileStream(Part(upload), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 64 * 1024, useAsync: true);
        file.Position = offset;
        await part.CopyToAsync(file, ct);
        file.Flush(flushToDisk: true);
    }

    public async Task<byte[]> Joined(Guid upload, long size, CancellationToken ct)
    {
        var bytes = File.Exists(Part(upload)) ? await File.ReadAllBytesAsync(Part(upload), ct) : [];
        return bytes.Length > size ? bytes[..(int)size] : bytes;
    }

    public Task Forget(Guid upload)
    {
        File.Delete(Part(upload));
        return Task.CompletedTask;
    }

    public Task Sweep(DateTimeOffset before, CancellationToken ct)
    {
        foreach (var part in Directory.EnumerateFiles(Parts()))
            if (File.GetLastWriteTimeUtc(part) < before.UtcDateTime) File.Delete(part);
        return Task.CompletedTask;
    }

    public Task<string?> Trouble(CancellationToken ct)
    {
        try
        {
            Directory.CreateDirectory(_root);
            return Task.FromResult<string?>(null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<string?>("the folder of uploads cannot be written: see KHEO_FILES");
        }
    }

    private string Place(string key) => Path.Combine(_root, key[..2], key);

    private string Parts() => Directory.CreateDirectory(Path.Combine(_root, "parts")).FullName;

    private string Part(Guid upload) => Path.Combine(Parts(), upload.ToString("N"));
}
