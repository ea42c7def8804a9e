using Kheo.Domain.Access;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Organisation;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Demo;

internal sealed partial class Story
{
    private static readonly SessionRules SmallRules = new(new Quorum(2, 3), new PassRule(65, 65, 66, 60), [new(TieBreak.HigherOnCriterion, "C"), new(TieBreak.EarlierSubmission), new(TieBreak.ChairChoice)], []);

    private static readonly SessionRules ProvinceRules = new(new Quorum(2, 3), new PassRule(70, 70, 66, 60),
        [new(TieBreak.HigherOnCriterion, "C"), new(TieBreak.MoreScorers), new(TieBreak.EarlierSubmission), new(TieBreak.ChairChoice)],
        [new Quota(Subject.Collective, 40), new Quota(Subject.Individual, 15), new Quota(Subject.Household, 8)]);

    private static readonly string[] Deductions = ["Số liệu minh chứng chưa đầy đủ, thiếu biên bản họp dân.", "Nộp báo cáo kết quả chậm so với kế hoạch.", "Cách làm chưa mới so với năm trước.", "Ảnh trước và sau chưa rõ."];

    private Council Constitute(Unit unit, string name, string number, DateOnly on, params (Account Account, Unit Home, CouncilRole Role)[] seats)
    {
        var council = Council.Constitute(unit.Id, unit.Path, name, number, on, on, null, [.. seats.Select(s => new Seat(s.Account.Id, s.Home.Id, s.Home.Path, s.Account.DisplayName, s.Role))]);
        Councils.Add(council);
        return council;
    }

    private void Constitute(Upper upper)
    {
        var last = upper.Bases[^1];
        upper.Council = Constitute(upper.Unit, $"Hội đồng bình xét Dân vận khéo {upper.Place}", $"{_dice.Between(20, 90)}-QĐ/ĐU", new DateOnly(2025, 9, 10),
            (upper.Secretary, upper.Unit, CouncilRole.Chair), (upper.Deputy, upper.Unit, CouncilRole.Secretary), (upper.Third, upper.Unit, CouncilRole.Member),
            (upper.Bases[0].Officer, upper.Bases[0].Spot.Unit, CouncilRole.Member), (last.Officer, last.Spot.Unit, CouncilRole.Member));
    }

    private JudgingSession Prepare(Year year, Council council, Tier tier, string title, DateOnly heldOn, SessionRules rules, IReadOnlyList<Dossiered> dossiers)
    {
        var session = JudgingSession.Prepare(council, new Forum(year.Campaign.Id, year.Campaign.Name, tier.Id, tier.Name), title, heldOn, rules);
        session.AddCandidates(council, [.. dossiers.Select(d => new Nominee(d.Registration.Id, d.Registration.Code, d.Registration.UnitId, d.Registration.UnitPath, d.Spot.Unit.PartyName,
            d.Registration.Name, d.Registration.Kind, d.Registration.Subject, year.Field(d.Idea.Field).Name, d.Registration.AuthorId, d.Registration.Holder, d.Registration.SubmittedAt))]);
        Sessions.Add(session);
        return session;
    }

    private List<ScoreSheet> OpenScoring(Year year, JudgingSession session, Council council, IReadOnlyList<Dossiered> dossiers, DateTimeOffset at)
    {
        var sheets = session.Open(council, Enum.GetValues<Subject>().ToDictionary(s => s, s => SealedSheet.Of(year.Campaign.SheetFor(s)!)),
            dossiers.ToDictionary(d => d.Registration.Id, d => Sealed(year, d)), at).ToList();
        ScoreSheets.AddRange(sheets);
        return sheets;
    }

    /// <summary>Everybody scores, those present are recorded, ties are settled by the chair, the session closes.</summary>
    private void ScoreAndClose(JudgingSession session, Council council, IReadOnlyList<Dossiered> dossiers, List<ScoreSheet> sheets, DateTimeOffset at)
    {
        var byId = session.Candidates.ToDictionary(c => c.Id);
        var merit = session.Candidates.ToDictionary(c => c.Id, _ => _dice.Chance(12) ? _dice.Between(48, 62) : _dice.Between(72, 96));
        foreach (var sheet in sheets) Score(session, byId[sheet.CandidateId], sheet, merit[sheet.CandidateId], at.AddMinutes(-_dice.Between(5, 170)));
        session.RecordAttendance(council, [.. council.Members.Select(m => m.AccountId)], at.AddHours(-1));
        while (session.Standings(council, sheets).Where(s => s.Tied).GroupBy(s => (byId[s.CandidateId].Subject, s.Rank)).FirstOrDefault() is { } tie)
        {
            var order = tie.Select(s => s.CandidateId).ToList();
            var chair = council.Members.Single(m => m.Role == CouncilRole.Chair);
            var chooser = order.Exists(c => byId[c].IsRecused(chair.AccountId)) ? council.Members.Single(m => m.Role == CouncilRole.Secretary) : chair;
            session.ChooseTie(council, chooser.AccountId, order, sheets);
        }
        session.Close(council, sheets, at);
        var secretary = council.Members.Single(m => m.Role == CouncilRole.Secretary).AccountId;
        foreach (var dossier in dossiers)
        {
            var candidate = session.Candidates.Single(c => c.RegistrationId == dossier.Registration.Id);
            Act(dossier, "CloseSession", at, Accounts.First(a => a.Id == secretary), () => dossier.Registration.MarkJudged(at));
            dossier.Outcomes[session.UnitId] = candidate.Outcome!.Value;
            dossier.Judged = new JudgedBelow(session.Title, session.HeldOn, candidate.Scorers ?? 0, candidate.Average, candidate.Rank, candidate.Outcome.Value);
        }
    }

    private void Score(JudgingSession session, Candidate candidate, ScoreSheet sheet, int merit, DateTimeOffset at, bool handIn = true)
    {
        var lines = candidate.Sheet.Lines().Select(l => new ScoreLine(l.Key, Math.Min(l.Value, Math.Max(0, Math.Round(l.Value * (merit + _dice.Between(-6, 6)) / 100 * 2) / 2))));
        var deductions = _dice.Chance(9) ? new[] { new Deduction(_dice.Between(1, 4) / 2m, _dice.Pick(Deductions)) } : [];
        sheet.Save(session, candidate, new Scoring([.. lines.Take(handIn ? int.MaxValue : 3)], deductions, []));
        if (handIn) sheet.HandIn(session, candidate, at);
    }

    private Dossier Sealed(Year year, Dossiered d) => new(null, d.Registration.Holder, d.Registration.SubmittedAt, d.Registration.Parts, Reported(year, d),
        [.. d.Files.Select(f => new DossierFile(f.Id, f.Purpose, f.Name, f.ContentType, f.Size, Convert.ToHexStringLower(f.Sha256)))], Below(d));

    private static DossierResult? Reported(Year year, Dossiered d) => d.Result is not { } result ? null : new DossierResult(
        new ResultText(result.Narrative, result.Difficulties, result.Causes, result.Proposals), result.ConfirmedAt,
        [.. result.Indicators.Select(v => (Value: v, Asked: year.Campaign.Indicators.First(i => i.Code == v.Indicator)))
            .Select(v => new DossierIndicator(v.Asked.Code, v.Asked.Name, v.Asked.Measure, v.Asked.UnitName, v.Value.Baseline, v.Value.Target, v.Value.Actual, v.Value.Approximate, v.Value.Note))]);

    private static List<DossierRecognition> Below(Dossiered d) =>
        [.. d.Recognitions.Select(r => new DossierRecognition(r.TierName, r.AuthorityName, r.DecisionNumber, r.RecognisedOn, r.Typical, r.CertificateCode))];
}
