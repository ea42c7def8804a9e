using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;

namespace Kheo.Domain.Tests.Judging;

/// <summary>A council of five at `/AB/` and sessions in any state, with nothing but the law.</summary>
internal sealed class Bench
{
    public static readonly DateTimeOffset Now = new(2026, 10, 20, 2, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Day = new(2026, 10, 20);

    public static readonly SealedSheet Sheet = new(1,
        [new("hq", "Hiệu quả", 60, []), new("cl", "Cách làm", 40, [new("cl1", "Sáng tạo", 25), new("cl2", "Lan tỏa", 15)])],
        [], null, [new("kl", "Tập thể có đảng viên bị kỷ luật")]);

    public static readonly SessionRules Plain = new(new(2, 3), new(50, 50, 50),
        [new(TieBreak.HigherOnCriterion, "cl"), new(TieBreak.EarlierSubmission), new(TieBreak.ChairChoice)], []);

    public static readonly Forum Forum = new(Guid.NewGuid(), "Dân vận khéo năm 2026", Guid.NewGuid(), "Cấp tỉnh");

    public Guid Unit { get; } = Guid.NewGuid();
    public Council Council { get; }
    public JudgingSession Session { get; }
    public List<ScoreSheet> Sheets { get; } = [];

    public Guid Chair => Council.Members.Single(m => m.Role == CouncilRole.Chair).AccountId;
    public Guid Secretary => Council.Members.Single(m => m.Role == CouncilRole.Secretary).AccountId;
    public IEnumerable<Guid> Everybody => Council.Members.Select(m => m.AccountId);

    private Bench(SessionRules rules, IReadOnlyList<Seat> seats)
    {
        Council = Council.Constitute(Unit, "/AB/", "Hội đồng bình xét Dân vận khéo", "15-QĐ/TU", new(2026, 1, 10), new(2026, 1, 10), new(2027, 1, 1), seats);
        Session = JudgingSession.Prepare(Council, Forum, "Bình xét năm 2026", Day, rules);
    }

    public static Seat Seat(CouncilRole role, string home = "/AB/", Guid? account = null) =>
        new(account ?? Guid.NewGuid(), Guid.NewGuid(), home, $"Thành viên {role}", role);

    public static Seat[] Five(params Seat[] others) =>
        [Seat(CouncilRole.Chair), Seat(CouncilRole.Secretary), .. others, .. Enumerable.Range(0, 3 - others.Length).Select(_ => Seat(CouncilRole.Member))];

    public static Bench Preparing(SessionRules? rules = null, params Seat[] others) => new(rules ?? Plain, Five(others));

    public static Bench Scoring(int candidates = 1, SessionRules? rules = null, params Seat[] others)
    {
        var bench = Preparing(rules, others);
        for (var i = 0; i < candidates; i++) bench.Add($"/AB/X{i:000}/");
        bench.Open();
        return bench;
    }

    /// <summary>A session whose every member has given every candidate the total listed for it.</summary>
    public static Bench Scored(SessionRules? rules, params decimal[] totals)
    {
        var bench = Scoring(totals.Length, rules);
        for (var i = 0; i < totals.Length; i++) bench.ScoreAll(bench.Session.Candidates[i], totals[i]);
        return bench;
    }

    public static Bench At(SessionStatus status)
    {
        if (status == SessionStatus.Preparing) { var preparing = Preparing(); preparing.Add("/AB/X000/"); return preparing; }
        var bench = Scored(Plain with { Ties = [new(TieBreak.ChairChoice)] }, 80, 70, 70);
        bench.Attend();
        if (status == SessionStatus.Scoring) return bench;
        bench.Session.ChooseTie(bench.Council, bench.Chair, [bench.Session.Candidates[1].Id, bench.Session.Candidates[2].Id], bench.Sheets);
        bench.Session.Close(bench.Council, bench.Sheets, Now);
        return bench;
    }

    public static Nominee Nominee(string unitPath = "/AB/X001/", Guid? author = null, Subject subject = Subject.Collective, DateTimeOffset? submitted = null) =>
        new(Guid.NewGuid(), "DVK-2026-0001", Guid.NewGuid(), unitPath, "Chi bộ ấp 1", "Tổ tự quản an ninh trật tự", Kind.Model, subject, "An sinh xã hội", author ?? Guid.NewGuid(),
            null, submitted ?? Now);

    public Candidate Add(string unitPath, Guid? author = null, Subject subject = Subject.Collective, DateTimeOffset? submitted = null) =>
        Session.AddCandidates(Council, [Nominee(unitPath, author, subject, submitted)])[0];

    public void Open() => Sheets.AddRange(Session.Open(Council, Enum.GetValues<Subject>().ToDictionary(s => s, _ => Sheet),
        Session.Candidates.ToDictionary(c => c.RegistrationId, c => c.Dossier), Now));

    public void Attend(int present = 5) => Session.RecordAttendance(Council, [.. Everybody.Take(present)], Now);

    public ScoreSheet SheetOf(Candidate candidate, Guid account) => Sheets.Single(s => s.CandidateId == candidate.Id && s.AccountId == account);

    public void Score(Candidate candidate, Guid account, decimal total) => Score(candidate, account, Lines(total));

    public void Score(Candidate candidate, Guid account, Scoring scoring)
    {
        SheetOf(candidate, account).Save(Session, candidate, scoring);
        SheetOf(candidate, account).HandIn(Session, candidate, Now);
    }

    public void ScoreAll(Candidate candidate, decimal total)
    {
        foreach (var sheet in Sheets.Where(s => s.CandidateId == candidate.Id).ToList()) Score(candidate, sheet.AccountId, total);
    }

    public Standing StandingOf(Candidate candidate) => Session.Standings(Council, Sheets).Single(s => s.CandidateId == candidate.Id);

    /// <summary>Shares the total over the criteria from the first on.</summary>
    public static Scoring Lines(decimal total)
    {
        var effect = Math.Min(60, total);
        var novelty = Math.Min(25, total - effect);
        return new([new("hq", effect), new("cl1", novelty), new("cl2", total - effect - novelty)], [], []);
    }
}
