using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>What the handlers must know of a campaign's own fields and of the answers to them.</summary>
internal static class OwnFields
{
    /// <summary>What the campaign asks of the registration's unit now.</summary>
    public static Task<Asking> Asking(this KheoDbContext db, Entry registration, CancellationToken ct) => (
        from c in db.Set<Campaign>()
        from u in db.Set<UnitName>()
        where c.Id == registration.CampaignId && u.Id == registration.UnitId
        select new { c.Form, c.Version, u.TierId }).Select(a => new Asking(a.Form.For(a.TierId), a.Version)).SingleAsync(ct);

    /// <summary>Answers in the form their fields take; units that the actor reads by name, files of the registration. What stood there before is not asked again.</summary>
    public static async Task DemandAnswers(this KheoDbContext db, Actor actor, RegistrationForm form, FormReading reading, Guid? registrationId, IReadOnlyDictionary<string, OwnAnswer> before, CancellationToken ct)
    {
        var flaws = FormSchema.Flaws(form, reading, whole: false);
        if (flaws.Count > 0) throw new BadRequest(400, "invalid", "Some fields are not in the expected form; nothing was stored.", flaws);

        var changed = (form.Fields ?? []).Where(f => reading.Said(f.Code) is { } said && said != before.GetValueOrDefault(f.Code)?.Kept()).ToList();
        var (units, files) = (Named(changed, reading, OwnFieldType.Unit, OwnFieldType.Place), Named(changed, reading, OwnFieldType.File));
        var seen = units.Count == 0 ? [] : (await db.UnitNames(actor, units.Values, ct)).Keys;
        var put = files.Count == 0 ? [] : await db.Set<StoredFile>().VisibleTo(actor).Where(s => s.RegistrationId == registrationId && files.Values.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);
        var foreign = units.Where(u => !seen.Contains(u.Value)).Concat(files.Where(f => !put.Contains(f.Value))).ToDictionary(f => "answers." + f.Key, _ => new[] { "unknown" });
        if (foreign.Count > 0) throw new RuleBroken(Rules.RegistrationAnswerUnknown, fields: foreign);
    }

    /// <summary>The names of the units that answers speak of, as far as the actor may read them.</summary>
    public static Task<IReadOnlyDictionary<Guid, string>> UnitNames(this KheoDbContext db, Actor actor, RegistrationForm form, FormReading reading, CancellationToken ct) =>
        db.UnitNames(actor, Named(form.Fields ?? [], reading, OwnFieldType.Unit, OwnFieldType.Place).Values, ct);

    public static async Task<IReadOnlyDictionary<Guid, string>> UnitNames(this KheoDbContext db, Actor actor, IEnumerable<Guid> ids, CancellationToken ct)
    {
        Guid[] named = [.. ids.Distinct()];
        return named.Length == 0 ? new Dictionary<Guid, string>() : await db.Set<UnitName>().ReachingTo(actor).Where(u => named.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.PartyName, ct);
    }

    /// <summary>The ids that fields of these types are answered with, by the fields' codes.</summary>
    public static Dictionary<string, Guid> Named(IEnumerable<OwnField> fields, FormReading reading, params OwnFieldType[] types) => fields.Where(f => types.Contains(f.Type))
        .Select(f => (f.Code, Id: reading.Said(f.Code) switch
        {
            OwnAnswer.Words words => words.Text,
            OwnAnswer.Named place when place.Parts.TryGetValue("unit", out var unit) => (unit as OwnAnswer.Words)?.Text,
            _ => null,
        })).Where(f => f.Id is not null).Select(f => (f.Code, Id: Guid.TryParse(f.Id, out var id) ? id : Guid.Empty)).ToDictionary(f => f.Code, f => f.Id);

    /// <summary>The form for whoever reads what was handed in: what is asked of the tier, and what was answered whatever is asked of it today.</summary>
    public static RegistrationForm ReadAt(this RegistrationForm form, Guid tier, IReadOnlyDictionary<string, OwnAnswer> answers)
    {
        var asked = (form.For(tier).Fields ?? []).Select(f => f.Code).ToHashSet();
        return form.Fields is null ? form : form with { Fields = [.. form.Fields.Where(f => asked.Contains(f.Code) || answers.ContainsKey(f.Code))] };
    }
}
