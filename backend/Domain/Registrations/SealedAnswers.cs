using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Registrations;

/// <summary>What was answered to a campaign's own fields, with the fields as they were asked: once sealed it reads the same, whatever becomes of the form.</summary>
/// <param name="FormVersion">The version of the campaign's form under which it was answered.</param>
/// <param name="Fields">Those that were asked of it or are answered, in order.</param>
/// <param name="Answers">By the fields' codes.</param>
/// <param name="Names">How the units and files that answers speak of were called when it was sealed, by their ids.</param>
public sealed record SealedAnswers(int FormVersion, IReadOnlyList<OwnField> Fields, IReadOnlyDictionary<string, OwnAnswer> Answers, IReadOnlyDictionary<Guid, string> Names)
{
    /// <summary>Null where nothing was asked beside the ten parts.</summary>
    public static SealedAnswers? Of(RegistrationForm form, Guid tier, FormReading reading, IReadOnlyDictionary<Guid, string> names)
    {
        var asked = form.For(tier).Asked(reading).Select(f => f.Code).ToHashSet();
        OwnField[] fields = [.. (form.Fields ?? []).Where(f => asked.Contains(f.Code) || reading.Said(f.Code) is not null)];
        return fields.Length == 0 ? null : new SealedAnswers(form.Version, fields,
            fields.Where(f => reading.Said(f.Code) is not null).ToDictionary(f => f.Code, f => reading.Said(f.Code)!),
            reading.Named(fields, OwnFieldType.Unit, OwnFieldType.Place, OwnFieldType.File).Values.Distinct().Where(names.ContainsKey).ToDictionary(id => id, id => names[id]));
    }
}
