using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Registrations;

/// <summary>Nine of the form's ten parts; the tenth, the name, is the registration's own.</summary>
public sealed record FormParts
{
    public static readonly FormParts Empty = new();

    /// <summary>Situation and reason.</summary>
    public string? Situation { get; init; }
    /// <summary>Objectives and criteria.</summary>
    public string? Objectives { get; init; }
    /// <summary>Content and method.</summary>
    public string? Content { get; init; }
    /// <summary>Place and beneficiaries.</summary>
    public string? Place { get; init; }
    /// <summary>Forces: who leads, coordinates, takes part.</summary>
    public string? Forces { get; init; }
    /// <summary>Resources: funds, materials, workdays, non-budget contributions.</summary>
    public string? Resources { get; init; }
    /// <summary>Timetable.</summary>
    public string? Timetable { get; init; }
    /// <summary>Verifiable outputs.</summary>
    public string? Outputs { get; init; }
    /// <summary>Ability to maintain and replicate.</summary>
    public string? Sustainability { get; init; }

    public string? this[FormPart part] => part switch
    {
        FormPart.Situation => Situation,
        FormPart.Objectives => Objectives,
        FormPart.Content => Content,
        FormPart.Place => Place,
        FormPart.Forces => Forces,
        FormPart.Resources => Resources,
        FormPart.Timetable => Timetable,
        FormPart.Outputs => Outputs,
        FormPart.Sustainability => Sustainability,
        _ => null,
    };
}

/// <summary>The whole form as it read at one moment.</summary>
public sealed record FormReading(string Name, FormParts Parts, IReadOnlyDictionary<string, OwnAnswer>? Answers = null)
{
    public static readonly IReadOnlyList<FormPart> AllParts = Enum.GetValues<FormPart>();

    public string? this[FormPart part] => part == FormPart.Name ? Name : Parts[part];

    /// <summary>What is answered to an own field; null when it is not.</summary>
    public OwnAnswer? Said(string field) => Answers?.GetValueOrDefault(field)?.Kept();

    /// <summary>The ids that fields of these types are answered with, by the fields' codes; an empty one where the answer is none.</summary>
    public Dictionary<string, Guid> Named(IEnumerable<OwnField> fields, params OwnFieldType[] types) => fields.Where(f => types.Contains(f.Type))
        .Select(f => (f.Code, Id: Said(f.Code) switch
        {
            OwnAnswer.Words words => words.Text,
            OwnAnswer.Named place when place.Parts.TryGetValue("unit", out var unit) => (unit as OwnAnswer.Words)?.Text,
            _ => null,
        })).Where(f => f.Id is not null).ToDictionary(f => f.Code, f => Guid.TryParse(f.Id, out var id) ? id : Guid.Empty);

    public IEnumerable<FormPart> FilledParts() => AllParts.Where(p => !string.IsNullOrWhiteSpace(this[p]));

    /// <summary>The parts that read otherwise than before. A blank part and an absent one are the same.</summary>
    public IEnumerable<FormPart> ChangedSince(FormReading before) => AllParts.Where(p => (this[p] ?? "").Trim() != (before[p] ?? "").Trim());

    /// <summary>The own fields that are answered otherwise than before.</summary>
    public IEnumerable<string> FieldsChangedSince(FormReading before) =>
        (Answers ?? OwnAnswers.None).Keys.Union((before.Answers ?? OwnAnswers.None).Keys).Where(f => Said(f) != before.Said(f));

    /// <summary>What whoever took a model over does otherwise than its source. Name and place are always his own.</summary>
    public IEnumerable<FormPart> AdaptedFrom(FormReading source) => ChangedSince(source).Except([FormPart.Name, FormPart.Place]);
}

/// <summary>What the committee asks to be mended, tied to one of the ten parts or to the own field of this code.</summary>
public sealed record Remark(FormPart? Part, string Text, string? Field = null);
