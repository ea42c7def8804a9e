using Kheo.Domain.Campaigns;
using static Kheo.Domain.Tests.Campaigns.Given;

namespace Kheo.Domain.Tests.Campaigns;

public class CampaignTests
{
    [Fact]
    public void Every_status_and_verb_is_either_a_step_or_a_named_refusal()
    {
        var verbs = new Dictionary<string, Action<Campaign>>
        {
            ["Save"] = c => c.Save(Content(), Now),
            ["Open"] = c => c.Open(Now),
            ["Close"] = c => c.Close(),
        };
        Assert.Equal(Campaign.Lifecycle.Select(s => s.Verb).Order(), verbs.Keys.Order());
        foreach (var status in Enum.GetValues<CampaignStatus>())
        foreach (var (verb, act) in verbs)
        {
            var campaign = DraftCampaign();
            if (status != CampaignStatus.Draft) campaign.Open(Now);
            if (status == CampaignStatus.Closed) campaign.Close();
            var expected = (status, verb) switch
            {
                (CampaignStatus.Draft, "Save") => CampaignStatus.Draft,
                (CampaignStatus.Open, "Save") => CampaignStatus.Open,
                (CampaignStatus.Draft, "Open") => CampaignStatus.Open,
                (CampaignStatus.Open, "Close") => CampaignStatus.Closed,
                _ => (CampaignStatus?)null,
            };
            if (expected is null) Assert.Throws<RuleBroken>(() => act(campaign));
            else act(campaign);
            Assert.Equal(expected ?? status, campaign.Status);
        }
    }

    [Fact]
    public void A_change_before_opening_makes_no_version()
    {
        var campaign = DraftCampaign();
        campaign.Save(Content() with { Name = "Khác" }, Now);
        Assert.Equal(1, campaign.Version);
        Assert.Empty(campaign.Versions);
    }

    [Fact]
    public void A_change_after_opening_makes_the_next_version_and_keeps_the_one_before()
    {
        var campaign = OpenCampaign();
        campaign.Save(Content() with { Name = "Tên mới", Form = new RegistrationForm([FormPart.Name]), Sheets = [Sheet(second: 30)] }, Now.AddDays(1));
        Assert.Equal([1, 2], campaign.Versions.Select(v => v.Version));
        Assert.Equal(["Thi đua Dân vận khéo năm 2026", "Tên mới"], campaign.Versions.Select(v => v.Content.Name));
        Assert.Equal([1, 2], campaign.Versions.Select(v => v.Content.Form.Version));
        Assert.Equal([1, 2], campaign.CriteriaSheets.Select(s => s.Version));
        Assert.Equal(100, campaign.CriteriaSheets[0].Content.Total());
        Assert.Equal(90, campaign.SheetFor(Subject.Collective)!.Content.Total());
    }

    [Fact]
    public void An_unchanged_sheet_and_form_keep_their_versions_when_the_campaign_changes()
    {
        var campaign = OpenCampaign();
        campaign.Save(Content() with { Theme = "Khác" }, Now);
        Assert.Equal(1, campaign.SheetFor(Subject.Collective)!.Version);
        Assert.Equal(1, campaign.Form.Version);
    }

    [Fact]
    public void A_campaign_without_a_date_is_not_opened() =>
        Breaks(Rules.CampaignWithoutDates, () => OpenCampaign(Content() with { Tiers = [] }));

    [Fact]
    public void The_pilot_district_is_due_before_the_base_tier_and_the_others_after_it()
    {
        // Letter 1029-CV/TU of 2020: base by end of June, districts by end of July, the pilot district early in June.
        var campaign = OpenCampaign(Content() with
        {
            Tiers =
            [
                Tier(Base, new(null, "cuối tháng 6")), Tier(District, new(null, "cuối tháng 7")),
                Tier(District, new(null, "đầu tháng 6"), Pilot), Tier(Province, new(null, "giữa tháng 9")),
            ],
        });
        PlannedDay Due(Guid tier, Guid? unit = null) => campaign.PlanFor(tier, unit ?? Guid.NewGuid())!.Registration;
        Assert.Equal(new PlannedDay(new(2026, 6, 30), "cuối tháng 6"), Due(Base));
        Assert.Equal(new(2026, 7, 31), Due(District).On);
        Assert.Equal(new(2026, 6, 10), Due(District, Pilot).On);
        Assert.Equal(new(2026, 9, 15), Due(Province).On);
    }

    [Fact]
    public void Plans_that_contradict_themselves_are_refused()
    {
        void Refused(Rule rule, params TierDates[] tiers) => Breaks(rule, () => DraftCampaign(Content() with { Tiers = tiers }));
        Refused(Rules.CampaignPilotLater, Tier(Base, On(6, 30)), Tier(Base, On(7, 1), Pilot));
        Refused(Rules.CampaignPilotWithoutTier, Tier(Base, On(6, 30), Pilot));
        Refused(Rules.CampaignTierTwice, Tier(Base, On(6, 30)), Tier(Base, On(6, 29)));
        Refused(Rules.CampaignObligedWithoutDate, Tier(Base, PlannedDay.None));
        Refused(Rules.CampaignDateNotUnderstood, Tier(Base, new(null, "khi nào xong")));
        Breaks(Rules.CampaignPeriodReversed, () => DraftCampaign(Content() with { PeriodTo = new(2025, 12, 31) }));
        Breaks(Rules.CampaignIndicatorTwice, () => DraftCampaign(Content() with { Indicators = [.. Content().Indicators, .. Content().Indicators] }));
        Breaks(Rules.CampaignIndicatorUnitMissing, () => DraftCampaign(Content() with { Indicators = [new("a", "A", Measure.Unit, RollUp.Sum)] }));
        Breaks(Rules.CampaignPaperTwice, () => DraftCampaign(Content(CampaignRules.Plain with { Papers = [new("anh", "Ảnh", PaperProof.Photos), new("anh", "Ảnh", PaperProof.File)] })));
        Breaks(Rules.CampaignSheetTwice, () => DraftCampaign(Content() with { Sheets = [Sheet(), Sheet()] }));
    }

    [Fact]
    public void Sheets_that_do_not_add_up_are_refused()
    {
        void Refused(Rule rule, SheetContent sheet) => Breaks(rule, () => DraftCampaign(Content() with { Sheets = [sheet] }));
        Refused(Rules.SheetEmpty, Sheet() with { Criteria = [] });
        Refused(Rules.SheetPointsNotShared, Sheet() with { Criteria = [new("I", "Một", 10, [new("I.1", "Một", 4)])], Bands = [], PassMark = null });
        Refused(Rules.SheetPointsNotPositive, Sheet() with { Criteria = [new("I", "Một", 0, [])], Bands = [], PassMark = null });
        Refused(Rules.SheetMarkOutside, Sheet() with { PassMark = 101 });
        Refused(Rules.SheetBandsOverlap, Sheet() with { Bands = [new("a", "A", 50), new("b", "B", 50)] });
        Refused(Rules.SheetCodeTwice, Sheet() with { KnockOuts = [new("I.1", "Trùng mã")] });
    }

    [Theory]
    [InlineData(LateRule.Accept)]
    [InlineData(LateRule.Refuse)]
    public void The_last_day_ends_at_midnight_in_Vietnam(LateRule late)
    {
        var campaign = OpenCampaign(Content(CampaignRules.Plain with { Late = late }));
        var midnight = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.FromHours(7));
        Assert.False(campaign.Admit(Base, Unit, midnight.AddTicks(-1)));
        if (late == LateRule.Accept) Assert.True(campaign.Admit(Base, Unit, midnight));
        else Breaks(Rules.RegistrationTooLate, () => campaign.Admit(Base, Unit, midnight));
    }

    [Fact]
    public void The_first_day_begins_at_midnight_in_Vietnam()
    {
        var campaign = OpenCampaign(Content(CampaignRules.Plain with { RegistrationFrom = new DateOnly(2026, 3, 1) }));
        var midnight = new DateTimeOffset(2026, 2, 28, 17, 0, 0, TimeSpan.Zero);
        Breaks(Rules.RegistrationTooEarly, () => campaign.Admit(Base, Unit, midnight.AddTicks(-1)));
        Assert.False(campaign.Admit(Base, Unit, midnight));
    }

    [Fact]
    public void A_tier_without_a_date_is_never_late() => Assert.False(OpenCampaign().Admit(Province, Unit, new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)));
}
