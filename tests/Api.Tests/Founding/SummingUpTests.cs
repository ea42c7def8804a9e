using Kheo.Api.Features.Campaigns;
using Kheo.Api.Features.Recognition;
using Kheo.Api.Features.Registration;
using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Reports;

namespace Kheo.Api.Tests.Founding;

/// <summary>Kiên Giang 2020, letter 1029-CV/TU: three tiers sum up one after the other, and the pilot district before the base tier.</summary>
public class SummingUpTests
{
    private const string Causes = "nguyen-nhan-chu-quan";
    private static readonly PlannedDay Pilot = new(new(2020, 6, 10), "đầu tháng 6");
    private static readonly PlannedDay BaseTier = new(new(2020, 6, 30), "cuối tháng 6");
    private static readonly PlannedDay District = new(new(2020, 7, 31), "cuối tháng 7");
    private static readonly PlannedDay Provincial = new(new(2020, 9, 15), "giữa tháng 9");

    private sealed record Letter(World.World World, PlantedUnit Pilot, CampaignView Campaign);

    /// <summary>The letter's words and nothing else: the days are the product's to compute. It says nothing of registering; a quarter stands for that here.</summary>
    private static async Task<Letter> Sent()
    {
        var world = await World.World.WithProgramme();
        var pilot = await world.AddUnit(world.Province, "GQ", "Huyện ủy Gò Quao");
        TierDates Row(string tier, Obliged obliged, string summingUp, string registering = "trong quý I", Guid? pilotUnit = null) => new(
            world.Tiers[tier], obliged, new(Text: registering), new(Text: summingUp), PlannedDay.None, PlannedDay.None, new(Text: summingUp), pilotUnit);
        return new Letter(world, pilot, await world.Launcher.Launch(world.Programme.Id, "DVK-2020", world.PlainContent() with
        {
            Name = "Tổng kết phong trào Dân vận khéo", PeriodFrom = new(2020, 1, 1), PeriodTo = new(2020, 12, 31), LegalBases = ["Công văn số 1029-CV/TU"],
            Rules = new CampaignRules(LateRule.Accept, false, [new(Causes, "Nguyên nhân chủ quan")], [ResultSection.Narrative]),
            Tiers =
            [
                Row("base", Obliged.Own, BaseTier.Text!), Row("upper", Obliged.Own, District.Text!), Row("province", Obliged.None, Provincial.Text!),
                Row("upper", Obliged.Own, Pilot.Text!, "đầu tháng 3", pilot.Id),
            ],
        }));
    }

    [Fact]
    public async Task The_tier_plan_keeps_the_letters_words_beside_the_days_and_the_pilot_comes_before_the_tier_below_it()
    {
        var (world, pilot, campaign) = await Sent();
        var plan = (await world.Launcher.Get<CampaignView>($"/api/campaigns/{campaign.Id}")).Body.Content.Tiers;
        TierDates Of(string tier, Guid? unit = null) => plan.Single(t => t.TierId == world.Tiers[tier] && t.PilotUnitId == unit);
        Assert.Equal((BaseTier, District, Provincial, Pilot), (Of("base").Conference, Of("upper").Conference, Of("province").Conference, Of("upper", pilot.Id).Conference));
        Assert.Equal((BaseTier, District, Provincial, Pilot), (Of("base").Result, Of("upper").Result, Of("province").Result, Of("upper", pilot.Id).Result));
        Assert.True(Of("upper", pilot.Id).Conference.On < Of("base").Conference.On);

        var conferences = (await world.Launcher.Get<OverviewView>($"/api/reports/overview?campaignId={campaign.Id}")).Body.Deadlines.Where(d => d.Stage == "conference");
        Assert.Equal([(pilot.Name, Pilot), (null, BaseTier), (null, District), ((string?)null, Provincial)], conferences.Select(d => (d.PilotUnitName, new PlannedDay(d.On, d.Text))));

        // A pilot that came after its own tier would be no pilot.
        var late = await world.Launcher.Post<CampaignView>("/api/campaigns", new CreateCampaign
        {
            ProgrammeId = world.Programme.Id, Code = "DVK-2020-B", Content = campaign.Content with { Tiers = [.. plan.Select(t => t.PilotUnitId is null ? t : t with { Conference = new(Text: "đầu tháng 8") })] },
        });
        Assert.Equal((409, Rules.CampaignPilotLater.Code), (late.Status, late.Code));
    }

    [Fact]
    public async Task The_pilot_owes_by_its_own_days()
    {
        var (world, pilot, campaign) = await Sent();
        var missing = await world.Launcher.Rows<MissingUnitRow>($"/api/reports/missing-units?campaignId={campaign.Id}&tierId={world.Tiers["upper"]}");
        Assert.Equal((new DateOnly(2020, 3, 10), new DateOnly(2020, 3, 31)), (missing.Single(m => m.UnitId == pilot.Id).DueOn, missing.Single(m => m.UnitId == world.Commune.Id).DueOn));

        var officers = new[] { await world.Officer(pilot), await world.Officer(world.Commune), await world.Officer(world.Base) };
        foreach (var officer in officers)
        {
            Assert.Equal(officer == officers[0] ? new DateOnly(2020, 3, 10) : new DateOnly(2020, 3, 31), (await officer.Get<MyTasks>("/api/my/tasks")).Body.Items.Single(t => t.Kind == TaskKind.Register).Due);
            var registration = await officer.Submit(campaign.Model("Cả huyện chung sức"));
            Assert.True(registration.Late);
            await world.Launcher.Post<RegistrationView>($"/api/registrations/{registration.Id}/accept", null, registration.RowVersion);
        }
        var due = new List<DateOnly?>();
        foreach (var officer in officers) due.Add((await officer.Get<MyTasks>("/api/my/tasks")).Body.Items.Single(t => t.Kind == TaskKind.ReportResult).Due);
        Assert.Equal([Pilot.On, District.On, BaseTier.On], due);
        Assert.Equal(Pilot, Assert.Single((await officers[0].Get<CampaignView>($"/api/campaigns/{campaign.Id}")).Body.OwnDates).Dates!.Conference);
    }

    [Fact]
    public async Task No_report_is_handed_in_without_its_subjective_causes()
    {
        var (world, pilot, campaign) = await Sent();
        var officer = await world.Officer(pilot);
        var report = (await officer.Post<PeriodicReportView>("/api/periodic-reports", new CreatePeriodicReport
        {
            CampaignId = campaign.Id, UnitId = pilot.Id, Kind = ReportKind.Final, PeriodFrom = new(2020, 1, 1), PeriodTo = new(2020, 6, 5), Sections = [new("general", "Phong trào đi vào nền nếp.")],
        })).Body;
        Assert.Equal([Causes], report.Missing);
        var path = $"/api/periodic-reports/{report.Id}";
        async Task<Answer<PeriodicReportView>> HandIn() => await officer.Post<PeriodicReportView>($"{path}/hand-in", null, report.RowVersion);
        async Task Write(string causes) => report = (await officer.Put<PeriodicReportView>(path, new { sections = new[] { new SectionText(Causes, causes) } }, report.RowVersion)).Body;

        Assert.Equal((409, Rules.ReportSectionMissing.Code), await HandIn() is var none ? (none.Status, none.Code) : default);
        await Write("   ");
        Assert.Equal((409, Rules.ReportSectionMissing.Code), await HandIn() is var blank ? (blank.Status, blank.Code) : default);
        await Write("Một số cấp ủy chưa chủ động, còn trông chờ cấp trên.");
        Assert.Equal((200, ReportStatus.HandedIn), await HandIn() is var written ? (written.Status, written.Body.Status) : default);
    }

    [Fact]
    public async Task Directing_and_advising_is_rewarded_too()
    {
        var (world, pilot, campaign) = await Sent();
        var decision = await world.Decide(world.Province, campaign, "1204-QĐ/TU", new(2020, 9, 14), Purpose.Award,
            [Founders.Reward(pilot, "Ban Thường vụ Huyện ủy Gò Quao", Subject.Collective, AwardCategory.ForDirecting) with { AwardForm = AwardForm.BangKhen }]);
        Assert.Contains(decision.Preview.Articles, a => a.Contains("bằng khen cho 1 tập thể có thành tích trong chỉ đạo, tham mưu", StringComparison.Ordinal));
        var award = Assert.Single(await world.Launcher.Rows<AwardRow>($"/api/awards?campaignId={campaign.Id}"));
        Assert.Equal((AwardForm.BangKhen, AwardCategory.ForDirecting, pilot.Id, 2020), (award.Form, award.Category, award.UnitId, award.RewardYear));
    }
}
