using System.Text;

namespace Kheo.Domain;

/// <summary>What somebody looks for, as typed and folded. A word is met where a word begins: `hien dat` in "Hiến đất làm đường".</summary>
public sealed class Sought
{
    /// <summary>No word is told apart beyond this many letters.</summary>
    public const int Letters = 12;

    /// <summary>The rank of what has the words elsewhere than in its title.</summary>
    public const int Elsewhere = 6;

    private readonly string _typed;

    public Sought(string? typed)
    {
        _typed = (typed ?? "").Normalize().Trim();
        Words = [.. Text.Fold(_typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(12)];
    }

    public IReadOnlyList<string> Words { get; }

    /// <summary>Holds no letter and no digit: it narrows nothing.</summary>
    public bool Nothing => Words.Count == 0;

    /// <summary>Every beginning, of two letters and more, of every word, each once: what an index keeps of a text, so that a beginning is found as fast as a word.</summary>
    public static string Beginnings(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(words, StringComparer.Ordinal);
        var (all, before) = (new StringBuilder(folded.Length * 3), "");
        foreach (var word in words)
        {
            // Sorted, a word has in common with the one before what it has in common with any before.
            var (longest, shared) = (Math.Min(word.Length, Letters), word.AsSpan().CommonPrefixLength(before));
            for (var length = Math.Max(Math.Min(2, longest), shared + 1); length <= longest; length++) all.Append(all.Length == 0 ? "" : " ").Append(word, 0, length);
            before = word;
        }
        return all.ToString();
    }

    /// <summary>What comes first among the found: its code, then the title itself, the phrase with its marks, the phrase without, all words in the title, words elsewhere.</summary>
    public int Rank(string title, string? code = null)
    {
        var (folded, phrase) = (Text.Fold(title), Text.Fold(_typed));
        if (phrase.Length == 0) return Elsewhere;
        if (code is not null && Text.Fold(code) == phrase) return 0;
        if (string.Equals(title, _typed, StringComparison.OrdinalIgnoreCase)) return 1;
        if (title.Contains(_typed, StringComparison.OrdinalIgnoreCase)) return 2;
        if (folded == phrase) return 3;
        if ((" " + folded).Contains(" " + phrase, StringComparison.Ordinal)) return 4;
        return Words.All(w => (" " + folded).Contains(" " + w, StringComparison.Ordinal)) ? 5 : Elsewhere;
    }

    /// <summary>A piece of the text around the first of the words met in it, at most some 120 letters; null when none is.</summary>
    public string? Excerpt(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var words = text.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var folded = words.Select(w => " " + Text.Fold(w)).ToArray();
        int Met(int from) => Words.Count(w => folded.Skip(from).Take(Words.Count + 2).Any(f => f.Contains(" " + w, StringComparison.Ordinal)));
        var (best, at) = (0, -1);
        for (var from = 0; from < words.Length && best < Words.Count; from++)
            if (folded[from].Length > 1 && Words.Any(w => folded[from].Contains(" " + w, StringComparison.Ordinal)) && Met(from) is var met && met > best) (best, at) = (met, from);
        if (at < 0) return null;
        var (first, last) = (Math.Max(0, at - 6), Math.Min(words.Length, at + 14));
        return (first > 0 ? "… " : "") + string.Join(' ', words[first..last]) + (last < words.Length ? " …" : "");
    }
}
