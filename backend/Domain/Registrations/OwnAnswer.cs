namespace Kheo.Domain.Registrations;

/// <summary>What was answered to an own field: words (also a code, a day or an id), a number, several of them, or named parts. Which of these it is, its field's type says.</summary>
public abstract record OwnAnswer
{
    private OwnAnswer() { }

    public sealed record Words(string Text) : OwnAnswer;

    public sealed record Number(decimal Value) : OwnAnswer;

    public sealed record Several(IReadOnlyList<OwnAnswer> Items) : OwnAnswer
    {
        public bool Equals(Several? other) => other is not null && Items.SequenceEqual(other.Items);
        public override int GetHashCode() => Items.Aggregate(17, HashCode.Combine);
    }

    public sealed record Named(IReadOnlyDictionary<string, OwnAnswer> Parts) : OwnAnswer
    {
        public bool Equals(Named? other) => other is not null && OwnAnswers.Same(Parts, other.Parts);
        public override int GetHashCode() => Parts.Keys.Order(StringComparer.Ordinal).Aggregate(17, HashCode.Combine);
    }

    /// <summary>Without what is blank in it; null when nothing is left. A blank answer and none are the same.</summary>
    public OwnAnswer? Kept() => this switch
    {
        Words words => string.IsNullOrWhiteSpace(words.Text) ? null : words,
        Several several => several.Items.Select(i => i.Kept()).OfType<OwnAnswer>().ToList() is { Count: > 0 } items ? new Several(items) : null,
        Named named => OwnAnswers.Kept(named.Parts) is { Count: > 0 } parts ? new Named(parts) : null,
        _ => this,
    };

    /// <summary>Every word in it.</summary>
    public IEnumerable<string> Leaves() => this switch
    {
        Words words => [words.Text],
        Several several => several.Items.SelectMany(i => i.Leaves()),
        Named named => named.Parts.Values.SelectMany(p => p.Leaves()),
        _ => [],
    };
}

/// <summary>Answers by the codes of their fields.</summary>
public static class OwnAnswers
{
    public static readonly IReadOnlyDictionary<string, OwnAnswer> None = new Dictionary<string, OwnAnswer>();

    public static IReadOnlyDictionary<string, OwnAnswer> Kept(IReadOnlyDictionary<string, OwnAnswer> answers)
    {
        var kept = new Dictionary<string, OwnAnswer>(answers.Count, StringComparer.Ordinal);
        foreach (var (code, answer) in answers) if (answer.Kept() is { } said) kept.Add(code, said);
        return kept;
    }

    public static bool Same(IReadOnlyDictionary<string, OwnAnswer> one, IReadOnlyDictionary<string, OwnAnswer> other) =>
        one.Count == other.Count && one.All(a => other.TryGetValue(a.Key, out var its) && a.Value == its);
}
