namespace Kheo.Api.Outside;

/// <summary>Where bytes lie: a folder, or a bucket that speaks S3. It knows neither names nor rights, and nothing on it is ever changed in place.</summary>
internal interface IShelf
{
    Task Put(string key, byte[] bytes, CancellationToken ct);

    /// <summary>The bytes as a stream that can be read twice and holds but a piece of them in memory; null when nothing lies there.</summary>
    Task<Stream?> Open(string key, CancellationToken ct);

    /// <summary>Takes them away; what is not there is gone already.</summary>
    Task Remove(params string[] keys);

    /// <summary>Lays a part of an upload at its place; one whose row did not commit is written over.</summary>
    Task Append(Guid upload, long offset, Stream part, CancellationToken ct);

    /// <summary>What came part by part, at most so many bytes; fewer when some never came.</summary>
    Task<byte[]> Joined(Guid upload, long size, CancellationToken ct);

    Task Forget(Guid upload);

    /// <summary>Takes away parts of uploads to which nobody added since then.</summary>
    Task Sweep(DateTimeOffset before, CancellationToken ct);

    /// <summary>What keeps it from being used now; null when nothing does.</summary>
    Task<string?> Trouble(CancellationToken ct);

    /// <summary>The bucket KHEO_S3_BUCKET when one is named, else the folder KHEO_FILES.</summary>
    static IShelf Of(IConfiguration configuration) =>
        configuration["KHEO_S3_BUCKET"] is { Length: > 0 } ? new S3Shelf(configuration) : new DiskShelf(configuration["KHEO_FILES"] is { Length: > 0 } folder ? folder : DiskShelf.Unconfigured);
}
