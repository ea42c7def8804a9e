namespace Kheo.Domain.Tests;

/// <summary>Asserts that an act is refused, and by which rule.</summary>
internal static class Law
{
    public static void Refuses(Rule rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBroken>(act).Rule);
}
