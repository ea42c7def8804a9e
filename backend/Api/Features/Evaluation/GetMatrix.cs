using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Judging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

public enum CellState { Missing, Draft, HandedIn, Recused }

/// <summary>One member on one candidate.</summary>
/// <param name="Total">Only once the session is closed.</param>
public sealed record CellView(Guid CandidateId, Guid AccountId, CellState State, decimal? Total);

public sealed record MatrixCandidate(Guid Id, string Code, string Name, string UnitName, int? Rank);

/// <summary>Members × candidates. While scoring it shows who has handed in, and no figure.</summary>
public sealed record MatrixView(Guid Id, long RowVersion, SessionStatus Status, IReadOnlyList<SessionMemberView> Members, IReadOnlyList<MatrixCandidate> Candidates,
    IReadOnlyList<CellView> Cells) : IView, IExample<MatrixView>
{
    public static MatrixView Example => new(JudgingSessionView.Example.Id, 4, SessionStatus.Scoring, JudgingSessionView.Example.Members,
        [new(CandidateView.Example.Id, "DVK-2026-0031", CandidateView.Example.Name, CandidateView.Example.UnitName, null)],
        [new(CandidateView.Example.Id, JudgingSessionView.Example.Members[0].AccountId, CellState.HandedIn, null)]);
}

/// <summary>Shows who has handed in which sheet; with totals once the session is closed.</summary>
public sealed record GetMatrix(Guid Id) : Query<MatrixView>;

public sealed class GetMatrixHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<GetMatrix, MatrixView>
{
    public async Task<MatrixView> Handle(GetMatrix query, CancellationToken ct)
    {
        var (session, council) = await Bench.Read(db, current.Actor, query.Id, nameof(GetMatrix), ct);
        var sheets = await db.Set<ScoreSheet>().Where(s => s.SessionId == session.Id)
            .Select(s => new { s.CandidateId, s.AccountId, s.Status, s.Total }).ToDictionaryAsync(s => (s.CandidateId, s.AccountId), ct);
        var present = session.Attendance.Select(a => a.AccountId).ToHashSet();
        var candidates = session.Candidates.OrderBy(c => c.Rank ?? int.MaxValue).ThenBy(c => c.Id).ToList();

        CellView Cell(Candidate candidate, CouncilMember member)
        {
            if (candidate.IsRecused(member.AccountId)) return new(candidate.Id, member.AccountId, CellState.Recused, null);
            if (!sheets.TryGetValue((candidate.Id, member.AccountId), out var sheet)) return new(candidate.Id, member.AccountId, CellState.Missing, null);
            var handedIn = sheet.Status == ScoreSheetStatus.HandedIn;
            return new(candidate.Id, member.AccountId, handedIn ? CellState.HandedIn : CellState.Draft, handedIn && session.Status == SessionStatus.Closed ? sheet.Total : null);
        }

        return new MatrixView(session.Id, session.RowVersion, session.Status,
            [.. council.Members.OrderBy(m => m.Role).ThenBy(m => m.Id).Select(m => new SessionMemberView(m.AccountId, m.Name, m.Role, present.Contains(m.AccountId)))],
            [.. candidates.Select(c => new MatrixCandidate(c.Id, c.Code, c.Name, c.UnitName, c.Rank))],
            [.. candidates.SelectMany(c => council.Members.Select(m => Cell(c, m)))]);
    }
}
