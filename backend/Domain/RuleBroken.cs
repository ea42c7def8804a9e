namespace Kheo.Domain;

/// <summary>A business rule: a stable code (`room.what-is-wrong`) and one English sentence. The SPA words the code for people.</summary>
public sealed record Rule(string Code, string Sentence);

/// <summary>Thrown when an act would break a rule. Nothing of the act may be kept.</summary>
public sealed class RuleBroken(Rule rule, string? detail = null, IReadOnlyDictionary<string, string[]>? fields = null) : Exception(detail ?? rule.Sentence)
{
    public Rule Rule { get; } = rule;
    /// <summary>Which fields break it, and how, where that can be said.</summary>
    public IReadOnlyDictionary<string, string[]>? Fields { get; } = fields;
    public static void When(bool broken, Rule rule) { if (broken) throw new RuleBroken(rule); }
}
