namespace Kheo.Api.Database;

/// <summary>
/// What a unit shows to those below it and where it once stood: its names and where it stands. The view `unit_names` holds the units of the caller's
/// subtrees, those above them and those that have left; of a unit above, or gone, nothing else is readable.
/// </summary>
public sealed class UnitName
{
    public Guid Id { get; private init; }
    public Guid? ParentId { get; private init; }
    public string Code { get; private init; } = "";
    public string Path { get; private init; } = "";
    public string Kind { get; private init; } = "";
    public Guid TierId { get; private init; }
    public string PartyName { get; private init; } = "";
    public string? StateName { get; private init; }
}
