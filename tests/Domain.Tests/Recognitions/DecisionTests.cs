using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;

namespace Kheo.Domain.Tests.Recognitions;

public class DecisionTests
{
    private readonly Desk _desk = new();

    private static readonly Dictionary<string, Action<Desk>> Verbs = new()
    {
        ["Save"] = d => d.Save(Desk.Implementing()),
        ["Delete"] = d => d.Decision.Delete(),
        ["Issue"] = d => d.Issue(),
        ["Revoke"] = d => d.Decision.Revoke("Kê khai không đúng", [], [], Desk.Today),
    };

    public static TheoryData<DecisionStatus, string> Pairs()
    {
        var pairs = new TheoryData<DecisionStatus, string>();
        foreach (var status in Enum.GetValues<DecisionStatus>())
            foreach (var verb in Verbs.Keys) pairs.Add(status, verb);
        return pairs;
    }

    [Fact]
    public void Every_verb_of_the_table_is_walked() => Assert.Equal(Decision.Lifecycle.Select(s => s.Verb).Order(), Verbs.Keys.Order());

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_verb_works_only_where_the_table_says_so(DecisionStatus status, string verb)
    {
        var desk = Desk.At(status);
        var step = Decision.Lifecycle.Single(s => s.Verb == verb);
        if (!step.From.Contains(status))
        {
            Law.Refuses(step.Refusal, () => Verbs[verb](desk));
            Assert.Equal(status, desk.Decision.Status);
            return;
        }
        Verbs[verb](desk);
        Assert.Equal(step.To ?? status, desk.Decision.Status);
    }

    [Fact]
    public void Issuing_recognises_and_rewards_each_line_and_freezes_who_signed()
    {
        var (first, second) = (_desk.Passed(), _desk.Passed("/AB/X001/C2/"));
        _desk.Save(Desk.Reward(Desk.Recognise(first, typical: true)), Desk.Recognise(second), Desk.Implementing());
        _desk.Facts = _desk.Facts with { LastCertificate = 6 };
        var issued = _desk.Issue();
        Assert.Equal(["AB-X001-2026-0007", "AB-X001-2026-0008"], issued.Recognitions.Select(r => r.CertificateCode));
        Assert.Equal([true, false], issued.Recognitions.Select(r => r.Typical));
        Assert.Equal([issued.Recognitions[0].Id, null], issued.Awards.Select(a => a.RecognitionId));
        Assert.Equal((0.6m, 2_340_000m, 1_404_000m), (issued.Awards[0].Coefficient, issued.Awards[0].BaseSalary, issued.Awards[0].Money));
        Assert.Equal(("12-QĐ/ĐU", "T/M Ban Thường vụ, Bí thư"), (_desk.Decision.Number, _desk.Decision.Capacity));
    }

    [Fact]
    public void An_empty_list_is_not_issued() => Law.Refuses(Rules.DecisionEmpty, () => _desk.Issue());

    [Fact]
    public void Only_what_was_registered_in_the_campaign_is_recognised()
    {
        var stranger = _desk.Passed();
        _desk.Save(Desk.Recognise(stranger));
        _desk.Change(stranger with { CampaignId = Guid.NewGuid() });
        Law.Refuses(Rules.DecisionNotRegistered, () => _desk.Issue());
        _desk.Merits.Clear();
        Law.Refuses(Rules.DecisionNotRegistered, () => _desk.Issue());
        Law.Refuses(Rules.DecisionNotRegistered, () => _desk.Save(Desk.Recognise(stranger) with { RegistrationId = null }));
        Law.Refuses(Rules.DecisionNotRegistered, () => _desk.Save(Desk.Implementing() with { Category = AwardCategory.ForTheModel }));
    }

    [Theory]
    [InlineData(RegistrationStatus.Judged, Outcome.Passed, true)]
    [InlineData(RegistrationStatus.Recognised, Outcome.Passed, true)]
    [InlineData(RegistrationStatus.Judged, Outcome.UnderLine, false)]
    [InlineData(RegistrationStatus.Judged, Outcome.Failed, false)]
    [InlineData(RegistrationStatus.Judged, null, false)]
    [InlineData(RegistrationStatus.Confirmed, null, false)]
    public void Where_the_tier_judges_only_who_passed_there_is_recognised(RegistrationStatus status, Outcome? here, bool issues)
    {
        _desk.Save(Desk.Recognise(_desk.Change(_desk.Passed() with { Status = status, Here = here })));
        if (issues) Assert.Single(_desk.Issue().Recognitions);
        else Law.Refuses(Rules.DecisionNotPassed, () => _desk.Issue());
    }

    [Theory]
    [InlineData(RegistrationStatus.Confirmed, true)]
    [InlineData(RegistrationStatus.Recognised, true)]
    [InlineData(RegistrationStatus.Reported, false)]
    [InlineData(RegistrationStatus.Accepted, false)]
    public void Where_the_tier_does_not_judge_the_confirmed_result_is_enough(RegistrationStatus status, bool issues)
    {
        _desk.Facts = _desk.Facts with { TierJudges = false };
        _desk.Save(Desk.Recognise(_desk.Change(_desk.Passed() with { Status = status, Here = null })));
        if (issues) Assert.Single(_desk.Issue().Recognitions);
        else Law.Refuses(Rules.DecisionNotPassed, () => _desk.Issue());
    }

    [Fact]
    public void Skipping_a_tier_needs_the_campaigns_rule_and_is_kept()
    {
        _desk.Save(Desk.Recognise(_desk.Change(_desk.Passed("/AB/X001/D/C1/") with { SkippedTiers = ["Cấp cơ sở"] })));
        Law.Refuses(Rules.DecisionSkipsTier, () => _desk.Issue());
        _desk.Facts = _desk.Facts with { MaySkipTier = true };
        Assert.Equal(["Cấp cơ sở"], _desk.Issue().Recognitions[0].SkippedTiers);
    }

    [Fact]
    public void A_tier_recognises_once()
    {
        _desk.Save(Desk.Recognise(_desk.Change(_desk.Passed() with { RecognisedHere = true })));
        Law.Refuses(Rules.RecognisedAtTier, () => _desk.Issue());
        var merit = _desk.Passed();
        Law.Refuses(Rules.DecisionItemTwice, () => _desk.Save(Desk.Recognise(merit), Desk.Recognise(merit)));
    }

    [Theory]
    [InlineData("/AB/X001/")]
    [InlineData("/AB/")]
    [InlineData("/AB/X0012/C1/")]
    public void Nobody_recognises_his_own_unit_or_anothers(string path) =>
        Law.Refuses(Rules.DecisionNotFromAbove, () => _desk.Save(Desk.Recognise(_desk.Passed(path))));

    [Fact]
    public void Only_the_recognised_are_typical() =>
        Law.Refuses(Rules.DecisionTypicalNotRecognised, () => _desk.Save(Desk.Implementing() with { Typical = true }));

    [Fact]
    public void A_line_does_something_the_decision_is_for()
    {
        var merit = _desk.Passed();
        Law.Refuses(Rules.DecisionItemEmpty, () => _desk.Save(Desk.Recognise(merit) with { Recognise = false }));
        Law.Refuses(Rules.DecisionPurpose, () => _desk.Decision.Save(Desk.Content with { Purpose = Purpose.Award }, [Desk.Recognise(merit)]));
        Law.Refuses(Rules.DecisionPurpose, () => _desk.Decision.Save(Desk.Content with { Purpose = Purpose.Recognise }, [Desk.Implementing()]));
        Law.Refuses(Rules.DecisionAwardIncomplete, () => _desk.Save(Desk.Implementing() with { Category = null }));
        Law.Refuses(Rules.DecisionAwardIncomplete, () => _desk.Save(Desk.Implementing() with { Coefficient = 0 }));
        Law.Refuses(Rules.DecisionAwardIncomplete, () => _desk.Save(Desk.Recognise(merit) with { Coefficient = 1 }));
    }

    [Fact]
    public void One_achievement_is_rewarded_once_for_a_category_whatever_the_family()
    {
        var merit = _desk.Passed();
        Law.Refuses(Rules.AwardOnce, () => _desk.Save(Desk.Reward(Desk.Recognise(merit)), Desk.Reward(Desk.Recognise(merit)) with { Recognise = false }));
        _desk.Change(merit with { Rewarded = [AwardCategory.ForTheModel] });
        _desk.Save(Desk.Reward(Desk.Recognise(merit)));
        Law.Refuses(Rules.AwardOnce, () => _desk.Issue());
        _desk.Save(Desk.Reward(Desk.Recognise(merit), AwardCategory.ForDirecting));
        Assert.Single(_desk.Issue().Awards);
    }

    [Fact]
    public void A_model_is_rewarded_where_it_is_recognised()
    {
        var merit = _desk.Passed();
        _desk.Save(Desk.Reward(Desk.Recognise(merit)) with { Recognise = false });
        Law.Refuses(Rules.AwardNeedsRecognition, () => _desk.Issue());
        _desk.Change(merit with { RecognisedHere = true });
        Assert.Single(_desk.Issue().Awards);
    }

    [Theory]
    [InlineData(Family.Party, "12-QĐ/ĐU", true)]
    [InlineData(Family.Party, "45/QĐ-UBND", false)]
    [InlineData(Family.Party, "12", false)]
    [InlineData(Family.State, "45/QĐ-UBND", true)]
    [InlineData(Family.State, "12-QĐ/ĐU", false)]
    public void A_number_has_the_form_of_its_family(Family family, string number, bool fits)
    {
        _desk.Decision.Save(Desk.Content with { Family = family }, [Desk.Implementing()]);
        void Issue() => _desk.Decision.Issue(Desk.Signing with { Number = number }, _desk.Facts, Desk.Now);
        if (fits) Issue();
        else Law.Refuses(Rules.DecisionNumberForm, Issue);
    }

    [Fact]
    public void The_day_is_judged_in_Ha_Noi()
    {
        _desk.Save(Desk.Implementing());
        var justBeforeMidnight = new DateTimeOffset(2026, 11, 1, 16, 59, 59, TimeSpan.Zero);
        Law.Refuses(Rules.DecisionInFuture, () => _desk.Decision.Issue(Desk.Signing, _desk.Facts, justBeforeMidnight));
        _desk.Decision.Issue(Desk.Signing, _desk.Facts, justBeforeMidnight.AddSeconds(1));
    }

    [Fact]
    public void Money_needs_the_base_salary_of_the_day()
    {
        _desk.Save(Desk.Implementing());
        _desk.Facts = _desk.Facts with { Salary = null };
        Law.Refuses(Rules.DecisionNoBaseSalary, () => _desk.Issue());
        _desk.Save(Desk.Implementing() with { Coefficient = null });
        Assert.Null(_desk.Issue().Awards[0].Money);
    }

    [Fact]
    public void What_is_revoked_stays_with_its_reason_and_the_money_is_to_be_recovered()
    {
        _desk.Save(Desk.Reward(Desk.Recognise(_desk.Passed())), Desk.Implementing() with { Coefficient = null });
        var issued = _desk.Issue();
        Law.Refuses(Rules.DecisionReasonMissing, () => _desk.Decision.Revoke(" ", issued.Recognitions, issued.Awards, Desk.Today));
        _desk.Decision.Revoke("Kê khai không đúng thành tích", issued.Recognitions, issued.Awards, Desk.Today);
        Assert.All(issued.Recognitions, r => Assert.Equal((HonourStatus.Revoked, "Kê khai không đúng thành tích"), (r.Status, r.Reason)));
        Assert.Equal([true, false], issued.Awards.Select(a => a.ToRecover));
        Assert.All(issued.Awards, a => Assert.Equal(Desk.Today, a.RevokedOn));
    }

    [Fact]
    public void A_number_is_the_same_whatever_its_spacing_within_a_year()
    {
        Assert.Equal(Decision.KeyOf("12-QĐ/ĐU", Desk.Today), Decision.KeyOf(" 12 - qđ/đu", Desk.Today));
        Assert.NotEqual(Decision.KeyOf("12-QĐ/ĐU", Desk.Today), Decision.KeyOf("12-QĐ/ĐU", Desk.Today.AddYears(1)));
    }
}
