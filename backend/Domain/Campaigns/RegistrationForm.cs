using Kheo.Domain.Registrations;

namespace Kheo.Domain.Campaigns;

/// <summary>The ten parts of the registration form. `name` is the registration's own; the other nine are its parts.</summary>
public enum FormPart { Name, Situation, Objectives, Content, Place, Forces, Resources, Timetable, Outputs, Sustainability }

/// <summary>What the campaign says under one of the ten parts.</summary>
public sealed record PartHelp(FormPart Part, string Text);

/// <summary>What a campaign asks of those who register. The version grows when it changes after opening.</summary>
/// <param name="Required">Which of the ten parts must be filled before handing in.</param>
/// <param name="Fields">What it asks beside the ten parts, in order.</param>
public sealed record RegistrationForm(IReadOnlyList<FormPart> Required, int Version = 1, IReadOnlyList<PartHelp>? Help = null, IReadOnlyList<OwnField>? Fields = null)
{
    /// <summary>The form as units of one tier read it. A field that hangs on one they are not asked is not asked either.</summary>
    public RegistrationForm For(Guid tier)
    {
        if (Fields is null) return this;
        var asked = new List<OwnField>(Fields.Count);
        foreach (var field in Fields)
            if (field.AskedAt(tier) && (field.When?.Field is not { } on || asked.Exists(f => f.Code == on))) asked.Add(field);
        return this with { Fields = asked };
    }

    /// <summary>The own fields that are asked where the form reads so far like this.</summary>
    public IReadOnlyList<OwnField> Asked(FormReading reading)
    {
        var asked = new List<OwnField>();
        foreach (var field in Fields ?? [])
            if (field.When is not { } when || (when.Field is not { } on || asked.Exists(f => f.Code == on)) && Holds(when, reading)) asked.Add(field);
        return asked;
    }

    /// <summary>The own fields that must still be answered before this is handed in.</summary>
    public IEnumerable<OwnField> Missing(FormReading reading) => Asked(reading).Where(f => f.Required && reading.Said(f.Code) is null);

    /// <summary>What search finds of the answers: words, and the labels of what was chosen.</summary>
    public IEnumerable<string> Spoken(IReadOnlyDictionary<string, OwnAnswer> answers) =>
        (Fields ?? []).SelectMany(f => answers.TryGetValue(f.Code, out var answer) ? Spoken(f.Type, f.Options, f.Columns, answer) : []);

    private static IEnumerable<string> Spoken(OwnFieldType type, IReadOnlyList<OwnFieldOption>? options, IReadOnlyList<TableColumn>? columns, OwnAnswer answer) => (type, answer) switch
    {
        (OwnFieldType.Text or OwnFieldType.LongText, OwnAnswer.Words words) => [words.Text],
        (OwnFieldType.Choice, OwnAnswer.Words chosen) => (options ?? []).Where(o => o.Code == chosen.Text).Select(o => o.Label),
        (OwnFieldType.MultipleChoice, OwnAnswer.Several several) => several.Items.SelectMany(i => Spoken(OwnFieldType.Choice, options, null, i)),
        (OwnFieldType.Person, OwnAnswer.Named person) => person.Parts.Values.OfType<OwnAnswer.Words>().Select(w => w.Text),
        (OwnFieldType.Place, OwnAnswer.Named place) => place.Parts.TryGetValue("words", out var words) ? Spoken(OwnFieldType.Text, null, null, words) : [],
        (OwnFieldType.Table, OwnAnswer.Several rows) => rows.Items.OfType<OwnAnswer.Named>()
            .SelectMany(row => (columns ?? []).SelectMany(c => row.Parts.TryGetValue(c.Code, out var cell) ? Spoken(c.Type, c.Options, null, cell) : [])),
        _ => [],
    };

    private static bool Holds(OwnFieldCondition when, FormReading reading)
    {
        if (when.Part is { } part) return !string.IsNullOrWhiteSpace(reading[part]);
        var answer = reading.Said(when.Field!);
        return when.Is is not { } option ? answer is not null
            : answer is OwnAnswer.Words one && one.Text == option || answer is OwnAnswer.Several several && several.Items.Contains(new OwnAnswer.Words(option));
    }

    internal void Check()
    {
        var fields = Fields ?? [];
        RuleBroken.When(fields.Count > OwnField.Most, Rules.CampaignOwnFieldsTooMany);
        RuleBroken.When(Twice(fields.Select(f => f.Code)) || Twice(fields.Select(f => Text.Fold(f.Label))) || Twice((Help ?? []).Select(h => h.Part)), Rules.CampaignOwnFieldTwice);
        for (var n = 0; n < fields.Count; n++) fields[n].Check([.. fields.Take(n)]);
    }

    /// <summary>In the order in which it is compared; what is empty is not kept.</summary>
    internal RegistrationForm Kept(int version) => new(
        [.. Required.Distinct().Order()], version, Help is { Count: > 0 } ? [.. Help.OrderBy(h => h.Part)] : null, Fields is { Count: > 0 } ? Fields : null);

    internal bool Same(RegistrationForm other) => Required.Distinct().Order().SequenceEqual(other.Required.Distinct().Order())
        && (Help ?? []).OrderBy(h => h.Part).SequenceEqual((other.Help ?? []).OrderBy(h => h.Part))
        && (Fields ?? []).Count == (other.Fields ?? []).Count && (Fields ?? []).Zip(other.Fields ?? []).All(f => f.First.Same(f.Second));

    internal static bool Twice<T>(IEnumerable<T> values)
    {
        var seen = new HashSet<T>();
        return !values.All(seen.Add);
    }
}
