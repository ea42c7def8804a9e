namespace Kheo.Domain.Campaigns;

/// <summary>What kind of answer an own field takes.</summary>
public enum OwnFieldType
{
    /// <summary>One line of words.</summary>
    Text,
    /// <summary>Paragraphs.</summary>
    LongText,
    /// <summary>A number, whole or not.</summary>
    Number,
    /// <summary>Whole đồng.</summary>
    Money,
    /// <summary>A day, `2026-09-30`.</summary>
    Date,
    /// <summary>The code of one of the options.</summary>
    Choice,
    /// <summary>The codes of options, each once.</summary>
    MultipleChoice,
    /// <summary>The id of a unit.</summary>
    Unit,
    /// <summary>`name`, and a `position` where it matters.</summary>
    Person,
    /// <summary>`words`, and the `unit` it lies in where that is known.</summary>
    Place,
    /// <summary>Rows of the field's columns.</summary>
    Table,
    /// <summary>The id of a file of the registration.</summary>
    File,
}

/// <summary>One of the answers that a choice offers. The code is what is stored; the label may be reworded.</summary>
public sealed record OwnFieldOption(string Code, string Label);

/// <summary>A column of a table. Of the types, it takes `text`, `number`, `money`, `date` and `choice`.</summary>
public sealed record TableColumn(string Code, string Label, OwnFieldType Type, bool Required = false, IReadOnlyList<OwnFieldOption>? Options = null, string? UnitName = null)
{
    public static readonly IReadOnlyList<OwnFieldType> Types = [OwnFieldType.Text, OwnFieldType.Number, OwnFieldType.Money, OwnFieldType.Date, OwnFieldType.Choice];

    internal bool Same(TableColumn other) => this with { Options = null } == other with { Options = null } && (Options ?? []).SequenceEqual(other.Options ?? []);
}

/// <summary>When a field is asked at all: another own field before it, or one of the ten parts, is filled; or a choice before it says so.</summary>
/// <param name="Field">The code of an own field that stands before this one; else `part` is named.</param>
/// <param name="Is">The option that the other field has, or has among others; null: it is filled.</param>
public sealed record OwnFieldCondition(string? Field = null, FormPart? Part = null, string? Is = null);

/// <summary>What a campaign asks beside the ten parts.</summary>
/// <param name="Code">Small letters, digits, hyphens; what an answer is kept under.</param>
/// <param name="Help">Shown under the label.</param>
/// <param name="Required">Whether it must be answered before handing in, where it is asked.</param>
/// <param name="Tiers">Of units of which tiers it is asked; null or empty: of every one.</param>
/// <param name="When">Null: always.</param>
/// <param name="Options">Of a choice.</param>
/// <param name="Columns">Of a table.</param>
/// <param name="Min">Of a number or a sum of money.</param>
/// <param name="MaxLength">Of words, in characters.</param>
/// <param name="UnitName">What a number counts: `km`, `hộ`.</param>
public sealed record OwnField(
    string Code, string Label, OwnFieldType Type, string? Help = null, bool Required = false, IReadOnlyList<Guid>? Tiers = null, OwnFieldCondition? When = null,
    IReadOnlyList<OwnFieldOption>? Options = null, IReadOnlyList<TableColumn>? Columns = null, decimal? Min = null, decimal? Max = null, int? MaxLength = null, string? UnitName = null)
{
    /// <summary>A form that asks more is a questionnaire.</summary>
    public const int Most = 40;
    public const int LongestLine = 300, LongestText = 8_000, MostRows = 100, MostColumns = 12;
    /// <summary>Beyond this, a number is a slip of the finger; and every reader keeps it exact.</summary>
    public const decimal Largest = 999_999_999_999_999;

    public bool AskedAt(Guid tier) => Tiers is null or { Count: 0 } || Tiers.Contains(tier);

    internal bool Same(OwnField other) => Plain(this) == Plain(other) && (Tiers ?? []).Order().SequenceEqual((other.Tiers ?? []).Order()) && (Options ?? []).SequenceEqual(other.Options ?? [])
        && (Columns ?? []).Count == (other.Columns ?? []).Count && (Columns ?? []).Zip(other.Columns ?? []).All(c => c.First.Same(c.Second));

    private static OwnField Plain(OwnField field) => field with { Tiers = null, Options = null, Columns = null };

    internal void Check(IReadOnlyList<OwnField> earlier)
    {
        RuleBroken.When(!Offers(Type, Options), Domain.Rules.CampaignOwnFieldOptions);
        RuleBroken.When(Type == OwnFieldType.Table ? !Tabled(Columns) : Columns is { Count: > 0 }, Domain.Rules.CampaignOwnFieldColumns);
        RuleBroken.When(!Bounded(), Domain.Rules.CampaignOwnFieldBounds);
        RuleBroken.When(When is { } when && !Sound(when, earlier), Domain.Rules.CampaignOwnFieldCondition);
    }

    private static bool Offers(OwnFieldType type, IReadOnlyList<OwnFieldOption>? options) => type is OwnFieldType.Choice or OwnFieldType.MultipleChoice
        ? options is { Count: > 0 } && !RegistrationForm.Twice(options.Select(o => o.Code)) && !RegistrationForm.Twice(options.Select(o => Text.Fold(o.Label)))
        : options is null or { Count: 0 };

    private static bool Tabled(IReadOnlyList<TableColumn>? columns) => columns is { Count: > 0 and <= MostColumns }
        && columns.All(c => TableColumn.Types.Contains(c.Type) && Offers(c.Type, c.Options)) && !RegistrationForm.Twice(columns.Select(c => c.Code)) && !RegistrationForm.Twice(columns.Select(c => Text.Fold(c.Label)));

    private bool Bounded() => Type switch
    {
        OwnFieldType.Number => MaxLength is null && Min is null or >= -Largest && Max is null or <= Largest && !(Min > Max),
        OwnFieldType.Money => MaxLength is null && Min is null or >= 0 && Max is null or <= Largest && !(Min > Max) && Min == Whole(Min) && Max == Whole(Max),
        OwnFieldType.Text => Min is null && Max is null && MaxLength is null or (>= 1 and <= LongestLine),
        OwnFieldType.LongText => Min is null && Max is null && MaxLength is null or (>= 1 and <= LongestText),
        _ => Min is null && Max is null && MaxLength is null,
    };

    private static decimal? Whole(decimal? value) => value is { } v ? decimal.Truncate(v) : null;

    private static bool Sound(OwnFieldCondition when, IReadOnlyList<OwnField> earlier)
    {
        if (when.Field is null) return when is { Part: not null, Is: null };
        return when.Part is null && earlier.FirstOrDefault(f => f.Code == when.Field) is { } on && (when.Is is null || on.Options?.Any(o => o.Code == when.Is) == true);
    }
}
