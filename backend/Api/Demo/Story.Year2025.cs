using Kheo.Domain.Judging;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Demo;

/// <summary>2025: launched in July, closed and complete in March 2026.</summary>
internal sealed partial class Story
{
    public const int In2025 = 566;

    private void LiveThrough2025()
    {
        var year = Years[0];
        Register(year, Intents2025());
        foreach (var dossier in year.Dossiers.Where(d => d.Registration.Status == RegistrationStatus.Accepted))
        {
            // One in twelve never handed a result in; it was not judged.
            if (_dice.Chance(8)) continue;
            var at = _dice.Moment(new DateOnly(2025, 12, 5), new DateOnly(2025, 12, 16));
            HandInResult(year, dossier, at);
            if (_dice.Chance(97)) ConfirmResult(dossier, at.AddDays(_dice.Between(1, 4)));
        }
        foreach (var upper in Uppers) JudgeAtUpper(year, upper, new DateOnly(2025, 12, 29), Calendar.At(2026, 1, 5, 16), Calendar.At(2026, 1, 8, 10), "Bình xét Dân vận khéo năm 2025");
        JudgeAtProvince2025(year);
        year.Campaign.Close();
    }

    private List<Intent> Intents2025()
    {
        var intents = new List<Intent>();
        var slow = _dice.Shuffled(Uppers.Select((u, n) => (u, n)).Where(u => u.u != Home)).Take(25).Select(u => u.n).ToHashSet();
        var tardy = slow.Take(3).ToHashSet();
        var each = Shares(In2025, Uppers, Uppers.ToDictionary(u => u, u => u.Bases.Count * 10));
        for (var n = 0; n < Uppers.Count; n++)
        {
            var upper = Uppers[n];
            for (var k = 0; k < each[n]; k++)
            {
                var (organisation, spot) = SpotIn(upper, k);
                var roll = k == 0 ? 50 : _dice.Roll(100);
                var goal = roll < 4 ? RegistrationStatus.Refused : roll < 8 ? RegistrationStatus.Withdrawn : roll < 12 ? RegistrationStatus.Draft : RegistrationStatus.Accepted;
                var at = tardy.Contains(n) ? _dice.Moment(new DateOnly(2025, 12, 1), new DateOnly(2025, 12, 4)) : slow.Contains(n) ? _dice.Moment(new DateOnly(2025, 11, 23), new DateOnly(2025, 11, 30))
                    : k == 0 || _dice.Chance(70) ? _dice.Moment(new DateOnly(2025, 9, 15), new DateOnly(2025, 11, 17)) : _dice.Moment(new DateOnly(2025, 11, 18), new DateOnly(2025, 11, 28));
                intents.Add(new Intent(upper, organisation, spot, goal, at));
            }
        }
        return intents;
    }

    /// <summary>The committee's council judges what was confirmed below it, and the committee recognises what passed.</summary>
    private void JudgeAtUpper(Year year, Upper upper, DateOnly heldOn, DateTimeOffset closedAt, DateTimeOffset decidedAt, string title)
    {
        var dossiers = year.Dossiers.Where(d => d.Upper == upper && d.Spot.Unit != upper.Unit && d.Registration.Status == RegistrationStatus.Confirmed).ToList();
        if (dossiers.Count == 0) return;
        if (upper.Council is null) Constitute(upper);
        var session = Prepare(year, upper.Council!, Tiers["XA"], $"{title} – {upper.Place}", heldOn, SmallRules, dossiers);
        var sheets = OpenScoring(year, session, upper.Council!, dossiers, Domain.VietnamTime.StartOf(heldOn).AddHours(8));
        ScoreAndClose(session, upper.Council!, dossiers, sheets, closedAt);

        var passed = dossiers.Where(d => d.Outcomes[upper.Unit.Id] == Outcome.Passed).OrderBy(d => d.Judged!.Rank).ThenBy(d => d.Registration.Code, StringComparer.Ordinal).ToList();
        if (passed.Count == 0) return;
        var authority = AuthorityOf(upper);
        var decision = Draft(year, authority, session.Id, Purpose.Both, $"Công nhận mô hình, điển hình Dân vận khéo năm {year.Of} và khen thưởng",
            [.. passed.Select((d, n) => Item(d, n == 0, n == 0 ? AwardForm.GiayKhen : null, n == 0 ? d.Registration.Holder is null ? 0.6m : 0.3m : null))]);
        Issue(year, authority, decision, $"{_dice.Between(110, 390)}-QĐ/ĐU", decidedAt.AddMinutes(_dice.Between(0, 240)), passed);
    }

    private void JudgeAtProvince2025(Year year)
    {
        var best = Uppers.SelectMany(u => year.Dossiers.Where(d => d.Upper == u && d.Recognitions.Count > 0).OrderByDescending(d => d.Judged!.Average).ThenBy(d => d.Registration.Code, StringComparer.Ordinal).Take(1)).ToList();
        var climbing = new List<Dossiered>();
        foreach (var dossier in best.OrderByDescending(d => d.Judged!.Average).ThenBy(d => d.Registration.Code, StringComparer.Ordinal).Take(72))
        {
            var nomination = Nominate(year, dossier, dossier.Recognitions[0], Province, Tiers["TINH"], $"{_dice.Between(12, 60)}-TTr/ĐU", Calendar.At(2026, 1, 12, 9, _dice.Roll(60)));
            var at = _dice.Moment(new DateOnly(2026, 1, 13), new DateOnly(2026, 1, 14));
            if (climbing.Count % 11 == 10 && _dice.Chance(70)) nomination.Return("Hồ sơ chưa có ảnh minh chứng và xác nhận của cấp ủy nơi thực hiện.", at);
            else
            {
                nomination.Accept(at);
                climbing.Add(dossier);
            }
        }
        // What a committee registered itself is judged by the tier above it straight away.
        climbing.AddRange(year.Dossiers.Where(d => d.Registration.Status == RegistrationStatus.Confirmed && d.Spot.Unit == d.Upper.Unit));

        var council = ProvincialCouncil();
        var session = Prepare(year, council, Tiers["TINH"], "Bình xét cấp tỉnh năm 2025", new DateOnly(2026, 1, 15), ProvinceRules, climbing);
        var sheets = OpenScoring(year, session, council, climbing, Calendar.At(2026, 1, 15, 8));
        ScoreAndClose(session, council, climbing, sheets, Calendar.At(2026, 1, 20, 16));
        var passed = climbing.Where(d => d.Outcomes[Province.Id] == Outcome.Passed).OrderBy(d => d.Registration.Subject).ThenBy(d => d.Judged!.Rank).ToList();
        var decision = Draft(year, ProvincialAuthority, session.Id, Purpose.Both, "Công nhận mô hình, điển hình Dân vận khéo cấp tỉnh năm 2025 và tặng bằng khen",
            [.. passed.Select((d, n) => Item(d, n % 3 == 0, n % 3 == 0 ? AwardForm.BangKhen : null, n % 3 == 0 ? d.Registration.Holder is null ? 2.0m : 1.0m : null))]);
        Issue(year, ProvincialAuthority, decision, "412-QĐ/TU", Calendar.At(2026, 1, 28, 9), passed);

        AwardForImplementing(year);
        var typical = passed.Where(d => d.Recognitions[^1].Typical).Take(8).ToList();
        for (var n = 0; n < typical.Count; n++)
        {
            var nomination = Nominate(year, typical[n], typical[n].Recognitions[^1], Root, Tiers["TW"], "37-TTr/TU", Calendar.At(2026, 2, 5, 9));
            if (n < 5) nomination.Accept(Calendar.At(2026, 2, 20, 15));
            else if (n == 5) nomination.Return("Đề nghị bổ sung xác nhận thời gian duy trì từ hai năm trở lên.", Calendar.At(2026, 2, 20, 15));
        }
    }

    // Committees and people rewarded for implementing and directing, and one decision that was taken back.
    private void AwardForImplementing(Year year)
    {
        var items = Uppers.Where((_, n) => n % 18 == 4).Select(u => Implementing(u.Unit, u.Unit.PartyName, Domain.Campaigns.Subject.Collective, AwardCategory.ForImplementing, 1.5m))
            .Concat(Uppers.Where((_, n) => n % 20 == 7).Select(u => Implementing(u.Unit, u.Secretary.DisplayName, Domain.Campaigns.Subject.Individual, AwardCategory.ForDirecting, 0.6m))).ToList();
        var decision = Draft(year, ProvincialAuthority, null, Purpose.Award, "Tặng bằng khen các tập thể, cá nhân có thành tích trong thực hiện và chỉ đạo phong trào năm 2025", items);
        Issue(year, ProvincialAuthority, decision, "413-QĐ/TU", Calendar.At(2026, 1, 28, 9, 30), []);

        var mistaken = Draft(year, ProvincialAuthority, null, Purpose.Award, "Tặng thư khen đơn vị có thành tích đột xuất",
            [Implementing(Uppers[30].Unit, Uppers[30].Unit.PartyName, Domain.Campaigns.Subject.Collective, AwardCategory.ForImplementing, 0.5m) with { Form = AwardForm.ThuKhen }]);
        var issued = Issue(year, ProvincialAuthority, mistaken, "420-QĐ/TU", Calendar.At(2026, 2, 2, 10), []);
        mistaken.Revoke("Thành tích đã được khen tại Quyết định số 413-QĐ/TU; một thành tích chỉ khen một lần.", issued.Recognitions, issued.Awards, new DateOnly(2026, 2, 9));
    }

    private static ItemContent Implementing(Domain.Organisation.Unit unit, string recipient, Domain.Campaigns.Subject subject, AwardCategory category, decimal coefficient) =>
        new(null, recipient, unit.Id, unit.Path, null, subject, false, false, AwardForm.BangKhen, category, coefficient, null);

    // Somebody in every upper unit's list: the first stands in another base organisation each time round.
    private (BaseOrganisation? Organisation, Spot Spot) SpotIn(Upper upper, int k)
    {
        if (k > 0 && k % 9 == 4) return (null, upper.Spot);
        var organisation = upper.Bases[(k + upper.Bases.Count - 1) % upper.Bases.Count];
        return (organisation, _dice.Chance(94) ? _dice.Pick(organisation.Cells) : organisation.Spot);
    }

    /// <summary>Divides a total by weights, everybody at least one, the same sum for certain.</summary>
    private List<int> Shares(int total, IReadOnlyList<Upper> uppers, Dictionary<Upper, int> weights)
    {
        var shares = uppers.Select(_ => 1).ToList();
        var wheel = uppers.SelectMany((u, n) => Enumerable.Repeat(n, weights[u])).ToList();
        for (var left = total - uppers.Count; left > 0; left--) shares[_dice.Pick(wheel)]++;
        return shares;
    }
}
