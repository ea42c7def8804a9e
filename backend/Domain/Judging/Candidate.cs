using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Judging;

public enum Outcome { Passed, UnderLine, Failed, NotScored }

public enum RecusalReason { OwnUnit, Ancestor, Authorship, Declared }

/// <summary>A member who may not score this candidate, and why.</summary>
public sealed class Recusal
{
    public Guid CandidateId { get; private init; }
    public Guid AccountId { get; private init; }
    public Guid SessionId { get; private init; }
    public RecusalReason Reason { get; private init; }
    public string? Note { get; private init; }

    private Recusal() { }

    internal Recusal(Candidate candidate, Guid accountId, RecusalReason reason, string? note = null) =>
        (CandidateId, SessionId, AccountId, Reason, Note) = (candidate.Id, candidate.SessionId, accountId, reason, note);
}

/// <summary>What is known of a registration when it is put before a council.</summary>
public sealed record Nominee(Guid RegistrationId, string Code, Guid UnitId, string UnitPath, string UnitName, string Name, Kind Kind, Subject Subject, string FieldName,
    Guid AuthorId, string? Holder, DateTimeOffset? SubmittedAt);

/// <summary>A registration put before a council. Its sheet and dossier are sealed when scoring opens; its figures when the session closes.</summary>
public sealed class Candidate : UnitOwned
{
    private readonly List<Recusal> _recusals = [];

    public Guid SessionId { get; private set; }
    public Guid RegistrationId { get; private set; }
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string UnitName { get; private set; } = "";
    public Kind Kind { get; private set; }
    public Subject Subject { get; private set; }
    public string FieldName { get; private set; } = "";
    public Guid AuthorId { get; private set; }
    public SealedSheet Sheet { get; private set; } = SealedSheet.Empty;
    public Dossier Dossier { get; private set; } = null!;
    public int? Scorers { get; private set; }
    public decimal? Average { get; private set; }
    public int? Rank { get; private set; }
    public Outcome? Outcome { get; private set; }

    /// <summary>Which act of the chair placed this candidate among its equals, and where. Places compare only within one act.</summary>
    public int? ChairAct { get; private set; }
    public int? ChairChoice { get; private set; }
    public IReadOnlyList<Recusal> Recusals => _recusals;

    private Candidate() { }

    internal Candidate(JudgingSession session, Nominee nominee)
    {
        SessionId = session.Id;
        (RegistrationId, Code, UnitId, UnitPath, UnitName) = (nominee.RegistrationId, nominee.Code, nominee.UnitId, nominee.UnitPath, nominee.UnitName);
        (Name, Kind, Subject, FieldName, AuthorId) = (nominee.Name, nominee.Kind, nominee.Subject, nominee.FieldName, nominee.AuthorId);
        Dossier = Dossier.Open(nominee.Holder, nominee.SubmittedAt);
    }

    public bool IsRecused(Guid accountId) => _recusals.Exists(r => r.AccountId == accountId);

    internal void Seal(SealedSheet sheet, Dossier dossier, DateTimeOffset now) => (Sheet, Dossier) = (sheet, dossier with { SealedAt = now });

    /// <summary>Takes the members in conflict out, once each, by the first reason that holds.</summary>
    internal void Recuse(Council council)
    {
        foreach (var member in council.Members)
            if (!IsRecused(member.AccountId) && Conflict.Of(member, this) is { } reason)
                _recusals.Add(new Recusal(this, member.AccountId, reason));
    }

    internal void Declare(Guid accountId, string note) => _recusals.Add(new Recusal(this, accountId, RecusalReason.Declared, note));

    internal void Choose(int act, int place) => (ChairAct, ChairChoice) = (act, place);

    internal void Count(Standing standing) =>
        (Scorers, Average, Rank, Outcome) = (standing.Scorers, standing.Average, standing.Rank, standing.Outcome);
}

/// <summary>
/// When a member may not score a candidate, besides declaring it himself:
/// he wrote the registration (authorship); his home unit is the candidate's unit (own unit); or his home unit lies on the
/// candidate's path strictly below the council's unit (ancestor), that is, he comes from a committee between the council and
/// the candidate which proposed or confirmed the work. A member whose home is the council's own unit, or a unit above it, is
/// not in conflict by that alone: the council judges from above on that unit's behalf.
/// </summary>
public static class Conflict
{
    public static RecusalReason? Of(CouncilMember member, Candidate candidate)
    {
        if (member.AccountId == candidate.AuthorId) return RecusalReason.Authorship;
        if (member.HomePath == candidate.UnitPath) return RecusalReason.OwnUnit;
        var between = member.HomePath.Length > member.UnitPath.Length
            && UnitPaths.Contains(member.UnitPath, member.HomePath)
            && UnitPaths.Contains(member.HomePath, candidate.UnitPath);
        return between ? RecusalReason.Ancestor : null;
    }
}
