namespace Kheo.Domain;

/// <summary>One line of an aggregate's lifecycle: the verb, the statuses it may be used in, where it leads (null: it stays) and the rule that refuses it elsewhere.</summary>
public sealed record Step<TStatus>(string Verb, IReadOnlyList<TStatus> From, TStatus? To, Rule Refusal) where TStatus : struct, Enum;

public static class Lifecycle
{
    public static bool Allows<TStatus>(this IReadOnlyList<Step<TStatus>> lifecycle, string verb, TStatus status) where TStatus : struct, Enum =>
        lifecycle.Any(s => s.Verb == verb && s.From.Contains(status));

    /// <summary>Where the verb leads from here, or the rule that forbids it.</summary>
    public static TStatus Next<TStatus>(this IReadOnlyList<Step<TStatus>> lifecycle, string verb, TStatus status) where TStatus : struct, Enum
    {
        var steps = lifecycle.Where(s => s.Verb == verb).ToList();
        var step = steps.Find(s => s.From.Contains(status)) ?? throw new RuleBroken(steps[0].Refusal);
        return step.To ?? status;
    }
}
