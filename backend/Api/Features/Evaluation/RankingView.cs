using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>One candidate's figures.</summary>
/// <param name="Entitled">Members of the council less those recused.</param>
/// <param name="InFavour">Scorers at or above the pass mark.</param>
/// <param name="Rank">Among candidates of the same subject; absent when not scored.</param>
/// <param name="Tied">Still equal to another that passes: the chair has to choose.</param>
/// <param name="SettledBy">The tie rule that told it from its equals.</param>
public sealed record RankingRow(Guid CandidateId, Guid RegistrationId, string Code, string Name, string UnitName, Kind Kind, Subject Subject, string FieldName,
    int Entitled, int Scorers, decimal? Average, int InFavour, int KnockOuts, int? Rank, Outcome Outcome, bool Tied, TieBreak? SettledBy);

/// <summary>How the session stands, or how it ended. Subjects are ranked apart.</summary>
/// <param name="Final">True once the session is closed.</param>
public sealed record RankingView(Guid Id, long RowVersion, string Title, bool Final, IReadOnlyList<Quota> Quotas, IReadOnlyList<RankingRow> Rows, string[] Actions)
    : IView, IExample<RankingView>
{
    public static RankingView Example => new(JudgingSessionView.Example.Id, 9, JudgingSessionView.Example.Title, true, [new(Subject.Collective, 20)],
        [new(CandidateView.Example.Id, EligibleRow.Example.Id, "DVK-2026-0031", CandidateView.Example.Name, CandidateView.Example.UnitName, Kind.Model,
            Subject.Collective, CandidateView.Example.FieldName, 9, 9, 91.33m, 9, 0, 1, Outcome.Passed, false, null)], []);

    public static async Task<RankingView> Of(KheoDbContext db, Actor actor, Guid sessionId, string operation, CancellationToken ct)
    {
        var bench = await Bench.Read(db, actor, sessionId, operation, ct);
        var (session, council) = bench;
        // What is closed is read from the minutes, never counted again.
        var rows = session.Minutes is { } minutes
            ? minutes.Candidates.Select(m => new RankingRow(m.CandidateId, m.RegistrationId, m.Code, m.Name, m.UnitName, m.Kind, m.Subject, m.FieldName,
                m.Entitled, m.Scorers, m.Average, m.InFavour, m.KnockOuts, m.Rank, m.Outcome, false, m.SettledBy))
            : Live(session, session.Standings(council, await db.Set<ScoreSheet>().Where(s => s.SessionId == sessionId).ToListAsync(ct)));
        return new RankingView(session.Id, session.RowVersion, session.Title, session.Status == SessionStatus.Closed, session.Rules.Quotas,
            [.. rows.OrderBy(r => r.Subject).ThenBy(r => r.Rank ?? int.MaxValue).ThenBy(r => r.CandidateId)], SessionPolicy.Table.Actions(actor, bench.Facts(actor)));
    }

    private static IEnumerable<RankingRow> Live(JudgingSession session, IReadOnlyList<Standing> standings)
    {
        var candidates = session.Candidates.ToDictionary(c => c.Id);
        foreach (var s in standings)
        {
            var c = candidates[s.CandidateId];
            yield return new RankingRow(c.Id, c.RegistrationId, c.Code, c.Name, c.UnitName, c.Kind, c.Subject, c.FieldName,
                s.Entitled, s.Scorers, s.Average, s.InFavour, s.KnockOuts, s.Rank, s.Outcome, s.Tied, s.SettledBy);
        }
    }
}
