using System.Text;

namespace Kheo.Domain.Registrations;

/// <summary>How much two models are alike, each share from 0 to 1. <paramref name="Content"/> is null where one of them says too little to be compared.</summary>
public sealed record Likeness(double Name, double? Content)
{
    /// <summary>A content that shares so much is copied: one in which every tenth word was retouched still shares eight tenths; unrelated ones share set phrases, which are a quarter at most.</summary>
    public const double CopiedContent = 0.4;

    /// <summary>Names so near are shown whatever the contents say.</summary>
    public const double SameName = 0.75;

    /// <summary>Names so near are shown where the contents do not speak against it.</summary>
    public const double NearName = 0.5;

    /// <summary>…which they do when they share less than this.</summary>
    public const double EchoedContent = 0.3;

    public bool Near => Content >= CopiedContent || Name >= SameName || Name >= NearName && (Content is null || Content >= EchoedContent);

    /// <summary>The share by which the nearest are told first.</summary>
    public double Share => Math.Max(Name, Content ?? 0);
}

/// <summary>
/// A model's wording made comparable: folded, so that marks, case and punctuation do not count. The name is a set of words; each part is the set of its
/// pairs of neighbouring words, which a few typing errors, other words or another order of sentences leave mostly whole.
/// </summary>
public sealed class Wording
{
    /// <summary>A content of fewer pairs says too little to be compared.</summary>
    private const int LeastPairs = 10;

    /// <summary>What is done makes a model; objectives and places are written in set phrases, alike without being copied.</summary>
    private const double OfContent = 0.7, OfObjectives = 0.2, OfPlace = 0.1;

    // Bands of two least hashes: contents that share half of all their pairs agree in one of 16 bands in 99 cases of 100, such as share a fiftieth in 1 of 160.
    private const int ContentBands = 16, NameBands = 6;

    /// <summary>Values per kind of band. Few, so that an index of a million models stays small; the few strangers that meet in one are told apart by the comparison.</summary>
    private const int Values = 1 << 20;

    private readonly HashSet<string> _name;
    private readonly HashSet<string> _content;
    private readonly HashSet<string> _objectives;
    private readonly HashSet<string> _place;

    private Wording(FormReading reading)
    {
        var parts = reading.Parts;
        (_name, _content, _objectives, _place) = ([.. Words(reading.Name)], Pairs(parts.Content), Pairs(parts.Objectives), Pairs(parts.Place));
        Places = PlacesIn(parts.Place);
        Bands = [.. BandsOf(_name, NameBands, 0), .. _content.Count < LeastPairs ? [] : BandsOf(_content, ContentBands, Values)];
    }

    /// <summary>Two models that are alike share at least one. What a stored model has of them is computed once, so their making never changes.</summary>
    public IReadOnlyList<int> Bands { get; }

    /// <summary>The hamlets, quarters and roads that the place part names: `ap hoa binh`.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>As bands, apart from the others: who works in the same place need not be alike.</summary>
    public IReadOnlyList<int> PlaceBands => [.. Places.Select(place => 2 * Values + (int)(Hash(place) % Values))];

    public static Wording Of(FormReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new(reading);
    }

    public Likeness With(Wording other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new((double)Shared(_name, other._name) / Math.Max(1, _name.Union(other._name).Count()), Math.Min(_content.Count, other._content.Count) < LeastPairs ? null : ContentWith(other));
    }

    // Of the shorter of two parts, how much stands in the longer; a part that one of them left out says nothing.
    private double ContentWith(Wording other)
    {
        var (share, weight) = (0d, 0d);
        foreach (var (mine, its, of) in new[] { (_content, other._content, OfContent), (_objectives, other._objectives, OfObjectives), (_place, other._place, OfPlace) })
            if (Math.Min(mine.Count, its.Count) is > 0 and var fewer) (share, weight) = (share + of * Shared(mine, its) / fewer, weight + of);
        return share / weight;
    }

    /// <summary>A place that both name.</summary>
    public string? PlaceSharedWith(Wording other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Places.FirstOrDefault(other.Places.Contains);
    }

    private static int Shared(HashSet<string> a, HashSet<string> b) => a.Count(b.Contains);

    private static string[] Words(string text) => Text.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static HashSet<string> Pairs(string? text)
    {
        var words = Words(text ?? "");
        return [.. words.Zip(words.Skip(1), (a, b) => a + " " + b)];
    }

    private static IEnumerable<int> BandsOf(HashSet<string> features, int bands, int from)
    {
        if (features.Count == 0) yield break;
        var hashes = features.Select(Hash).ToArray();
        ulong Least(int row) => hashes.Min(h => Mix(h ^ Mix((ulong)row + 1)));
        for (var band = 0; band < bands; band++)
            yield return from + (int)(Mix(Least(2 * band) + 31 * Least(2 * band + 1) + (ulong)band) % Values);
    }

    // FNV-1a and SplitMix64, written out: what is stored must come out the same for ever, which the runtime's own hashes do not promise.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037;
        foreach (var octet in Encoding.UTF8.GetBytes(text)) hash = (hash ^ octet) * 1099511628211;
        return Mix(hash);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    // What lies within a commune. A commune itself is no place that two models dispute.
    private static readonly HashSet<string> Settlements = ["ap", "khom", "thon", "xom", "buon", "soc", "phum", "pho"];

    // These mean something else too, so only a name or a number after them makes a place.
    private static readonly HashSet<string> Ways = ["duong", "kenh", "rach", "hem", "cau", "lang", "ban", "cho", "chua", "to", "khu"];

    private static List<string> PlacesIn(string? text)
    {
        var places = new List<string>();
        foreach (var segment in (text ?? "").Split([',', ';', '.', ':', '\n', '(', ')', '–'], StringSplitOptions.RemoveEmptyEntries))
        {
            var words = segment.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var at = 0; at + 1 < words.Length; at++)
            {
                var (noun, next) = (Text.Fold(words[at]), words[at + 1]);
                if (!Settlements.Contains(noun) && !(Ways.Contains(noun) && (char.IsUpper(next[0]) || char.IsDigit(next[0])))) continue;
                var name = Text.Fold(string.Join(' ', words.Skip(at + 1).Take(char.IsDigit(next[0]) ? 1 : 2)));
                if (name.Length > 0 && !places.Contains(noun + " " + name)) places.Add(noun + " " + name);
                at++;
            }
        }
        return places;
    }
}
