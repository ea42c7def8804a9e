using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Judging;

public sealed record MinutesMember(string Name, CouncilRole Role, bool Present);
public sealed record MinutesRecusal(string Member, string Candidate, RecusalReason Reason, string? Note);
public sealed record MinutesCandidate(Guid CandidateId, Guid RegistrationId, string Code, string Name, string UnitName, Kind Kind, Subject Subject,
    string FieldName, int Entitled, int Scorers, decimal? Average, int InFavour, int KnockOuts, int? Rank, Outcome Outcome, TieBreak? SettledBy);

/// <summary>Biên bản: what happened, as data. Written once, when the session closes, and never again.</summary>
public sealed record Minutes(string Title, string Campaign, string Tier, DateOnly HeldOn, string Council, string CouncilDecision, DateOnly CouncilDecisionDate,
    DateTimeOffset OpenedAt, DateTimeOffset ClosedAt, SessionRules Rules, int Seats, int Present, IReadOnlyList<MinutesMember> Members,
    IReadOnlyList<MinutesRecusal> Recusals, IReadOnlyList<MinutesCandidate> Candidates)
{
    internal static Minutes Of(JudgingSession session, Council council, IReadOnlyList<Standing> standings, DateTimeOffset now)
    {
        var present = session.Attendance.Select(a => a.AccountId).ToHashSet();
        var members = council.Members.OrderBy(m => m.Role).Select(m => new MinutesMember(m.Name, m.Role, present.Contains(m.AccountId))).ToList();
        var byId = session.Candidates.ToDictionary(c => c.Id);
        return new Minutes(session.Title, session.CampaignName, session.TierName, session.HeldOn, council.Name, council.DecisionNumber, council.DecisionDate, session.OpenedAt!.Value, now,
            session.Rules, members.Count, members.Count(m => m.Present), members,
            [.. session.Candidates.SelectMany(c => c.Recusals.Select(r => new MinutesRecusal(council.Seat(r.AccountId)!.Name, c.Name, r.Reason, r.Note)))],
            [.. standings.Select(s => Line(byId[s.CandidateId], s))]);
    }

    private static MinutesCandidate Line(Candidate c, Standing s) => new(c.Id, c.RegistrationId, c.Code, c.Name, c.UnitName, c.Kind,
        c.Subject, c.FieldName, s.Entitled, s.Scorers, s.Average, s.InFavour, s.KnockOuts, s.Rank, s.Outcome, s.SettledBy);
}
