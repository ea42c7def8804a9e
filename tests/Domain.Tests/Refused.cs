namespace Kheo.Domain.Tests;

/// <summary>Asserts that an act is refused, and by which rule.</summary>
internal static class Refused
{
    public static void By(Rule rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBroken>(act).Rule);
}
