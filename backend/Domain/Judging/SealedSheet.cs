using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Domain.Judging;

/// <summary>The campaign's criteria sheet as it stood when the session opened. Later versions never reach a sealed one.</summary>
public sealed record SealedSheet(int Version, IReadOnlyList<Criterion> Criteria, IReadOnlyList<Band> Bands, decimal? PassMark, IReadOnlyList<KnockOut> KnockOuts)
{
    public static SealedSheet Empty { get; } = new(0, [], [], null, []);

    public static SealedSheet Of(CriteriaSheet sheet) => new(sheet.Version, sheet.Criteria, sheet.Bands, sheet.PassMark, sheet.KnockOuts);

    /// <summary>The lines a scorer fills in: code and maximum of each sub-criterion, or of the criterion itself where it has none.</summary>
    public IReadOnlyDictionary<string, decimal> Lines() => Criteria
        .SelectMany(c => c.SubCriteria.Count > 0 ? c.SubCriteria : [new SubCriterion(c.Code, c.Name, c.MaxPoints)])
        .ToDictionary(c => c.Code, c => c.MaxPoints);

    /// <summary>The codes counted under a criterion: its own, and those of its sub-criteria.</summary>
    public IReadOnlySet<string> Under(string code) =>
        Criteria.Where(c => c.Code == code).SelectMany(c => c.SubCriteria.Select(s => s.Code)).Append(code).ToHashSet();
}

public sealed record DossierIndicator(string Code, string Name, Measure Measure, string? UnitName, decimal? Baseline, decimal? Target, decimal? Actual, bool Approximate, string? Note);
public sealed record DossierFile(Guid Id, FilePurpose Purpose, string Name, string ContentType, long Size, string Sha256);
public sealed record DossierRecognition(string Tier, string Authority, string DecisionNumber, DateOnly RecognisedOn, bool Typical, string CertificateCode);

/// <summary>The result the unit reported and the committee of the place confirmed.</summary>
public sealed record DossierResult(ResultText Text, DateTimeOffset? ConfirmedAt, IReadOnlyList<DossierIndicator> Indicators);

/// <summary>What the council judges: the registration, its result, files and papers as they stood when the session opened for scoring.</summary>
public sealed record Dossier(DateTimeOffset? SealedAt, string? Holder, DateTimeOffset? SubmittedAt,
    FormParts Parts, DossierResult? Result, IReadOnlyList<DossierFile> Files, IReadOnlyList<DossierRecognition> Below, DossierPapers? Papers = null, SealedAnswers? Answers = null)
{
    public static Dossier Open(string? holder, DateTimeOffset? submittedAt) =>
        new(null, holder, submittedAt, FormParts.Empty, null, [], []);
}
