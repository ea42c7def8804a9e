namespace Kheo.Domain.Registrations;

public enum ContributionKind { Money, Material, Workday, Land, Other }

/// <summary>Why two contributions look like one.</summary>
public enum SameClaim
{
    /// <summary>The same contributor gave the same amount of the same.</summary>
    Contribution,
    /// <summary>The same road, canal or house was worked on.</summary>
    Work,
}

/// <summary>Who gave what: an amount in a measure, or words where there is none. `SubjectOfWork` names the road or place it went into.</summary>
public sealed record ContributionText(
    string Contributor, ContributionKind Kind, decimal? Amount = null, string? Measure = null, string? Words = null, bool Approximate = false, string? Note = null, string? SubjectOfWork = null, Guid? TwinningId = null);

/// <summary>Xã hội hóa: one contribution from outside the budget to a model that is being carried out.</summary>
public sealed class Contribution : UnitOwned
{
    private Contribution() { }

    public Guid RegistrationId { get; private set; }
    public string Contributor { get; private set; } = "";
    public string ContributorFold { get; private set; } = "";
    public ContributionKind Kind { get; private set; }
    public decimal? Amount { get; private set; }
    /// <summary>Money is counted in đồng, work in workdays, land in square metres; the rest in the measure given.</summary>
    public string? Measure { get; private set; }
    public string? MeasureFold { get; private set; }
    public string? Words { get; private set; }
    public bool Approximate { get; private set; }
    public string? Note { get; private set; }
    public string? SubjectOfWork { get; private set; }
    public string? SubjectFold { get; private set; }
    /// <summary>The twinning that it came of.</summary>
    public Guid? TwinningId { get; private set; }
    public Guid AddedBy { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }

    public static Contribution Add(Registration registration, ContributionText text, Guid by, DateTimeOffset now)
    {
        registration.CarryOut(now);
        var contribution = new Contribution { RegistrationId = registration.Id, UnitId = registration.UnitId, UnitPath = registration.UnitPath, AddedBy = by, AddedAt = now };
        contribution.Take(text);
        return contribution;
    }

    public void Save(Registration registration, ContributionText text, DateTimeOffset now)
    {
        registration.CarryOut(now);
        Take(text);
    }

    /// <summary>Whether the two may tell of one and the same thing. It is shown and forbids nothing: neighbours do give the same.</summary>
    public SameClaim? SameAs(Contribution other) =>
        Amount is not null && (ContributorFold, Amount, MeasureFold) == (other.ContributorFold, other.Amount, other.MeasureFold) ? SameClaim.Contribution
        : SubjectFold is not null && SubjectFold == other.SubjectFold ? SameClaim.Work : null;

    private void Take(ContributionText text)
    {
        var measure = text.Kind switch { ContributionKind.Money => "đồng", ContributionKind.Workday => "ngày công", ContributionKind.Land => "m²", _ => Said(text.Measure) };
        RuleBroken.When((text.Amount is null || measure is null) && Said(text.Words) is null, Rules.ContributionUntold);
        RuleBroken.When(text.Amount is not null && measure is null, Rules.ContributionMeasureMissing);
        (Contributor, ContributorFold, Kind, Amount, Words, Approximate, Note) = (text.Contributor, Text.Fold(text.Contributor), text.Kind, text.Amount, Said(text.Words), text.Approximate, Said(text.Note));
        TwinningId = text.TwinningId;
        (Measure, MeasureFold) = text.Amount is null ? (null, null) : (measure, Text.Fold(measure!));
        (SubjectOfWork, SubjectFold) = Said(text.SubjectOfWork) is { } subject && Text.Fold(subject) is { Length: > 0 } fold ? (subject, fold) : (null, null);
    }

    private static string? Said(string? words) => string.IsNullOrWhiteSpace(words) ? null : words;
}
