using Kheo.Api.Web;
using Kheo.Domain.Judging;

namespace Kheo.Api.Features.Evaluation;

/// <summary>The caller's sheet on one candidate.</summary>
/// <param name="Total">Points less deductions; nothing when a knock-out was found.</param>
public sealed record ScoreSheetView(Guid Id, long RowVersion, Guid CandidateId, ScoreSheetStatus Status, IReadOnlyList<ScoreLine> Lines,
    IReadOnlyList<Deduction> Deductions, IReadOnlyList<KnockOutFound> KnockOuts, decimal Total, DateTimeOffset? HandedInAt, string[] Actions)
    : IView, IExample<ScoreSheetView>
{
    public static ScoreSheetView Example => new(Guid.Parse("0199e000-0000-7000-8000-000000000001"), 3, CandidateView.Example.Id, ScoreSheetStatus.Draft,
        SaveScoreSheet.Example.Lines, SaveScoreSheet.Example.Deductions, [], 83, null, [nameof(SaveScoreSheet), nameof(HandInScoreSheet)]);

    public static ScoreSheetView Of(ScoreSheet sheet, string[] actions) => new(sheet.Id, sheet.RowVersion, sheet.CandidateId, sheet.Status, sheet.Lines,
        sheet.Deductions, sheet.KnockOuts, sheet.Total, sheet.HandedInAt,
        [.. actions.Where(a => a is nameof(SaveScoreSheet) or nameof(HandInScoreSheet))]);
}
