using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Judging;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>How far the caller is through his own sheets: n of m handed in.</summary>
public sealed record QueueView(int HandedIn, int Of);

/// <summary>A session in a list.</summary>
/// <param name="MyQueue">Absent when the caller has no seat, or scoring has not begun.</param>
public sealed record JudgingSessionRow(Guid Id, long RowVersion, string UnitPath, string Title, DateOnly HeldOn, SessionStatus Status, Guid CampaignId,
    string CampaignName, Guid TierId, string TierName, string CouncilName, int Candidates, CouncilRole? MySeat, QueueView? MyQueue, string[] Actions)
    : IView, IExample<JudgingSessionRow>
{
    public static JudgingSessionRow Example => new(JudgingSessionView.Example.Id, 4, "/VN/AB/", JudgingSessionView.Example.Title, new DateOnly(2026, 10, 20), SessionStatus.Scoring,
        JudgingSessionView.Example.CampaignId, JudgingSessionView.Example.CampaignName, JudgingSessionView.Example.TierId, "Cấp tỉnh", CouncilView.Example.Name, 24,
        CouncilRole.Member, new QueueView(7, 23), []);
}

/// <summary>A member of the session's council, and whether he is recorded as present.</summary>
public sealed record SessionMemberView(Guid AccountId, string Name, CouncilRole Role, bool Present);

/// <summary>A session with its rules, its members and the caller's own queue.</summary>
public sealed record JudgingSessionView(Guid Id, long RowVersion, Guid UnitId, string UnitPath, string Title, DateOnly HeldOn, SessionStatus Status, Guid CampaignId,
    string CampaignName, Guid TierId, string TierName, Guid CouncilId, string CouncilName, string CouncilDecision, SessionRules Rules,
    IReadOnlyList<SessionMemberView> Members, int Present, bool QuorumMet, int Candidates, CouncilRole? MySeat, QueueView? MyQueue,
    DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt, string[] Actions) : IView, IExample<JudgingSessionView>
{
    public static JudgingSessionView Example => new(
        Guid.Parse("0199b000-0000-7000-8000-000000000001"), 4, CouncilView.Example.UnitId, "/VN/AB/", "Bình xét mô hình Dân vận khéo năm 2026",
        new DateOnly(2026, 10, 20), SessionStatus.Scoring, Guid.Parse("0198c1a2-0010-7c3d-9f10-6a2b4c8d0e1f"), "Thi đua Dân vận khéo năm 2026",
        Guid.Parse("0198c1a2-0002-7c3d-9f10-6a2b4c8d0e1f"), "Cấp tỉnh", CouncilView.Example.Id, CouncilView.Example.Name, "15-QĐ/TU", CreateJudgingSession.Example.Rules,
        [new(CouncilView.Example.Members[0].AccountId, "Chủ tịch Hội đồng", CouncilRole.Chair, true)], 1, true, 24, CouncilRole.Chair, new QueueView(7, 23),
        new DateTimeOffset(2026, 10, 20, 1, 0, 0, TimeSpan.Zero), null, [nameof(RecordAttendance), nameof(ChooseTie)]);

    public static async Task<JudgingSessionView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var me = actor.AccountId;
        var found = await db.Set<JudgingSession>().SeatedOrVisible(actor).Where(s => s.Id == id).Select(s => new
        {
            Session = s,
            Candidates = s.Candidates.Count,
            Dealt = db.Set<ScoreSheet>().Count(x => x.SessionId == id && x.AccountId == me && !s.Candidates.Any(c => c.Id == x.CandidateId && c.Recusals.Any(r => r.AccountId == me))),
            HandedIn = db.Set<ScoreSheet>().Count(x => x.SessionId == id && x.AccountId == me && x.Status == ScoreSheetStatus.HandedIn
                && !s.Candidates.Any(c => c.Id == x.CandidateId && c.Recusals.Any(r => r.AccountId == me))),
        }).SingleOrDefaultAsync(ct) ?? throw new Absent();
        var s = found.Session;
        var council = await db.Set<Council>().Include(c => c.Members).SingleAsync(c => c.Id == s.CouncilId, ct);
        var bench = new Bench(s, council) { Today = db.Request!.Today };
        var present = s.Attendance.Select(a => a.AccountId).ToHashSet();
        return new JudgingSessionView(s.Id, s.RowVersion, s.UnitId, s.UnitPath, s.Title, s.HeldOn, s.Status, s.CampaignId, s.CampaignName, s.TierId, s.TierName,
            council.Id, council.Name, council.DecisionNumber, s.Rules,
            [.. council.Members.OrderBy(m => m.Role).ThenBy(m => m.Id).Select(m => new SessionMemberView(m.AccountId, m.Name, m.Role, present.Contains(m.AccountId)))],
            present.Count, s.Rules.Quorum.Met(present.Count, council.Members.Count), found.Candidates, bench.Facts(actor).Seat,
            found.Dealt == 0 ? null : new QueueView(found.HandedIn, found.Dealt), s.OpenedAt, s.ClosedAt, SessionPolicy.Table.Actions(actor, bench.Facts(actor)));
    }
}
