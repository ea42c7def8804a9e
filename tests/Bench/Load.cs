using System.Diagnostics;

namespace Kheo.Bench;

/// <summary>CPU of the serving process per request, and what a caller waits.</summary>
internal sealed record Sample(double CpuMicros, double P50, double P95, double P99);

internal static class Load
{
    public const int Width = 16;

    /// <summary>So many at once, whatever the work says; null: as it says.</summary>
    public static int? Callers { get; set; }

    public static async Task<Sample> Run(Work work, Stage stage, bool raw, int requests)
    {
        var server = raw ? stage.RawProcess : stage.ApiProcess;
        var waits = new double[requests];
        var next = -1;
        server.Refresh();
        var before = server.TotalProcessorTime;
        await Task.WhenAll(Enumerable.Range(0, Callers ?? work.Width).Select(async _ =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < requests;)
            {
                var started = Stopwatch.GetTimestamp();
                using var response = await (raw ? stage.Raw : stage.As(work.Account)).SendAsync(work.Request(raw, i));
                await response.Content.ReadAsByteArrayAsync();
                if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{work.Name} {(raw ? "raw" : "API")}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
                waits[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
        }));
        server.Refresh();
        Array.Sort(waits);
        return new Sample((server.TotalProcessorTime - before).TotalMicroseconds / requests, waits[requests / 2], waits[requests * 95 / 100], waits[requests * 99 / 100]);
    }
}
