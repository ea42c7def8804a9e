namespace Kheo.Domain.Registrations;

/// <summary>Who it is: name and position as they are called, and where he is reached.</summary>
public sealed record PersonText(string Name, string Position, string? Phone = null);

/// <summary>
/// Người phụ trách: who answers for a model, or watches a field in a unit, from one day until the day before another. Whoever follows is written beside him, so
/// that it can be told at any time who it was. He needs no account.
/// </summary>
public sealed class PersonInCharge : UnitOwned
{
    private PersonInCharge() { }

    public Guid? ModelId { get; private set; }
    /// <summary>A field of a programme's list; else of the standard list, where no model is named.</summary>
    public Guid? FieldId { get; private set; }
    public Guid? StandardFieldId { get; private set; }
    public string Name { get; private set; } = "";
    public string Position { get; private set; } = "";
    public string? Phone { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    /// <summary>The first day on which he no longer is; the same day as the first when that was taken back at once.</summary>
    public DateOnly? ValidTo { get; private set; }
    public Guid AssignedBy { get; private set; }
    public DateTimeOffset AssignedAt { get; private set; }

    public static PersonInCharge OfModel(Guid modelId, Guid unitId, string unitPath, PersonText text, DateOnly from, Guid by, DateTimeOffset now) =>
        Of(unitId, unitPath, text, from, by, now, modelId, null, null);

    /// <summary>Of a field of a list, or of the standard list; one of both.</summary>
    public static PersonInCharge OfField(Guid? fieldId, Guid? standardFieldId, Guid unitId, string unitPath, PersonText text, DateOnly from, Guid by, DateTimeOffset now) =>
        Of(unitId, unitPath, text, from, by, now, null, fieldId, standardFieldId);

    public void End(DateOnly on)
    {
        RuleBroken.When(ValidTo is not null, Rules.InChargeEnded);
        RuleBroken.When(on < ValidFrom, Rules.InChargeEndsEarly);
        ValidTo = on;
    }

    public static bool HoldsOn(DateOnly from, DateOnly? to, DateOnly day) => from <= day && (to is null || day < to);

    private static PersonInCharge Of(Guid unitId, string unitPath, PersonText text, DateOnly from, Guid by, DateTimeOffset now, Guid? model, Guid? field, Guid? standard) => new()
    {
        UnitId = unitId, UnitPath = unitPath, ModelId = model, FieldId = field, StandardFieldId = standard, Name = text.Name, Position = text.Position,
        Phone = string.IsNullOrWhiteSpace(text.Phone) ? null : text.Phone, ValidFrom = from, AssignedBy = by, AssignedAt = now,
    };
}
