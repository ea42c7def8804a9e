namespace Kheo.Domain;

/// <summary>A thing with an identity of its own. <see cref="RowVersion"/> grows by one at every change and is the strong ETag.</summary>
public abstract class Entity
{
    public Guid Id { get; protected init; } = Ids.Next();
    public long RowVersion { get; private set; } = 1;

    /// <summary>Called once per changed row when it is saved.</summary>
    public void Advance() => RowVersion++;
}

/// <summary>An entity that belongs to a unit. The path is where the unit stood when the fact was recorded, and is frozen.</summary>
public abstract class UnitOwned : Entity
{
    public Guid UnitId { get; protected set; }
    public string UnitPath { get; protected set; } = "";
}
