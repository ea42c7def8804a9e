namespace Kheo.Api.Database;

/// <summary>
/// What a unit shows to those below it: its names and where it stands. The view `unit_names` holds the units of the caller's subtrees and those
/// above them; of a unit above nothing else is readable.
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
