using Kheo.Domain;

namespace Kheo.Api.Database;

/// <summary>Uniqueness is the database's to keep: a named constraint, and the rule it stands for.</summary>
internal static class Constraints
{
    public static readonly Dictionary<string, Rule> Rules = new()
    {
    };
}
