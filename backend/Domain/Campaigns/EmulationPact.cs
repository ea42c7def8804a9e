namespace Kheo.Domain.Campaigns;

public enum PactStatus { Draft, Signed, Scored, Closed }

/// <summary>A unit that signs, as it was called when the pact was written, and who signs for it.</summary>
/// <param name="Path">Where it stands; follows the unit.</param>
public sealed record PactParty(Guid UnitId, string Path, string Name, string? Signatory = null);

/// <summary>One target that every party but the one that leads takes upon itself.</summary>
/// <param name="Code">Given once; scores name it.</param>
/// <param name="Indicator">A code of the campaign's indicators or of the catalogue, where the target is one of them.</param>
/// <param name="Measure">In which unit the number is, such as `mô hình`.</param>
/// <param name="Target">The number to reach; null: told in words alone.</param>
/// <param name="Points">What meeting it is worth; null: met or not met is all that is said.</param>
public sealed record PactLine(string Code, string Text, string? Indicator = null, string? Measure = null, decimal? Target = null, decimal? Points = null);

/// <summary>How one party met one line.</summary>
/// <param name="Met">Whether it was met; null: not judged yet.</param>
public sealed record PactScore(Guid UnitId, string Line, decimal? Actual, bool? Met, decimal? Points = null, string? Remark = null);

/// <summary>What the pact says, but its list of parties.</summary>
public sealed record PactText(string Title, int Year, string? Preamble, IReadOnlyList<PactLine> Lines);

/// <summary>
/// Giao ước thi đua: units promise each other what they will reach in a year. The unit that leads writes it and scores it; signed it no longer changes;
/// all parties read the whole of it.
/// </summary>
public sealed class EmulationPact : UnitOwned
{
    public static readonly IReadOnlyList<Step<PactStatus>> Lifecycle =
    [
        new("Save", [PactStatus.Draft], null, Rules.PactNotDraft),
        new("Delete", [PactStatus.Draft], null, Rules.PactNotDraft),
        new("Sign", [PactStatus.Draft], PactStatus.Signed, Rules.PactNotDraft),
        new("Score", [PactStatus.Signed, PactStatus.Scored], PactStatus.Scored, Rules.PactNotSigned),
        new("Close", [PactStatus.Scored], PactStatus.Closed, Rules.PactNotScored),
    ];

    private EmulationPact() { }

    public Guid ProgrammeId { get; private set; }
    public Guid? CampaignId { get; private set; }
    public string Title { get; private set; } = "";
    public int Year { get; private set; }
    public string? Preamble { get; private set; }
    /// <summary>The party that leads stands first.</summary>
    public IReadOnlyList<PactParty> Parties { get; private set; } = [];
    /// <summary>Where the parties stand: those see it.</summary>
    public string[] PartyPaths { get; private set; } = [];
    public IReadOnlyList<PactLine> Lines { get; private set; } = [];
    public IReadOnlyList<PactScore> Scores { get; private set; } = [];
    public PactStatus Status { get; private set; }
    public DateOnly? SignedOn { get; private set; }
    public string? SignedAt { get; private set; }
    public DateTimeOffset? ScoredAt { get; private set; }
    /// <summary>Last year's, from which it was made.</summary>
    public Guid? ClonedFrom { get; private set; }

    public static bool Allows(string verb, PactStatus status) => Lifecycle.Allows(verb, status);

    public static EmulationPact Draft(Guid unitId, string unitPath, Guid programmeId, Guid? campaignId, PactText text, IReadOnlyList<PactParty> parties)
    {
        var pact = new EmulationPact { UnitId = unitId, UnitPath = unitPath };
        pact.Take(programmeId, campaignId, text, parties);
        return pact;
    }

    public void Save(Guid programmeId, Guid? campaignId, PactText text, IReadOnlyList<PactParty> parties)
    {
        Go("Save");
        Take(programmeId, campaignId, text, parties);
    }

    /// <summary>Refuses unless the draft may go.</summary>
    public void Delete() => Go("Delete");

    /// <summary>The parties put their names to it: nothing of it changes any more.</summary>
    public void Sign(DateOnly on, string place, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Sign", Status);
        RuleBroken.When(Parties.Count < 2, Rules.PactNeedsTwo);
        RuleBroken.When(Lines.Count == 0, Rules.PactWithoutLines);
        RuleBroken.When(on > VietnamTime.Day(now), Rules.PactInFuture);
        (Status, SignedOn, SignedAt) = (next, on, place);
    }

    /// <summary>How the parties kept their word. Written as often as needed until it is closed.</summary>
    public void Score(IReadOnlyList<PactScore> scores, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Score", Status);
        var lines = Lines.ToDictionary(l => l.Code, StringComparer.Ordinal);
        RuleBroken.When(scores.Any(s => !lines.ContainsKey(s.Line) || s.UnitId == UnitId || Parties.All(p => p.UnitId != s.UnitId)), Rules.PactScoreUnknown);
        RuleBroken.When(scores.DistinctBy(s => (s.UnitId, s.Line)).Count() < scores.Count, Rules.PactScoreTwice);
        RuleBroken.When(scores.Any(s => s.Points is { } points && (lines[s.Line].Points is not { } most || points > most)), Rules.PactPointsOver);
        (Status, ScoredAt) = (next, now);
        Scores = [.. scores];
    }

    /// <summary>Every party is judged on every line; then nothing of it changes any more.</summary>
    public void Close()
    {
        var next = Lifecycle.Next("Close", Status);
        RuleBroken.When(Parties.Any(p => p.UnitId != UnitId && Lines.Any(l => Scores.All(s => s.UnitId != p.UnitId || s.Line != l.Code || s.Met is null))), Rules.PactScoreMissing);
        Status = next;
    }

    /// <summary>Next year's, with the same parties and lines and nothing signed.</summary>
    public EmulationPact Clone(IReadOnlyList<PactParty> parties)
    {
        var next = Draft(UnitId, UnitPath, ProgrammeId, null, new PactText(Title.Replace(Year.ToString(System.Globalization.CultureInfo.InvariantCulture), (Year + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal),
            Year + 1, Preamble, Lines), parties);
        next.ClonedFrom = Id;
        return next;
    }

    private void Go(string verb) => Status = Lifecycle.Next(verb, Status);

    private void Take(Guid programmeId, Guid? campaignId, PactText text, IReadOnlyList<PactParty> parties)
    {
        RuleBroken.When(parties.DistinctBy(p => p.UnitId).Count() < parties.Count, Rules.PactPartyTwice);
        RuleBroken.When(parties.All(p => p.UnitId != UnitId), Rules.PactWithoutLeader);
        RuleBroken.When(text.Lines.DistinctBy(l => l.Code, StringComparer.Ordinal).Count() < text.Lines.Count, Rules.PactLineTwice);
        (ProgrammeId, CampaignId, Title, Year, Preamble, Lines) = (programmeId, campaignId, text.Title, text.Year, string.IsNullOrWhiteSpace(text.Preamble) ? null : text.Preamble, [.. text.Lines]);
        Parties = [.. parties.OrderBy(p => p.UnitId != UnitId)];
        PartyPaths = [.. Parties.Select(p => p.Path)];
    }
}
