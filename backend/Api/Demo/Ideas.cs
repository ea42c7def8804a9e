using Kheo.Domain.Campaigns;

namespace Kheo.Api.Demo;

/// <summary>One thought that many places carry out in their own way. {p} is the place, {x} its commune, {n} a person; figures stand for {ho}, {km} …</summary>
internal sealed record Idea(string Field, IReadOnlyList<Setting> Settings, Subject Subject, Kind Kind, string Name, string Situation, string Content, string Outputs)
{
    /// <summary>The indicators of which its outputs speak.</summary>
    public IEnumerable<string> Indicators => Ideas.Figures.Keys.Where(f => Outputs.Contains("{" + f + "}", StringComparison.Ordinal));
}

internal static partial class Ideas
{
    private const string Letters = "HPGSYCQFAE";

    /// <summary>Least and most of each figure, and the step to which an officer would round it.</summary>
    public static readonly IReadOnlyDictionary<string, (decimal Least, decimal Most, decimal Step)> Figures = new SortedDictionary<string, (decimal, decimal, decimal)>(StringComparer.Ordinal)
    {
        ["dong"] = (12_000_000, 640_000_000, 500_000), ["cong"] = (40, 1_200, 5), ["km"] = (0.4m, 6.5m, 0.1m), ["m2"] = (120, 9_500, 10), ["ho"] = (24, 480, 1),
        ["nguoi"] = (20, 900, 1), ["hs"] = (30, 2_600, 5), ["ct"] = (1, 12, 1),
    };

    public static readonly IReadOnlyList<Idea> All = [.. new[] { Countryside, Administration, Party, Front }
        .SelectMany(t => t.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(Read)];

    private static Idea Read(string line)
    {
        var cells = line.Split('|');
        return new Idea(cells[0], [.. cells[1].Select(c => (Setting)Letters.IndexOf(c, StringComparison.Ordinal))],
            cells[2] switch { "i" => Subject.Individual, "h" => Subject.Household, _ => Subject.Collective },
            cells[3] == "x" ? Kind.Exemplar : Kind.Model, cells[4], cells[5], cells[6], cells[7]);
    }
}
