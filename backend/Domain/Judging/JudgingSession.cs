using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Judging;

public enum SessionStatus { Preparing, Scoring, Closed }

/// <summary>What is judged, and where. The names stay with the session: a member from elsewhere reaches neither campaign nor tier.</summary>
public sealed record Forum(Guid CampaignId, string CampaignName, Guid TierId, string TierName);

/// <summary>A member whom the secretary recorded as present.</summary>
public sealed record Attendance(Guid AccountId, DateTimeOffset At);

/// <summary>Đợt bình xét: a council judges candidates of one campaign at one tier. Closing is final.</summary>
public sealed class JudgingSession : UnitOwned
{
    /// <summary>The whole lifecycle: verb, from which statuses, to which (null: it stays). There is no way back.</summary>
    public static readonly IReadOnlyList<Step<SessionStatus>> Lifecycle =
    [
        new("AddCandidates", [SessionStatus.Preparing], null, Domain.Rules.SessionNotPreparing),
        new("RemoveCandidate", [SessionStatus.Preparing], null, Domain.Rules.SessionNotPreparing),
        new("Open", [SessionStatus.Preparing], SessionStatus.Scoring, Domain.Rules.SessionNotPreparing),
        new("RecordAttendance", [SessionStatus.Preparing, SessionStatus.Scoring], null, Domain.Rules.SessionClosed),
        new("DeclareConflict", [SessionStatus.Preparing, SessionStatus.Scoring], null, Domain.Rules.SessionClosed),
        new("Score", [SessionStatus.Scoring], null, Domain.Rules.SessionNotScoring),
        new("ChooseTie", [SessionStatus.Scoring], null, Domain.Rules.SessionNotScoring),
        new("Close", [SessionStatus.Scoring], SessionStatus.Closed, Domain.Rules.SessionNotScoring),
    ];

    private readonly List<Candidate> _candidates = [];

    public Guid CouncilId { get; private set; }
    public Guid CampaignId { get; private set; }
    public Guid TierId { get; private set; }
    public string CampaignName { get; private set; } = "";
    public string TierName { get; private set; } = "";
    public string Title { get; private set; } = "";
    public DateOnly HeldOn { get; private set; }
    public SessionStatus Status { get; private set; }
    public SessionRules Rules { get; private set; } = null!;
    public IReadOnlyList<Attendance> Attendance { get; private set; } = [];
    public Minutes? Minutes { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public IReadOnlyList<Candidate> Candidates => _candidates;

    private JudgingSession() { }

    public static bool Allows(string verb, SessionStatus status) => Lifecycle.Allows(verb, status);

    public static JudgingSession Prepare(Council council, Forum forum, string title, DateOnly heldOn, SessionRules rules)
    {
        RuleBroken.When(!council.SitsOn(heldOn), Domain.Rules.CouncilOutOfTerm);
        rules.Check();
        return new JudgingSession
        {
            CouncilId = council.Id, UnitId = council.UnitId, UnitPath = council.UnitPath, CampaignId = forum.CampaignId,
            CampaignName = forum.CampaignName, TierId = forum.TierId, TierName = forum.TierName, Title = title, HeldOn = heldOn, Rules = rules,
        };
    }

    public IReadOnlyList<Candidate> AddCandidates(Council council, IReadOnlyList<Nominee> nominees)
    {
        Status = Lifecycle.Next("AddCandidates", Status);
        foreach (var nominee in nominees)
        {
            RuleBroken.When(_candidates.Exists(c => c.RegistrationId == nominee.RegistrationId), Domain.Rules.CandidateOnce);
            RuleBroken.When(nominee.UnitPath == UnitPath || !UnitPaths.Contains(UnitPath, nominee.UnitPath), Domain.Rules.CandidateNotBelow);
            var candidate = new Candidate(this, nominee);
            candidate.Recuse(council);
            _candidates.Add(candidate);
        }
        return _candidates[^nominees.Count..];
    }

    public void RemoveCandidate(Guid candidateId)
    {
        Status = Lifecycle.Next("RemoveCandidate", Status);
        _candidates.Remove(Find(candidateId));
    }

    /// <summary>
    /// Seals every dossier with the newest criteria sheet of its subject, takes out the members in conflict and deals a blank
    /// sheet to everybody else. Dossiers are keyed by registration.
    /// </summary>
    public IReadOnlyList<ScoreSheet> Open(Council council, IReadOnlyDictionary<Subject, SealedSheet> sheets,
        IReadOnlyDictionary<Guid, Dossier> dossiers, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Open", Status);
        RuleBroken.When(!council.SitsOn(HeldOn), Domain.Rules.CouncilOutOfTerm);
        RuleBroken.When(_candidates.Count == 0, Domain.Rules.SessionNoCandidates);
        RuleBroken.When(_candidates.Exists(c => !sheets.ContainsKey(c.Subject)), Domain.Rules.SessionNoCriteriaSheet);
        var codes = sheets.Values.SelectMany(s => s.Criteria).SelectMany(c => c.SubCriteria.Select(p => p.Code).Append(c.Code)).ToHashSet();
        RuleBroken.When(Rules.Ties.Any(t => t.Criterion is { } code && !codes.Contains(code)), Domain.Rules.SessionTieCriterion);
        foreach (var candidate in _candidates)
        {
            candidate.Recuse(council);
            candidate.Seal(sheets[candidate.Subject], dossiers[candidate.RegistrationId], now);
        }
        (Status, OpenedAt) = (next, now);
        return [.. _candidates.SelectMany(c => council.Members.Where(m => !c.IsRecused(m.AccountId)).Select(m => ScoreSheet.Blank(c, m.AccountId)))];
    }

    /// <summary>Says who is present, all of them; a member named before keeps the time he came.</summary>
    public void RecordAttendance(Council council, IReadOnlyCollection<Guid> present, DateTimeOffset now)
    {
        Status = Lifecycle.Next("RecordAttendance", Status);
        RuleBroken.When(present.Any(p => council.Seat(p) is null), Domain.Rules.SessionNotAMember);
        Attendance = [.. present.Distinct().Select(p => Attendance.FirstOrDefault(a => a.AccountId == p) ?? new Attendance(p, now))];
    }

    /// <summary>The member steps aside for one candidate; a sheet he has handed in on it no longer counts.</summary>
    public void DeclareConflict(Council council, Guid candidateId, Guid accountId, string note)
    {
        Status = Lifecycle.Next("DeclareConflict", Status);
        RuleBroken.When(council.Seat(accountId) is null, Domain.Rules.SessionNotAMember);
        var candidate = Find(candidateId);
        RuleBroken.When(candidate.IsRecused(accountId), Domain.Rules.CandidateAlreadyRecused);
        candidate.Declare(accountId, note);
    }

    /// <summary>
    /// The chair puts candidates that every other tie rule left equal into an order, first is best. Where the chair is recused
    /// from one of them, the secretary records the choice.
    /// </summary>
    public void ChooseTie(Council council, Guid accountId, IReadOnlyList<Guid> order, IEnumerable<ScoreSheet> sheets)
    {
        Status = Lifecycle.Next("ChooseTie", Status);
        var chosen = order.Select(Find).ToList();
        RuleBroken.When(council.Seat(accountId)?.Role != Chooser(council, chosen), Domain.Rules.TieChairOnly);
        var standings = Standings(council, sheets).ToDictionary(s => s.CandidateId);
        RuleBroken.When(order.Count < 2 || order.Distinct().Count() != order.Count, Domain.Rules.TieNotTied);
        var rank = standings[order[0]].Rank;
        var equals = _candidates.Where(c => c.Subject == chosen[0].Subject && standings[c.Id] is { Tied: true } s && s.Rank == rank).Select(c => c.Id);
        RuleBroken.When(!equals.ToHashSet().SetEquals(order), Domain.Rules.TieNotTied);
        var act = (_candidates.Max(c => c.ChairAct) ?? 0) + 1;
        for (var place = 0; place < chosen.Count; place++) chosen[place].Choose(act, place + 1);
    }

    public IReadOnlyList<Standing> Standings(Council council, IEnumerable<ScoreSheet> sheets) =>
        Ranking.Of(Rules, council.Members.Count, _candidates, sheets);

    /// <summary>Counts, ranks and freezes. Needs the quorum present and every tie among those who pass settled.</summary>
    public void Close(Council council, IEnumerable<ScoreSheet> sheets, DateTimeOffset now)
    {
        var next = Lifecycle.Next("Close", Status);
        var present = council.Members.Count(m => Attendance.Any(a => a.AccountId == m.AccountId));
        RuleBroken.When(!Rules.Quorum.Met(present, council.Members.Count), Domain.Rules.SessionNoQuorum);
        var standings = Standings(council, sheets);
        RuleBroken.When(standings.Any(s => s.Tied), Domain.Rules.SessionTieUnresolved);
        foreach (var standing in standings) Find(standing.CandidateId).Count(standing);
        (Status, ClosedAt) = (next, now);
        Minutes = Minutes.Of(this, council, standings, now);
    }

    /// <summary>Refuses whoever may not score this candidate now.</summary>
    public void DemandScorer(Candidate candidate, Guid accountId)
    {
        Lifecycle.Next("Score", Status);
        RuleBroken.When(candidate.IsRecused(accountId), Domain.Rules.ScorerRecused);
    }

    private static CouncilRole Chooser(Council council, List<Candidate> chosen)
    {
        var chair = council.Members.Single(m => m.Role == CouncilRole.Chair);
        return chosen.Exists(c => c.IsRecused(chair.AccountId)) ? CouncilRole.Secretary : CouncilRole.Chair;
    }

    private Candidate Find(Guid candidateId) => _candidates.Find(c => c.Id == candidateId) ?? throw new RuleBroken(Domain.Rules.CandidateNotHere);
}
