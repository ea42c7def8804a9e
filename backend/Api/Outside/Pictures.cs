using System.Diagnostics;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Outside;

/// <summary>
/// libvips, called as a process: a picture is decoded and written anew, upright, without metadata, at most 2 560 px long. No .NET imaging package
/// restores, and a crash of the decoder must not be a crash of the API.
/// </summary>
internal sealed class Pictures(IConfiguration configuration)
{
    private static readonly SemaphoreSlim AtOnce = new(2);
    private readonly string? _vips = Find(configuration["KHEO_VIPSTHUMBNAIL"]);

    /// <summary>False: pictures are stripped of metadata and not decoded; health says so.</summary>
    public bool CanReencode => _vips is not null;

    /// <summary>Writes the picture anew with its longer side at most <paramref name="side"/> px. Null when the decoder refuses it.</summary>
    public async Task<byte[]?> Reencode(byte[] picture, FileKind kind, int side, string folder, CancellationToken ct)
    {
        if (_vips is null) return PictureMetadata.Strip(kind, picture);
        var (source, target) = (Path.Combine(folder, Path.GetRandomFileName() + kind.Extension()), Path.Combine(folder, Path.GetRandomFileName() + kind.Extension()));
        await AtOnce.WaitAsync(ct);
        try
        {
            await File.WriteAllBytesAsync(source, picture, ct);
            var quality = kind == FileKind.Png ? "strip" : "strip,Q=85";
            return await Run(_vips, [source, "--size", $"{side}x{side}>", "-o", $"{target}[{quality}]"], ct) && File.Exists(target) ? await File.ReadAllBytesAsync(target, ct) : null;
        }
        finally
        {
            AtOnce.Release();
            File.Delete(source);
            File.Delete(target);
        }
    }

    /// <summary>The mark by which the same photo is found again; null where libvips is absent, or the picture too plain.</summary>
    public async Task<long?> Mark(byte[] picture, FileKind kind, string folder, CancellationToken ct)
    {
        if (_vips is null) return null;
        var name = Path.Combine(folder, Path.GetRandomFileName());
        var (source, small, grey) = (name + kind.Extension(), name + ".small.jpg", name + ".csv");
        await AtOnce.WaitAsync(ct);
        try
        {
            await File.WriteAllBytesAsync(source, picture, ct);
            var tool = Path.Combine(Path.GetDirectoryName(_vips)!, "vips");
            if (!await Run(tool, ["thumbnail", source, small + "[Q=100]", $"{PictureMark.Width}", "--height", $"{PictureMark.Height}", "--size", "force"], ct)
                || !await Run(tool, ["colourspace", small, grey, "b-w"], ct)) return null;
            var shades = (await File.ReadAllTextAsync(grey, ct)).Split(['\t', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return PictureMark.Of([.. shades.Select(s => byte.Parse(s, System.Globalization.CultureInfo.InvariantCulture))]);
        }
        finally
        {
            AtOnce.Release();
            foreach (var file in new[] { source, small, grey }) File.Delete(file);
        }
    }

    /// <summary>Writes the picture anew as a JPEG in which the boxes are black: their pixels are gone before it is written. Null where libvips is absent or refuses it.</summary>
    public async Task<byte[]?> Blacken(byte[] picture, FileKind kind, (int Width, int Height) size, IReadOnlyList<Box> boxes, string folder, CancellationToken ct)
    {
        if (_vips is null) return null;
        var name = Path.Combine(folder, Path.GetRandomFileName());
        var (source, drawn, mask, black, target) = (name + kind.Extension(), name + ".pgm", name + ".mask.png", name + ".black.png", name + ".out.jpg");
        await AtOnce.WaitAsync(ct);
        try
        {
            await File.WriteAllBytesAsync(source, picture, ct);
            await File.WriteAllBytesAsync(drawn, Mask(size, boxes), ct);
            var tool = Path.Combine(Path.GetDirectoryName(_vips)!, "vips");
            // The mask is ours, in a format that is not let in from outside.
            return await Run(tool, ["copy", drawn, mask], ct, ours: true) && await Run(tool, ["black", black, "1", "1"], ct)
                && await Run(tool, ["ifthenelse", mask, black, source, target + "[strip,Q=85]"], ct) && File.Exists(target) ? await File.ReadAllBytesAsync(target, ct) : null;
        }
        finally
        {
            AtOnce.Release();
            foreach (var file in new[] { source, drawn, mask, black, target }) File.Delete(file);
        }
    }

    /// <summary>A grey picture, white where the boxes are.</summary>
    private static byte[] Mask((int Width, int Height) size, IReadOnlyList<Box> boxes)
    {
        var head = System.Text.Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"P5\n{size.Width} {size.Height}\n255\n"));
        var mask = new byte[head.Length + size.Width * size.Height];
        head.CopyTo(mask, 0);
        foreach (var (left, top, right, bottom) in boxes.Select(b => b.On(size.Width, size.Height)))
            for (var y = top; y < bottom; y++) mask.AsSpan(head.Length + y * size.Width + left, right - left).Fill(255);
        return mask;
    }

    private static async Task<bool> Run(string tool, string[] arguments, CancellationToken ct, bool ours = false)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (!ours) start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        try
        {
            await Task.WhenAll(process.StandardError.ReadToEndAsync(limit.Token), process.StandardOutput.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            ct.ThrowIfCancellationRequested();
            return false;
        }
    }

    private static string? Find(string? named) => named is not null
        ? File.Exists(named) ? named : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "vipsthumbnail")).FirstOrDefault(File.Exists);
}
