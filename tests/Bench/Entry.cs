namespace Kheo.Bench;

internal static class Entry
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["raw", var port, var file]) return await RawServer.Run(int.Parse(port), file);

        string Option(string name, string otherwise) => Array.IndexOf(args, "--" + name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : otherwise;
        var size = Option("size", "demo");
        var (rounds, requests) = (int.Parse(Option("rounds", "5")), int.Parse(Option("requests", "1500")));
        var only = Option("only", "").Split(',', StringSplitOptions.RemoveEmptyEntries);

        Load.Callers = int.Parse(Option("callers", "0")) is > 0 and var callers ? callers : null;

        Console.WriteLine($"# Khéo against raw Npgsql, size {size}, {rounds} rounds of {requests} requests each, {Load.Callers ?? Load.Width} connections{(Load.Callers is null ? " (search, find, similar: as many as cores)" : "")}, {Environment.ProcessorCount} cores");
        await using var stage = await Stage.Set(size, int.Parse(Option("registrations", "100000")), Option("planted", "") is { Length: > 0 } planted ? planted : null);
        Console.WriteLine($"# {await stage.Describe()}");
        Console.WriteLine($"{"work",-24} {"raw µs CPU",11} {"Khéo µs CPU",12} {"ratio",6} {"low",6} {"high",6}   {"raw p50/p95/p99 ms",21} {"Khéo p50/p95/p99 ms",22}");
        foreach (var work in Work.All(stage))
        {
            if (only.Length > 0 && !only.Any(o => work.Name == o || work.Name.StartsWith(o + "-", StringComparison.Ordinal))) continue;
            await work.CheckEqual(stage);
            var pairs = new List<(Sample Raw, Sample Api)>();
            await Load.Run(work, stage, raw: true, requests / 2);
            await Load.Run(work, stage, raw: false, requests / 2);
            for (var round = 0; round < rounds; round++)
            {
                // Reversed order every other round: what the first one warms, the second one does not always find.
                if (round % 2 == 0) { var raw = await Load.Run(work, stage, true, requests); pairs.Add((raw, await Load.Run(work, stage, false, requests))); }
                else { var api = await Load.Run(work, stage, false, requests); pairs.Add((await Load.Run(work, stage, true, requests), api)); }
            }
            var ratios = pairs.Select(p => p.Api.CpuMicros / p.Raw.CpuMicros).Order().ToList();
            double Median(Func<(Sample Raw, Sample Api), double> of) => pairs.Select(of).Order().ElementAt(pairs.Count / 2);
            Console.WriteLine($"{work.Name,-24} {Median(p => p.Raw.CpuMicros),11:0} {Median(p => p.Api.CpuMicros),12:0} {ratios[ratios.Count / 2],6:0.00} {ratios[0],6:0.00} {ratios[^1],6:0.00}   " +
                $"{Median(p => p.Raw.P50),7:0.00}/{Median(p => p.Raw.P95):0.00}/{Median(p => p.Raw.P99),-7:0.00} {Median(p => p.Api.P50),8:0.00}/{Median(p => p.Api.P95):0.00}/{Median(p => p.Api.P99),-7:0.00}");
        }
        if (size == "nation" && (only.Length == 0 || only.Contains("merge-province"))) await stage.Merge();
        bool Wanted(string name) => stage.Size != "nation" && (only.Length == 0 || only.Contains(name));
        if (Wanted(Exports.Name)) await Exports.Measure(stage, rounds);
        foreach (var name in Imports.Names.Where(Wanted)) await Imports.Measure(stage, rounds, name);
        return 0;
    }
}
