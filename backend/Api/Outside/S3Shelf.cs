using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Kheo.Api.Web;

namespace Kheo.Api.Outside;

/// <summary>
/// A bucket that speaks S3: KHEO_S3_BUCKET, with KHEO_S3_ADDRESS (https://…; none: the region's own), KHEO_S3_REGION (us-east-1), KHEO_S3_ACCESS_KEY and
/// KHEO_S3_SECRET_KEY. Parts of an upload are small objects of their own: a multipart upload takes no part under 5 MB, and ours are made for a bad line.
/// </summary>
internal sealed class S3Shelf : IShelf, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _bucket;
    private readonly AmazonS3Client _s3;

    public S3Shelf(IConfiguration configuration)
    {
        _bucket = Required(configuration, "KHEO_S3_BUCKET");
        var region = configuration["KHEO_S3_REGION"] is { Length: > 0 } named ? named : "us-east-1";
        var setup = new AmazonS3Config
        {
            AuthenticationRegion = region, Timeout = Patience, MaxErrorRetry = 2,
            // Not every server that speaks S3 knows the checksums its inventor added later; ours are compared on reading.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED, ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (configuration["KHEO_S3_ADDRESS"] is { Length: > 0 } address) (setup.ServiceURL, setup.ForcePathStyle) = (address, true);
        else setup.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region);
        _s3 = new AmazonS3Client(new BasicAWSCredentials(Required(configuration, "KHEO_S3_ACCESS_KEY"), Required(configuration, "KHEO_S3_SECRET_KEY")), setup);
    }

    public Task Put(string key, byte[] bytes, CancellationToken ct) => Put(File(key), new MemoryStream(bytes, writable: false), ct);

    public Task<Stream?> Open(string key, CancellationToken ct) => Asked(async () =>
    {
        try
        {
            using var found = await _s3.GetObjectAsync(_bucket, File(key), ct);
            // To a file that goes when it is closed: it is compared whole before its first byte is sent, and never held in memory.
            var copy = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024,
                FileOptions.Asynchronous | FileOptions.DeleteOnClose);
            try
            {
                await found.ResponseStream.CopyToAsync(copy, ct);
            }
            catch
            {
                await copy.DisposeAsync();
                throw;
            }
            copy.Position = 0;
            return copy;
        }
        catch (AmazonS3Exception gone) when (gone.StatusCode == HttpStatusCode.NotFound)
        {
            return (Stream?)null;
        }
    });

    public Task Remove(params string[] keys) => Delete([.. keys.Select(File)], default);

    public async Task Append(Guid upload, long offset, Stream part, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await part.CopyToAsync(bytes, ct);
        bytes.Position = 0;
        await Put(Part(upload) + offset.ToString("D12", CultureInfo.InvariantCulture), bytes, ct);
    }

    public async Task<byte[]> Joined(Guid upload, long size, CancellationToken ct)
    {
        using var whole = new MemoryStream((int)size);
        foreach (var part in await Listed(Part(upload), ct))
        {
            // A part that begins elsewhere than the one before ended was sent again from there.
            if (part.Key != Part(upload) + whole.Length.ToString("D12", CultureInfo.InvariantCulture)) continue;
            await Asked(async () =>
            {
                using var found = await _s3.GetObjectAsync(_bucket, part.Key, ct);
                await found.ResponseStream.CopyToAsync(whole, ct);
                return true;
            });
        }
        var bytes = whole.ToArray();
        return bytes.Length > size ? bytes[..(int)size] : bytes;
    }

    public async Task Forget(Guid upload) => await Delete([.. (await Listed(Part(upload), default)).Select(p => p.Key)], default);

    public async Task Sweep(DateTimeOffset before, CancellationToken ct) =>
        await Delete([.. (await Listed("parts/", ct)).Where(p => p.LastModified is { } at && at.ToUniversalTime() < before.UtcDateTime).Select(p => p.Key)], ct);

    public async Task<string?> Trouble(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            await _s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _bucket, MaxKeys = 1 }, patience.Token);
            return null;
        }
        catch (Exception failure) when (failure is AmazonClientException or AmazonServiceException or HttpRequestException or OperationCanceledException)
        {
            return "the bucket of uploads does not answer: see KHEO_S3_ADDRESS, KHEO_S3_BUCKET and the keys";
        }
    }

    public void Dispose() => _s3.Dispose();

    private Task Put(string key, Stream bytes, CancellationToken ct) => Asked(() =>
        _s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = key, InputStream = bytes, UseChunkEncoding = false }, ct));

    private async Task Delete(IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        foreach (var key in keys) await Asked(() => _s3.DeleteObjectAsync(_bucket, key, ct));
    }

    private async Task<List<S3Object>> Listed(string prefix, CancellationToken ct)
    {
        var found = new List<S3Object>();
        string? more = null;
        do
        {
            var page = await Asked(() => _s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _bucket, Prefix = prefix, ContinuationToken = more }, ct));
            found.AddRange(page.S3Objects ?? []);
            more = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (more is not null);
        return [.. found.OrderBy(p => p.Key, StringComparer.Ordinal)];
    }

    private static async Task<T> Asked<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception failure) when (failure is AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            throw new Unavailable("The store of files does not answer; nothing was stored. Try again.", failure);
        }
    }

    private static string Required(IConfiguration configuration, string name) =>
        configuration[name] is { Length: > 0 } value ? value : throw new InvalidOperationException($"{name} is not set, and KHEO_S3_BUCKET names a bucket.");

    private static string File(string key) => "files/" + key;

    private static string Part(Guid upload) => $"parts/{upload:N}/";
}
