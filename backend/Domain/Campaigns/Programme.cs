namespace Kheo.Domain.Campaigns;

/// <summary>Phong trào: a movement such as Dân vận khéo. Totals of two programmes are never mixed.</summary>
public sealed class Programme : UnitOwned
{
    private Programme() { }

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string? Description { get; private set; }

    public static Programme Found(Guid unitId, string unitPath, string code, string name, string? description) =>
        new() { UnitId = unitId, UnitPath = unitPath, Code = code, Name = name, Description = description };
}
