using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Judging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>Keeps the caller's score sheet on a candidate as far as it is filled; saved as often as one likes until it is handed in. If-Match is the sheet's version.</summary>
public sealed record SaveScoreSheet : Change<ScoreSheetView>, IExample<SaveScoreSheet>
{
    /// <summary>A score for each criterion without sub-criteria, or for each sub-criterion; 0 to its maximum, in hundredths at most.</summary>
    public required IReadOnlyList<ScoreLine> Lines { get; init; }
    /// <summary>Points taken off, each with its written reason.</summary>
    public required IReadOnlyList<Deduction> Deductions { get; init; }
    /// <summary>Conditions of the sheet found to hold, each with its written reason.</summary>
    public required IReadOnlyList<KnockOutFound> KnockOuts { get; init; }

    public static SaveScoreSheet Example => new()
    {
        Lines = [new("I", 35), new("II", 50, "Nhiều hộ làm theo")], Deductions = [new(2, "Báo cáo kết quả nộp muộn 5 ngày")], KnockOuts = [],
    };
}

public sealed class SaveScoreSheetValidator : AbstractValidator<SaveScoreSheet>
{
    public SaveScoreSheetValidator()
    {
        RuleFor(c => c.Lines).Must(l => l.Count <= 200).WithErrorCode("out-of-range");
        RuleFor(c => c.Deductions).Must(d => d.Count <= 50).WithErrorCode("out-of-range");
        RuleFor(c => c.KnockOuts).Must(k => k.Count <= 50).WithErrorCode("out-of-range");
        RuleForEach(c => c.Lines).Must(l => l.Score is >= -9999 and <= 9999 && l.Criterion.Length <= 60 && l.Remark is null or { Length: <= 2000 }).WithErrorCode("out-of-range");
        RuleForEach(c => c.Deductions).Must(d => d.Points is >= -9999 and <= 9999 && d.Reason.Length <= 2000).WithErrorCode("out-of-range");
        RuleForEach(c => c.KnockOuts).Must(k => k.Code.Length <= 60 && k.Reason.Length <= 2000).WithErrorCode("out-of-range");
    }
}

public sealed class SaveScoreSheetHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<SaveScoreSheet, ScoreSheetView>
{
    public async Task<ScoreSheetView> Handle(SaveScoreSheet command, CancellationToken ct)
    {
        var (bench, candidate) = await Bench.ForCandidate(db, current.Actor, command.Id, nameof(SaveScoreSheet), ct);
        var sheet = await MySheet.ForChange(db, current.Actor, bench.Session, candidate, ct);
        sheet.Save(bench.Session, candidate, new Scoring(command.Lines, command.Deductions, command.KnockOuts));
        await db.SaveChangesAsync(ct);
        return MySheet.View(current.Actor, bench, candidate, sheet);
    }
}

/// <summary>The caller's own sheet on a candidate. Law comes before absence: who is recused is told so, not that there is nothing.</summary>
internal static class MySheet
{
    public static async Task<ScoreSheet> ForChange(KheoDbContext db, Actor actor, JudgingSession session, Candidate candidate, CancellationToken ct)
    {
        session.DemandScorer(candidate, actor.AccountId);
        var sheet = await db.Set<ScoreSheet>().AsTracking().SingleOrDefaultAsync(s => s.CandidateId == candidate.Id && s.AccountId == actor.AccountId, ct) ?? throw new Absent();
        KheoDbContext.Expect(sheet, db.Request!.IfMatch!.Value);
        return sheet;
    }

    public static ScoreSheetView View(Actor actor, Bench bench, Candidate candidate, ScoreSheet sheet) => ScoreSheetView.Of(sheet,
        SessionPolicy.Candidates.Actions(actor, new CandidateFacts(bench.Facts(actor), candidate.IsRecused(actor.AccountId), sheet.Status)));
}
