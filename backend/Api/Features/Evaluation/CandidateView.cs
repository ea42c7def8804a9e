using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>Where the caller stands with one candidate of his queue.</summary>
public sealed record MySheetBrief(long RowVersion, ScoreSheetStatus Status, decimal Total, DateTimeOffset? HandedInAt);

/// <summary>A candidate in the queue.</summary>
/// <param name="Recused">Why the caller may not score it; absent when he may.</param>
/// <param name="MySheet">Absent before scoring opens, and where the caller is recused or has no seat.</param>
/// <param name="Rank">With average and outcome, once the session is closed.</param>
public sealed record CandidateRow(Guid Id, long RowVersion, Guid RegistrationId, string Code, string Name, string UnitName, Kind Kind, Subject Subject,
    string FieldName, RecusalReason? Recused, MySheetBrief? MySheet, decimal? Average, int? Rank, Outcome? Outcome, string[] Actions) : IView, IExample<CandidateRow>
{
    public static CandidateRow Example => new(CandidateView.Example.Id, 1, EligibleRow.Example.Id, "DVK-2026-0031", EligibleRow.Example.Name, EligibleRow.Example.UnitName,
        Kind.Model, Subject.Collective, EligibleRow.Example.FieldName, null, new MySheetBrief(3, ScoreSheetStatus.Draft, 83, null), null, null, null,
        [nameof(SaveScoreSheet), nameof(HandInScoreSheet), nameof(DeclareConflict)]);
}

/// <summary>A candidate with its sealed dossier, the sheet it is scored by, and the caller's own sheet.</summary>
public sealed record CandidateView(Guid Id, long RowVersion, Guid SessionId, SessionStatus SessionStatus, Guid RegistrationId, string Code, string Name,
    string UnitName, Kind Kind, Subject Subject, string FieldName, SealedSheet Sheet, Dossier Dossier, RecusalReason? Recused, ScoreSheetView? MySheet,
    int? Scorers, decimal? Average, int? Rank, Outcome? Outcome, string[] Actions) : IView, IExample<CandidateView>
{
    public static CandidateView Example => new(
        Guid.Parse("0199d000-0000-7000-8000-000000000001"), 1, JudgingSessionView.Example.Id, SessionStatus.Scoring, EligibleRow.Example.Id, "DVK-2026-0031",
        EligibleRow.Example.Name, EligibleRow.Example.UnitName, Kind.Model, Subject.Collective, EligibleRow.Example.FieldName,
        new SealedSheet(1, [new("I", "Cách làm sáng tạo", 40, []), new("II", "Hiệu quả, sức lan tỏa", 60, [])], [new("excellent", "Xuất sắc", 90)], 50,
            [new("X", "Có đơn thư, khiếu kiện đúng sự thật")]),
        new Dossier(new DateTimeOffset(2026, 10, 20, 1, 0, 0, TimeSpan.Zero), null, new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero),
            new FormParts { Situation = "Tuyến đường ấp còn nhiều rác thải", Objectives = "Trồng 2 km hoa hai bên đường" },
            new DossierResult(new ResultText("Đã trồng 2,1 km hoa, 84 hộ tham gia", null, null, null), new DateTimeOffset(2026, 10, 1, 1, 0, 0, TimeSpan.Zero),
                [new("workdays", "Ngày công huy động", Measure.Workday, null, null, 200, 240, false, null)]), [], [],
            Answers: new SealedAnswers(1, [new("so-ho", "Số hộ tham gia", OwnFieldType.Number, UnitName: "hộ"), new("phoi-hop", "Đơn vị phối hợp", OwnFieldType.Unit)],
                new Dictionary<string, OwnAnswer> { ["so-ho"] = new OwnAnswer.Number(84), ["phoi-hop"] = new OwnAnswer.Words("0193a000-0000-7000-8000-000000000002") },
                new Dictionary<Guid, string> { [Guid.Parse("0193a000-0000-7000-8000-000000000002")] = "Chi bộ ấp Trung Hòa" })),
        null, null, null, null, null, null, [nameof(SaveScoreSheet), nameof(HandInScoreSheet), nameof(DeclareConflict)]);

    public static async Task<CandidateView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct)
    {
        var (me, sitting) = (actor.AccountId, Bench.SeatsOf(db, actor));
        var found = await (
            from s in db.Set<JudgingSession>().SeatedOrVisible(actor)
            from candidate in s.Candidates
            where candidate.Id == id
            select new
            {
                Candidate = candidate,
                Session = new { s.Id, s.UnitPath, s.Status },
                Seat = sitting.Where(m => m.CouncilId == s.CouncilId).Select(m => (CouncilRole?)m.Role).FirstOrDefault(),
                Recused = candidate.Recusals.Where(r => r.AccountId == me).Select(r => (RecusalReason?)r.Reason).FirstOrDefault(),
                Sheet = db.Set<ScoreSheet>().FirstOrDefault(x => x.CandidateId == id && x.AccountId == me),
            }).SingleOrDefaultAsync(ct) ?? throw new Absent();
        var c = found.Candidate;
        var facts = new CandidateFacts(new SessionFacts(found.Session.UnitPath, found.Session.Status, found.Seat), found.Recused is not null, found.Sheet?.Status);
        var actions = SessionPolicy.Candidates.Actions(actor, facts);
        return new CandidateView(c.Id, c.RowVersion, c.SessionId, found.Session.Status, c.RegistrationId, c.Code, c.Name, c.UnitName, c.Kind, c.Subject,
            c.FieldName, c.Sheet, c.Dossier, found.Recused, found.Sheet is null || found.Recused is not null ? null : ScoreSheetView.Of(found.Sheet, actions),
            c.Scorers, c.Average, c.Rank, c.Outcome, actions);
    }
}
