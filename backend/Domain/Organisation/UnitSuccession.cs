namespace Kheo.Domain.Organisation;

/// <summary>What became of a unit by one operation of an act, or where it comes from; names as they were on either side of the day.</summary>
public sealed class UnitSuccession
{
    public Guid Id { get; private set; }
    public Guid ReorganisationId { get; private set; }
    public OperationKind Kind { get; private set; }
    public Guid? FromUnitId { get; private set; }
    public string? FromPath { get; private set; }
    public string? FromName { get; private set; }
    public Guid? ToUnitId { get; private set; }
    public string? ToPath { get; private set; }
    public string? ToName { get; private set; }

    /// <summary>Takes the predecessor's records and open work.</summary>
    public bool Heir { get; private set; }
    public SplitBasis? Basis { get; private set; }
    public DateOnly EffectiveOn { get; private set; }
    public string? Note { get; private set; }

    private UnitSuccession() { }
}
