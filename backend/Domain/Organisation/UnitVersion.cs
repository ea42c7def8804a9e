namespace Kheo.Domain.Organisation;

/// <summary>What a unit was called and where it stood from one day until the day before another: a half-open range.</summary>
public sealed class UnitVersion
{
    public Guid Id { get; private init; } = Ids.Next();
    public Guid UnitId { get; private init; }
    public DateOnly ValidFrom { get; private init; }

    /// <summary>The first day on which this version no longer holds; none while it is the present one.</summary>
    public DateOnly? ValidTo { get; private set; }
    public string PartyName { get; private init; } = "";
    public string? StateName { get; private init; }
    public Guid? ParentId { get; private init; }
    public Guid TierId { get; private init; }
    public string Path { get; private init; } = "";

    private UnitVersion() { }

    internal static UnitVersion Of(Unit unit, DateOnly from) => new()
    {
        UnitId = unit.Id, ValidFrom = from, PartyName = unit.PartyName, StateName = unit.StateName,
        ParentId = unit.ParentId, TierId = unit.TierId, Path = unit.Path,
    };

    internal void EndOn(DateOnly day) => ValidTo = day;

    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);
}
