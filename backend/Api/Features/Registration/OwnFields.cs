using System.Globalization;
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
    public static async Task<Asking> Asking(this KheoDbContext db, Entry registration, CancellationToken ct)
    {
        var asks = await (
            from c in db.Set<Campaign>()
            from u in db.Set<UnitName>()
            where c.Id == registration.CampaignId && u.Id == registration.UnitId
            select new { c.Form, c.Version, u.TierId }).SingleAsync(ct);
        var form = asks.Form.For(asks.TierId);
        string[] outdated = registration.SubmittedParts is not { } returned ? []
            : [.. FormSchema.Flaws(form, returned, whole: false).Keys.Select(at => at.Split('.', '[')).Where(at => at is ["answers", _, ..]).Select(at => at[1]).Distinct()];
        return new Asking(form, asks.Version, outdated);
    }

    /// <summary>Answers in the form their fields take; units that the actor reads by name, files of the registration. What stood there before is not asked again.</summary>
    public static async Task DemandAnswers(this KheoDbContext db, Actor actor, RegistrationForm form, FormReading reading, Guid? registrationId, IReadOnlyDictionary<string, OwnAnswer> before, CancellationToken ct)
    {
        var flaws = FormSchema.Flaws(form, reading, whole: false);
        if (flaws.Count > 0) throw new BadRequest(400, "invalid", "Some fields are not in the expected form; nothing was stored.", flaws);

        var changed = (form.Fields ?? []).Where(f => reading.Said(f.Code) is { } said && said != before.GetValueOrDefault(f.Code)?.Kept()).ToList();
        var (units, files) = (reading.Named(changed, OwnFieldType.Unit, OwnFieldType.Place), reading.Named(changed, OwnFieldType.File));
        var seen = units.Count == 0 ? [] : (await db.UnitNames(actor, units.Values, ct)).Keys;
        var put = files.Count == 0 ? [] : await db.Set<StoredFile>().VisibleTo(actor).Where(s => s.RegistrationId == registrationId && files.Values.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);
        var foreign = units.Where(u => !seen.Contains(u.Value)).Concat(files.Where(f => !put.Contains(f.Value))).ToDictionary(f => "answers." + f.Key, _ => new[] { "unknown" });
        if (foreign.Count > 0) throw new RuleBroken(Rules.RegistrationAnswerUnknown, fields: foreign);
    }

    /// <summary>The names of the units that answers speak of, as far as the actor may read them.</summary>
    public static Task<IReadOnlyDictionary<Guid, string>> UnitNames(this KheoDbContext db, Actor actor, RegistrationForm form, FormReading reading, CancellationToken ct) =>
        db.UnitNames(actor, reading.Named(form.Fields ?? [], OwnFieldType.Unit, OwnFieldType.Place).Values, ct);

    /// <summary>What a column of answers is headed by: the code keeps it apart from every other column, also when an import reads it.</summary>
    public static string Heading(OwnField field) => $"{field.Label} [{field.Code}]";

    /// <summary>The own fields of the campaign that a list is narrowed to, without files, and the names of the units that answers to them speak of.</summary>
    public static async Task<(IReadOnlyList<OwnField> Fields, IReadOnlyDictionary<Guid, string> Units)> Columns(KheoDbContext db, Actor actor, Guid? campaignId, CancellationToken ct)
    {
        var form = campaignId is null ? null : await db.Set<Campaign>().ReachingTo(actor).Where(c => c.Id == campaignId).Select(c => c.Form).SingleOrDefaultAsync(ct);
        OwnField[] fields = [.. (form?.Fields ?? []).Where(f => f.Type != OwnFieldType.File)];
        var named = fields.Where(f => f.Type == OwnFieldType.Unit).Select(f => f.Code).ToArray();
        var ids = named.Length == 0 ? [] : await db.Database.SqlQuery<string>(
            $"select distinct r.answers->>f as \"Value\" from registrations r, unnest({named}) f where r.campaign_id = {campaignId} and r.answers ? f").ToListAsync(ct);
        return (fields, await db.UnitNames(actor, ids.Select(id => Guid.TryParse(id, out var unit) ? unit : Guid.Empty), ct));
    }

    /// <summary>An answer as a spreadsheet keeps it: figures and days as such, everything else in words, a row of a table a line.</summary>
    public static object? Cell(OwnField field, IReadOnlyDictionary<string, OwnAnswer>? answers, IReadOnlyDictionary<Guid, string>? units = null) =>
        Cell(field.Type, field.Options, field.Columns, answers?.GetValueOrDefault(field.Code), units);

    private static object? Cell(OwnFieldType type, IReadOnlyList<OwnFieldOption>? options, IReadOnlyList<TableColumn>? columns, OwnAnswer? answer, IReadOnlyDictionary<Guid, string>? units) => (type, answer) switch
    {
        (_, OwnAnswer.Number number) => number.Value,
        (OwnFieldType.Date, OwnAnswer.Words day) => DateOnly.TryParseExact(day.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? on : day.Text,
        (OwnFieldType.Choice, OwnAnswer.Words chosen) => options?.FirstOrDefault(o => o.Code == chosen.Text)?.Label ?? chosen.Text,
        (OwnFieldType.Unit, OwnAnswer.Words unit) => Guid.TryParse(unit.Text, out var id) ? units?.GetValueOrDefault(id) : null,
        (OwnFieldType.Place, OwnAnswer.Named place) => (place.Parts.GetValueOrDefault("words") as OwnAnswer.Words)?.Text,
        (OwnFieldType.Person, OwnAnswer.Named person) => string.Join(", ", new[] { "name", "position" }.Select(p => person.Parts.GetValueOrDefault(p)).OfType<OwnAnswer.Words>().Select(w => w.Text)),
        (OwnFieldType.MultipleChoice, OwnAnswer.Several several) => string.Join("; ", several.Items.Select(i => Cell(OwnFieldType.Choice, options, null, i, null))),
        (OwnFieldType.Table, OwnAnswer.Several rows) => string.Join('\n', rows.Items.OfType<OwnAnswer.Named>().Select(row => string.Join("; ", (columns ?? [])
            .Select(c => (c.Label, Cell: Cell(c.Type, c.Options, null, row.Parts.GetValueOrDefault(c.Code), null))).Where(c => c.Cell is not null)
            .Select(c => string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{c.Label}: {c.Cell}"))))),
        (_, OwnAnswer.Words words) => words.Text,
        _ => null,
    };

    /// <summary>The form for whoever reads what was handed in: what is asked of the tier, and what was answered whatever is asked of it today.</summary>
    public static RegistrationForm ReadAt(this RegistrationForm form, Guid tier, IReadOnlyDictionary<string, OwnAnswer> answers)
    {
        var asked = (form.For(tier).Fields ?? []).Select(f => f.Code).ToHashSet();
        return form.Fields is null ? form : form with { Fields = [.. form.Fields.Where(f => asked.Contains(f.Code) || answers.ContainsKey(f.Code))] };
    }
}
