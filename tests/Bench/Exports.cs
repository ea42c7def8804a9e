using System.Diagnostics;

namespace Kheo.Bench;

/// <summary>All registrations of the size, taken along as a workbook and as CSV: until the first byte, until the last, beside the same SQL with its rows written as JSON, and by how much the API grows meanwhile.</summary>
internal static class Exports
{
    public const string Name = "export-registrations";

    public static Work Work => new(Name, _ => new HttpRequestMessage(HttpMethod.Get, "/api/registrations/export.csv"), c => c.Text.Contains("registrations", StringComparison.Ordinal));

    public static async Task Measure(Stage stage, int rounds)
    {
        var client = stage.As(Bench.Work.Agency);
        var rows = await stage.RegistrationsBelow(stage.UnitId);
        foreach (var kind in new[] { "xlsx", "csv" })
        {
            var address = $"/api/registrations/export.{kind}";
            var (firsts, wholes, raws, bytes) = (new List<double>(), new List<double>(), new List<double>(), 0L);
            await Taken(stage.Raw, "/" + Name);                 // warms
            await Taken(client, address);
            await using var cost = new Cost(stage.ApiProcess);
            for (var round = 0; round < rounds; round++)
            {
                var (first, whole, size) = await Taken(client, address);
                raws.Add((await Taken(stage.Raw, "/" + Name)).Whole);
                (firsts, wholes, bytes) = ([.. firsts, first], [.. wholes, whole], size);
            }
            Console.WriteLine($"{Name,-21} {rows} rows as {kind}: first byte in {firsts.Order().ElementAt(firsts.Count / 2):0.000} s ({firsts.Min():0.000}-{firsts.Max():0.000}), all in {Imports.Said(wholes)}, raw in {Imports.Said(raws)}, ratio {Imports.Ratio(wholes, raws):0.00}; {bytes / 1_048_576.0:0.0} MiB; API grew by {cost.MiB:0} MiB, computed {cost.CpuSeconds / rounds:0.0} s a round");
        }
    }

    private static async Task<(double First, double Whole, long Bytes)> Taken(HttpClient client, string address)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var (buffer, bytes, first) = (new byte[64 * 1024], 0L, 0.0);
        for (int read; (read = await body.ReadAsync(buffer)) > 0; bytes += read)
            if (bytes == 0) first = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return (first, Stopwatch.GetElapsedTime(started).TotalSeconds, bytes);
    }
}
