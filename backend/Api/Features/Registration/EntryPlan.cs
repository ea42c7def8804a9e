using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Registration;

/// <summary>A registration that a row comes to, with its model, and what the row's words were understood as.</summary>
internal sealed record BegunEntry(int Row, Unit Unit, Field Field, Model Model, Entry Entry);

/// <summary>What a sheet comes to, and what stands against its rows. Its registrations are begun one after another, whenever they are asked for: no one keeps ten thousand of them.</summary>
internal sealed class EntryReading
{
    private const int MostFaults = 20_000;
    private const int MostShown = 20;
    private const int LookedThrough = 200;

    private readonly Func<IEnumerable<BegunEntry>> _begin;

    private EntryReading(EntryForecast forecast, IReadOnlyList<ImportFault> faults, Func<IEnumerable<BegunEntry>> begin) => (Forecast, Faults, _begin) = (forecast, faults, begin);

    public EntryForecast Forecast { get; }

    public IReadOnlyList<ImportFault> Faults { get; }

    public IEnumerable<BegunEntry> Begin() => _begin();

    /// <summary>A sheet against the campaign, the units and the registrations as they are.</summary>
    public static async Task<EntryReading> Of(KheoDbContext db, Actor actor, Unit into, Campaign campaign, ImportedAs arriving, ImportSheet sheet, IReadOnlyList<ColumnMeaning> said, DateTimeOffset now, CancellationToken ct)
    {
        var columns = new EntryColumns(sheet, campaign.Form, said);
        var plan = await EntryPlan.Of(db, actor, into, campaign, columns.Units(), now, ct);
        IEnumerable<BegunEntry> Begin() => plan.Begin(columns.Rows(), arriving, actor.AccountId, now);
        var begun = Begin().Count();
        IReadOnlyList<ImportFault> faults =
            [.. columns.OfHeadings.Concat(plan.Flaws.Take(MostFaults).Select(columns.Of)).OrderBy(f => f.Row).ThenBy(f => f.Cell?.Length ?? int.MaxValue).ThenBy(f => f.Cell, StringComparer.Ordinal)];
        var faulty = columns.OfHeadings.Count > 0 ? sheet.Lines.Count : plan.Flaws.DistinctBy(f => f.Row.Line.Number).Count();
        return new(new EntryForecast(sheet.Lines.Count, begun, plan.Unchanged, faults.Count, faulty, columns.OfHeadings.Count), faults, Begin);
    }

    /// <summary>How the columns of a sheet are read, and its first rows that would be registered now; none where the campaign or the unit is out of the actor's reach by now.</summary>
    public static async Task<(IReadOnlyList<ComingEntry> Coming, SheetColumns? Columns)> First(KheoDbContext db, Actor actor, RegistrationImport import, DateTimeOffset now, CancellationToken ct)
    {
        var campaign = await db.Reaching(actor, import.CampaignId).SingleOrDefaultAsync(ct);
        var into = await db.Set<Unit>().VisibleTo(actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == import.UnitId, ct);
        if (campaign is null || into is null || await db.Sheet(import.Id, ct) is not { } sheet) return ([], null);
        var top = sheet with { Lines = SheetLines.Of(sheet.Lines.Take(LookedThrough)) };
        var columns = new SheetColumns(new EntryColumns(top, campaign.Form, import.Columns).Read(), EntryColumns.Taken(campaign.Form));
        if (import.ToCreate == 0) return ([], columns);
        var reading = await Of(db, actor, into, campaign, import.As, top, import.Columns, now, ct);
        return ([.. reading.Begin().Take(MostShown).Select(b => new ComingEntry(b.Row, b.Unit.PartyName, b.Field.Name, b.Model.Name, b.Model.Kind, b.Model.Subject))], columns);
    }
}

/// <summary>Finds what the words of each row mean, and begins a registration for it as the screen would; or says by row and column what stands against it.</summary>
internal sealed class EntryPlan
{
    private readonly Unit _into;
    private readonly Campaign _campaign;
    private readonly Dictionary<string, Field> _fields;
    private readonly ILookup<string, Unit> _units;
    private readonly HashSet<(Guid Unit, string Name)> _registered;
    private readonly ILookup<Guid, CountedAs> _there;
    private readonly WorkingCalendar? _calendar;
    private readonly Dictionary<Guid, FormSchema.Parsed> _schemas = [];

    // Of the rows gone through since they were last begun.
    private readonly List<EntryFlaw> _flaws = [];
    private readonly Dictionary<Guid, List<CountedAs>> _standing = [];

    private EntryPlan(Unit into, Campaign campaign, IEnumerable<Field> fields, IReadOnlyList<Unit> units, IReadOnlyList<Registered> registered, WorkingCalendar? calendar)
    {
        (_into, _campaign, _calendar) = (into, campaign, calendar);
        _registered = [.. registered.Select(r => (r.UnitId, r.NameFold))];
        _there = registered.Where(r => RegistrationQuota.Standing.Contains(r.Status)).ToLookup(r => r.UnitId, r => r.As);
        _fields = fields.SelectMany(f => new[] { (Word: Text.Fold(f.Name), Field: f), (Word: Text.Fold(f.Code), Field: f) }).DistinctBy(f => f.Word).ToDictionary(f => f.Word, f => f.Field);
        _units = units.SelectMany(u => new[] { u.Path, u.Code, Text.Fold(u.PartyName) }.Distinct().Select(word => (word, u))).ToLookup(w => w.word, w => w.u);
    }

    /// <summary>Three reads, however many rows: the fields, the units that rows name, and what these have registered in the campaign.</summary>
    public static async Task<EntryPlan> Of(KheoDbContext db, Actor actor, Unit into, Campaign campaign, IReadOnlyCollection<string> said, DateTimeOffset now, CancellationToken ct)
    {
        var fields = await db.Set<Field>().Where(f => f.FieldListId == campaign.FieldListId).ToListAsync(ct);
        var end = UnitPaths.End(into.Path);
        var folded = said.Select(Text.Fold).Distinct().ToArray();
        var units = said.Count == 0 ? [] : await db.Set<Unit>().VisibleTo(actor, u => u.Path)
            .Where(u => string.Compare(u.Path, into.Path) >= 0 && string.Compare(u.Path, end) < 0 && u.ClosedOn == null)
            .Where(u => said.Contains(u.Code) || said.Contains(u.Path) || said.Contains(u.PartyName) || folded.Contains(u.NameFold)).ToListAsync(ct);
        Guid[] whose = [.. units.Select(u => u.Id), into.Id];
        if (campaign.Rules.Quotas?.Any(q => q.Max is not null) == true) await db.HoldPlaces(campaign, whose, ct);
        var registered = await db.Set<Entry>().VisibleTo(actor)
            .Where(r => r.CampaignId == campaign.Id && whose.Contains(r.UnitId) && r.Status != RegistrationStatus.Withdrawn && r.Status != RegistrationStatus.Refused)
            .Select(r => new Registered(r.UnitId, r.NameFold, r.Status, new CountedAs(r.Kind, r.Subject, r.FieldId))).ToListAsync(ct);
        return new EntryPlan(into, campaign, fields, units, registered, await db.Calendar(campaign, into.Path, VietnamTime.Day(now), ct));
    }

    private sealed record Registered(Guid UnitId, string NameFold, RegistrationStatus Status, CountedAs As);

    private List<CountedAs> StandingOf(Guid unit) => _standing.TryGetValue(unit, out var standing) ? standing : _standing[unit] = [.. _there[unit]];

    /// <summary>What stands against the rows gone through.</summary>
    public IReadOnlyList<EntryFlaw> Flaws => _flaws;

    /// <summary>How many of them are registered already.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Begins a registration for each row against which nothing stands; from the first row on, as often as it is asked.</summary>
    public IEnumerable<BegunEntry> Begin(IEnumerable<EntryRow> rows, ImportedAs arriving, Guid by, DateTimeOffset now)
    {
        var seen = new HashSet<(Guid, string)>();
        _flaws.Clear();
        _standing.Clear();
        Unchanged = 0;
        foreach (var row in rows)
        {
            var before = _flaws.Count;
            var unit = UnitOf(row, VietnamTime.Day(now));
            var name = Text.Fold(row.Name);
            if (unit is not null && name.Length > 0)
            {
                if (!seen.Add((unit.Id, name))) Refuse(row, EntryColumns.Parts[FormPart.Name], "repeated");
                else if (_registered.Contains((unit.Id, name)))
                {
                    Unchanged++;
                    continue;
                }
            }
            var (field, kind, subject) = (FieldOf(row), KindOf(row), SubjectOf(row));
            Shape(row, arriving, subject);
            var answers = unit is null ? OwnAnswers.None : Answers(row, unit.TierId, arriving);
            if (_flaws.Count == before && unit is not null && field is not null && Begun(row, unit, field, kind, subject, answers, arriving, by, now) is { } begun) yield return begun;
        }
    }

    private BegunEntry? Begun(EntryRow row, Unit unit, Field field, Kind kind, Subject subject, IReadOnlyDictionary<string, OwnAnswer> answers, ImportedAs arriving, Guid by, DateTimeOffset now)
    {
        try
        {
            var model = Model.Start(unit.Id, unit.Path, _campaign.ProgrammeId, row.Name, kind, subject, _campaign.PeriodFrom.Year);
            var entry = Entry.Draft(_campaign, model, new FormEntry(field.Id, row.Holder, row.Name, row.Parts, answers), by, now);
            if (arriving == ImportedAs.HandedIn)
            {
                var standing = StandingOf(unit.Id);
                entry.Submit(_campaign, unit.TierId, by, now, standing, _calendar);
                standing.Add(new CountedAs(kind, subject, field.Id));
            }
            return new(row.Line.Number, unit, field, model, entry);
        }
        catch (RuleBroken broken)
        {
            Refuse(row, EntryColumns.Unit, broken.Rule.Code);
            return null;
        }
    }

    /// <summary>By its path, its code, or its name; the unit that takes the sheet when the row names none.</summary>
    private Unit? UnitOf(EntryRow row, DateOnly today)
    {
        if (row.Unit.Length == 0) return _into;
        var found = new[] { row.Unit, Text.Fold(row.Unit) }.Select(word => _units[word].Distinct().ToList()).FirstOrDefault(u => u.Count > 0) ?? [];
        if (found.Count != 1) Refuse(row, EntryColumns.Unit, found.Count == 0 ? "unit-unknown" : "ambiguous");
        else if (!found[0].IsOpenOn(today)) Refuse(row, EntryColumns.Unit, Rules.UnitClosed.Code);
        else return found[0];
        return null;
    }

    private Field? FieldOf(EntryRow row)
    {
        if (_fields.TryGetValue(Text.Fold(row.Field), out var field)) return field;
        Refuse(row, EntryColumns.Field, row.Field.Length == 0 ? "required" : "unknown");
        return null;
    }

    private Kind KindOf(EntryRow row) => Said(row, EntryColumns.Kind, row.Kind, Kind.Model);

    private Subject SubjectOf(EntryRow row) => Said(row, EntryColumns.Subject, row.Subject, Subject.Collective);

    /// <summary>By the words of the screens or by the names of the contract; when nothing is said, what most are.</summary>
    private T Said<T>(EntryRow row, string column, string word, T most) where T : struct, Enum
    {
        if (word.Length == 0) return most;
        foreach (var value in Enum.GetValues<T>())
            if (Text.Fold(Words.Of(value)!) == Text.Fold(word) || string.Equals(value.ToString(), word, StringComparison.OrdinalIgnoreCase)) return value;
        Refuse(row, column, "unknown");
        return most;
    }

    private void Shape(EntryRow row, ImportedAs arriving, Subject subject)
    {
        if (row.Name.Length == 0) Refuse(row, EntryColumns.Parts[FormPart.Name], "required");
        if (row.Name.Length > 300) Refuse(row, EntryColumns.Parts[FormPart.Name], "too-long");
        if (row.Holder?.Length > 200) Refuse(row, EntryColumns.Holder, "too-long");
        foreach (var part in FormReading.AllParts.Where(p => p != FormPart.Name && row.Reading[p]?.Length >= EntryColumns.LongestCell)) Refuse(row, EntryColumns.Parts[part], "too-long");
        if (arriving == ImportedAs.Drafts) return;
        foreach (var part in _campaign.Form.Required.Where(p => p != FormPart.Name && string.IsNullOrWhiteSpace(row.Reading[p]))) Refuse(row, EntryColumns.Parts[part], "required");
        if (subject != Subject.Collective && string.IsNullOrWhiteSpace(row.Holder)) Refuse(row, EntryColumns.Holder, "required");
    }

    /// <summary>What the row answers to the campaign's own fields, read by the form's schema as everywhere. What no cell can hold is answered on the screen.</summary>
    private IReadOnlyDictionary<string, OwnAnswer> Answers(EntryRow row, Guid tier, ImportedAs arriving)
    {
        if (_campaign.Form.Fields is not { Count: > 0 } all) return OwnAnswers.None;
        var (answers, before) = (new Dictionary<string, OwnAnswer>(), _flaws.Count);
        foreach (var field in all.Where(f => row.Own.ContainsKey(f.Code)))
        {
            var (answer, code) = OwnCells.Read(field, row.Own[field.Code]);
            if (answer is null) Refuse(row, OwnFields.Heading(field), code!);
            else answers.Add(field.Code, answer);
        }
        if (_flaws.Count > before) return answers;
        foreach (var (at, codes) in SchemaOf(tier).Flaws(row.Reading with { Answers = answers }, whole: arriving == ImportedAs.HandedIn))
            if (all.FirstOrDefault(f => at == "answers." + f.Code || at.StartsWith($"answers.{f.Code}.", StringComparison.Ordinal) || at.StartsWith($"answers.{f.Code}[", StringComparison.Ordinal)) is { } field)
                Refuse(row, OwnFields.Heading(field), codes[0]);
        return answers;
    }

    private FormSchema.Parsed SchemaOf(Guid tier) => _schemas.TryGetValue(tier, out var schema) ? schema : _schemas[tier] = FormSchema.Parsed.Of(_campaign.Form.For(tier));

    private void Refuse(EntryRow row, string column, string code) => _flaws.Add(new(row, column, code));
}
