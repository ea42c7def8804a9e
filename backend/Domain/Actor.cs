namespace Kheo.Domain;

/// <summary>A role held over a unit's subtree. <paramref name="Changes"/> is false for roles that only read.</summary>
public sealed record Grant(string Role, Guid UnitId, string UnitPath, IReadOnlySet<string> Permissions, bool Changes)
{
    /// <summary>Where the unit and what it took over once stood: read, never written.</summary>
    public IReadOnlyList<string> Past { get; init; } = [];

    public bool Sees(string unitPath) => UnitPaths.Contains(UnitPath, unitPath) || Past.Any(p => UnitPaths.Contains(p, unitPath));
}

/// <summary>Who acts: an account with the grants valid today, and the judging sessions to which a council seat admits it.</summary>
public sealed record Actor(Guid AccountId, string Name, IReadOnlyList<Grant> Grants, IReadOnlyList<Guid> Sessions)
{
    /// <summary>Holds the permission over the unit itself or over a unit above it.</summary>
    public bool May(string permission, string unitPath) =>
        Grants.Any(g => g.Permissions.Contains(permission) && UnitPaths.Contains(g.UnitPath, unitPath));

    /// <summary>Holds the permission over a unit strictly above: nobody accepts, judges or recognises his own unit's work.</summary>
    public bool MayFromAbove(string permission, string unitPath) =>
        Grants.Any(g => g.Permissions.Contains(permission) && g.UnitPath != unitPath && UnitPaths.Contains(g.UnitPath, unitPath));

    /// <summary>Holds a right to read over the place, today's or a past one.</summary>
    public bool MayRead(string permission, string unitPath) => Grants.Any(g => g.Permissions.Contains(permission) && g.Sees(unitPath));

    public bool MaySomewhere(string permission) => Grants.Any(g => g.Permissions.Contains(permission));

    /// <summary>The subtrees this actor sees: those of his units today, and those their past was recorded in.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [.. Grants.SelectMany(g => g.Past.Prepend(g.UnitPath)).Distinct()];

    public bool Sees(string unitPath) => Grants.Any(g => g.Sees(unitPath));
}

/// <summary>Paths are made of immutable unit codes: `/VN/AB/X012/`. They begin and end with a slash and sort in ordinal order.</summary>
public static class UnitPaths
{
    public static bool Contains(string ancestorOrSelf, string path) => path.StartsWith(ancestorOrSelf, StringComparison.Ordinal);

    /// <summary>The first path after the subtree: '0' follows '/', and a label holds neither.</summary>
    public static string End(string path) => string.Concat(path.AsSpan(0, path.Length - 1), "0");

    public static string Child(string? parent, string code) => (parent ?? "/") + code + "/";
}
