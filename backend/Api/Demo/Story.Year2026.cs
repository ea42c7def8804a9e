using Kheo.Domain.Access;
using Kheo.Domain.Judging;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Demo;

/// <summary>2026: still open, eight days before the day of registration; some committees have judged, the province's council sits.</summary>
internal sealed partial class Story
{
    public const int In2026 = 720;
    public const int AtHome = 38;
    public const int BeforeTheCouncil = 45;
    public const int ScoredByMember = 12;

    private Council _provincial = null!;

    private void LiveThrough2026()
    {
        var year = Years[1];
        var missing = Places.Missing2026.Select(m => m.Code).ToHashSet();
        var registering = Uppers.Where(u => !missing.Contains(u.Unit.Code)).ToList();
        var early = registering.Where((u, n) => u == Home || n % 3 == 1).ToHashSet();
        Register(year, [.. Intents2026(registering, early), .. DraftsOfTheMissing(missing)]);
        foreach (var dossier in year.Dossiers) CarryOn(year, dossier, early.Contains(dossier.Upper));
        foreach (var upper in registering.Where(early.Contains))
            JudgeAtUpper(year, upper, new DateOnly(2026, 10, 22), Calendar.At(2026, 10, 30, 16), Calendar.At(2026, 11, 4, 9), "Bình xét đợt 1 năm 2026");
        // Some of what was confirmed since waits for the next session.
        foreach (var dossier in year.Dossiers.Where(d => d.Registration.Status == RegistrationStatus.Reported && d.Result!.HandedInAt < Calendar.At(2026, 11, 18, 0)))
            if (_dice.Chance(55)) ConfirmResult(dossier, Later(dossier.Result!.HandedInAt!.Value, 1, 3));
            else if (_dice.Chance(14)) ReturnResult(dossier, Later(dossier.Result!.HandedInAt!.Value, 1, 3));
        SitInCouncil(year);
        Remaining2026(year);
    }

    private List<Intent> Intents2026(List<Upper> registering, HashSet<Upper> early)
    {
        const int missingDrafts = 12;
        var intents = new List<Intent>();
        var others = registering.Where(u => u != Home).ToList();
        var eagerness = others.ToDictionary(u => u, u => _dice.Roll(10) switch { < 3 => 26, < 6 => 14, < 8 => 8, _ => 3 } * (early.Contains(u) ? 3 : 2));
        var each = Shares(In2026 - AtHome - missingDrafts, others, eagerness);
        for (var n = 0; n < others.Count; n++)
            for (var k = 0; k < each[n]; k++) intents.Add(Intent2026(others[n], k, early.Contains(others[n])));
        for (var k = 0; k < AtHome - 6; k++) intents.Add(Intent2026(Home, k, true));

        // What waits for the officer of one cell.
        Intent Own(RegistrationStatus goal, DateTimeOffset at) => new(Home, Home.Bases[3], HomeCell, goal, at);
        intents.AddRange(
        [
            Own(RegistrationStatus.Accepted, Calendar.At(2026, 5, 14, 9)), Own(RegistrationStatus.Accepted, Calendar.At(2026, 9, 24, 15)), Own(RegistrationStatus.Submitted, Calendar.At(2026, 11, 17, 10)),
            Own(RegistrationStatus.Returned, Calendar.At(2026, 11, 9, 14)), Own(RegistrationStatus.Draft, Calendar.At(2026, 11, 18, 16)), Own(RegistrationStatus.Draft, Calendar.At(2026, 11, 20, 10)),
        ]);
        return intents;
    }

    private Intent Intent2026(Upper upper, int k, bool early)
    {
        var (organisation, spot) = SpotIn(upper, k);
        if (spot == HomeCell) spot = organisation!.Cells[1];
        var roll = k == 0 ? 99 : _dice.Roll(100);
        var goal = roll < 6 ? RegistrationStatus.Draft : roll < 8 ? RegistrationStatus.Refused : roll < 11 ? RegistrationStatus.Withdrawn
            : roll < 16 ? RegistrationStatus.Returned : roll < (early && upper != Home ? 24 : 38) ? RegistrationStatus.Submitted : RegistrationStatus.Accepted;
        var at = goal switch
        {
            RegistrationStatus.Draft => _dice.Moment(new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 21)),
            RegistrationStatus.Submitted => _dice.Moment(new DateOnly(2026, 11, 9), new DateOnly(2026, 11, 20)),
            RegistrationStatus.Returned => _dice.Moment(new DateOnly(2026, 11, 4), new DateOnly(2026, 11, 14)),
            RegistrationStatus.Accepted when early && _dice.Chance(78) => _dice.Moment(new DateOnly(2026, 4, 8), new DateOnly(2026, 7, 30)),
            RegistrationStatus.Accepted => _dice.Moment(new DateOnly(2026, 8, 3), new DateOnly(2026, 11, 8)),
            _ => _dice.Moment(new DateOnly(2026, 5, 11), new DateOnly(2026, 10, 30)),
        };
        var before = Years[0].Dossiers.Where(d => d.Spot == spot && d.Registration.Status == RegistrationStatus.Recognised && Years[0].Of < 2026).FirstOrDefault(d => _continued.Add(d));
        var beside = before is not null ? null : Years[0].Dossiers.FirstOrDefault(d => organisation is not null && organisation.Cells.Contains(d.Spot) && d.Spot != spot
            && d.Registration.Status == RegistrationStatus.Recognised && d.Idea.Subject == Domain.Campaigns.Subject.Collective && d.Idea.Settings.Contains(spot.Setting));
        return new Intent(upper, organisation, spot, goal, at, _dice.Chance(60) ? before : null, beside is not null && _dice.Chance(18) && CopiedOnce(spot, beside) ? beside : null);
    }

    private readonly HashSet<Dossiered> _continued = [];

    private bool CopiedOnce(Spot spot, Dossiered origin)
    {
        if (!_usedIdeas.TryGetValue(spot.Unit.Id, out var used)) _usedIdeas[spot.Unit.Id] = used = [];
        return used.Add(origin.Idea.Name);
    }

    private IEnumerable<Intent> DraftsOfTheMissing(HashSet<string> missing)
    {
        string[] drafting = ["X034", "X034", "K03", "K03", "P09", "D06", "D06", "X041", "X084", "D20", "D20", "X059"];
        foreach (var (code, n) in drafting.Select((c, n) => (c, n)))
        {
            var upper = Uppers.Single(u => u.Unit.Code == code && missing.Contains(code));
            var organisation = upper.Bases[n % upper.Bases.Count];
            yield return new Intent(upper, organisation, organisation.Cells[n % organisation.Cells.Count], RegistrationStatus.Draft, _dice.Moment(new DateOnly(2026, 11, 6), new DateOnly(2026, 11, 17)));
        }
    }

    // Results of what was accepted early; those of committees that judge in October first.
    private void CarryOn(Year year, Dossiered dossier, bool early)
    {
        if (dossier.Registration.Status != RegistrationStatus.Accepted) return;
        Photograph(dossier, early);
        var acceptedAt = dossier.Registration.AcceptedAt!.Value;
        if (dossier.Spot == HomeCell && acceptedAt > Calendar.At(2026, 8, 20, 0)) DraftResult(year, dossier);
        else if (early && acceptedAt < Calendar.At(2026, 8, 20, 0))
        {
            if (_dice.Chance(6)) return;
            var at = _dice.Moment(new DateOnly(2026, 9, 7), new DateOnly(2026, 10, 9));
            HandInResult(year, dossier, at);
            ConfirmResult(dossier, at.AddDays(_dice.Between(1, 6)));
        }
        else if (acceptedAt < Calendar.At(2026, 10, 25, 0) && _dice.Chance(52))
        {
            HandInResult(year, dossier, _dice.Moment(new DateOnly(2026, 11, 9), new DateOnly(2026, 11, 21)));
        }
        else if (_dice.Chance(20))
        {
            DraftResult(year, dossier);
        }
    }

    private Council ProvincialCouncil() => _provincial ??= Constitute(Province, "Hội đồng bình xét Dân vận khéo tỉnh An Bình", "208-QĐ/TU", new DateOnly(2025, 12, 1),
        (Leader, Province, CouncilRole.Chair), (Clerk, Province, CouncilRole.Secretary), (Member, Uppers.Single(u => u.Unit.Code == "D11").Unit, CouncilRole.Member),
        (OfBody("D02"), UnitOf("D02"), CouncilRole.Member), (OfBody("D03"), UnitOf("D03"), CouncilRole.Member), (OfBody("D04"), UnitOf("D04"), CouncilRole.Member), (OfBody("D09"), UnitOf("D09"), CouncilRole.Member));

    private Account OfBody(string code) => Uppers.Single(u => u.Unit.Code == code).Deputy;
    private Domain.Organisation.Unit UnitOf(string code) => Uppers.Single(u => u.Unit.Code == code).Unit;

    /// <summary>45 candidates that climbed from below; the demo member has scored 12, the others as far as they came.</summary>
    private void SitInCouncil(Year year)
    {
        var home = ProvincialCouncil().Members.Select(m => m.HomePath).Where(p => p != Province.Path).ToHashSet();
        var candidates = year.Dossiers.Where(d => d.Registration.Status == RegistrationStatus.Recognised && !home.Contains(d.Upper.Unit.Path))
            .OrderByDescending(d => d.Judged!.Average).ThenBy(d => d.Registration.Code, StringComparer.Ordinal).Take(BeforeTheCouncil).ToList();
        foreach (var dossier in candidates)
            Nominate(year, dossier, dossier.Recognitions[0], Province, Tiers["TINH"], $"{_dice.Between(61, 120)}-TTr/ĐU", Calendar.At(2026, 11, 10, 9, _dice.Roll(60))).Accept(_dice.Moment(new DateOnly(2026, 11, 12), new DateOnly(2026, 11, 16)));

        var council = ProvincialCouncil();
        var session = Prepare(year, council, Tiers["TINH"], "Bình xét cấp tỉnh đợt 1 năm 2026", new DateOnly(2026, 11, 19), ProvinceRules, [.. candidates.OrderBy(d => d.Registration.Code, StringComparer.Ordinal)]);
        var sheets = OpenScoring(year, session, council, candidates, Calendar.At(2026, 11, 19, 8));
        session.RecordAttendance(council, [.. council.Members.Take(6).Select(m => m.AccountId)], Calendar.At(2026, 11, 19, 8, 30));
        int[] handedIn = [18, 31, ScoredByMember, 45, 27, 6, 0];
        var byId = session.Candidates.ToDictionary(c => c.Id);
        var merit = session.Candidates.ToDictionary(c => c.Id, _ => _dice.Between(68, 96));
        for (var m = 0; m < council.Members.Count; m++)
        {
            var own = sheets.Where(s => s.AccountId == council.Members[m].AccountId).ToList();
            for (var n = 0; n < own.Count && n <= handedIn[m]; n++)
            {
                if (n == handedIn[m] && (m is 3 or 6)) break;
                Score(session, byId[own[n].CandidateId], own[n], merit[own[n].CandidateId], _dice.Moment(new DateOnly(2026, 11, 19), new DateOnly(2026, 11, 21)), n < handedIn[m]);
            }
        }
    }

    // Nominations still to be answered, and decisions still in draft.
    private void Remaining2026(Year year)
    {
        var nominated = Nominations.Select(n => n.RegistrationId).ToHashSet();
        foreach (var dossier in year.Dossiers.Where(d => d.Registration.Status == RegistrationStatus.Recognised && !nominated.Contains(d.Registration.Id)).Take(7).ToList())
            Nominate(year, dossier, dossier.Recognitions[0], Province, Tiers["TINH"], $"{_dice.Between(121, 160)}-TTr/ĐU", _dice.Moment(new DateOnly(2026, 11, 17), new DateOnly(2026, 11, 21)));
        var waiting = year.Dossiers.Where(d => d.Upper == Home && d.Registration.Status == RegistrationStatus.Recognised).Take(3).ToList();
        Draft(year, AuthorityOf(Home), null, Domain.Recognitions.Purpose.Award, "Khen thưởng tập thể, cá nhân tiêu biểu trong phong trào Dân vận khéo năm 2026",
            [.. waiting.Select(d => Item(d, false, Domain.Recognitions.AwardForm.BieuDuong, 0.3m) with { Recognise = false, Category = Domain.Recognitions.AwardCategory.ForImplementing })]);
        Draft(year, ProvincialAuthority, null, Domain.Recognitions.Purpose.Award, "Tặng bằng khen các tập thể dẫn đầu phong trào Dân vận khéo 10 tháng năm 2026",
            [.. Uppers.Where((u, n) => n % 30 == 1 && u != Home).Select(u => Implementing(u.Unit, u.Unit.PartyName, Domain.Campaigns.Subject.Collective, Domain.Recognitions.AwardCategory.ForImplementing, 1.5m))]);
    }
}
