using Kheo.Api.Features.Campaigns;
using Kheo.Api.Features.Recognition;
using Kheo.Api.Features.Registration;
using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;

namespace Kheo.Api.Tests.Founding;

/// <summary>An Giang 2024: a launch for State agencies with criteria for each subject, beside three sibling movements.</summary>
public class SiblingProgrammesTests
{
    private static readonly DateOnly From = new(2024, 1, 1);
    private static readonly DateOnly To = new(2024, 12, 31);

    /// <summary>A committee is judged as the collective it is; its part is a criterion of the collective's sheet.</summary>
    private static readonly SheetContent Collectives = new(Subject.Collective,
        [new("CN", "Cải cách hành chính, phục vụ nhân dân", 60, [new("CN1", "Tiếp công dân", 30), new("CN2", "Giải quyết thủ tục", 30)]), new("CU", "Cấp ủy lãnh đạo, chỉ đạo", 40, [])],
        [new("XS", "Xuất sắc", 90), new("T", "Tốt", 70)], [new("KN", "Có khiếu nại đúng sự thật")], 50);

    private static readonly SheetContent Individuals = new(Subject.Individual, [new("GM", "Gương mẫu, sâu sát nhân dân", 50, []), new("SK", "Sáng kiến", 30, [])], [], [], 40);

    [Fact]
    public async Task The_launch_sets_criteria_for_each_subject_and_mends_one_sheet_without_touching_the_other()
    {
        var world = await World.World.WithProgramme();
        var content = world.Past("Dân vận khéo trong cơ quan nhà nước năm 2024", From, To, "base", "upper") with { Sheets = [Collectives, Individuals] };
        var campaign = await world.Launcher.Launch(world.Programme.Id, "DVK-2024", content);
        Assert.Equal([(Subject.Collective, 1, 100m), (Subject.Individual, 1, 80m)], campaign.Sheets.OrderBy(s => s.Subject).Select(s => (s.Subject, s.Version, s.MaxPoints)));

        var read = (await (await world.Officer(world.Base)).Get<CampaignView>($"/api/campaigns/{campaign.Id}")).Body.Content.Sheets;
        Assert.Equal(["CN", "CU"], read.Single(s => s.Subject == Subject.Collective).Criteria.Select(c => c.Code));
        Assert.Equal([30m, 30m], read.Single(s => s.Subject == Subject.Collective).Criteria[0].SubCriteria.Select(c => c.MaxPoints));
        Assert.Equal(["GM", "SK"], read.Single(s => s.Subject == Subject.Individual).Criteria.Select(c => c.Code));

        var mended = (await world.Launcher.Put<CampaignView>($"/api/campaigns/{campaign.Id}", new SaveCampaign
        {
            Content = campaign.Content with { Sheets = [Collectives, Individuals with { Criteria = [.. Individuals.Criteria, new("KL", "Kỷ luật công vụ", 20, [])] }] },
        }, campaign.RowVersion)).Body;
        Assert.Equal([(Subject.Collective, 1, 100m), (Subject.Individual, 2, 100m)], mended.Sheets.OrderBy(s => s.Subject).Select(s => (s.Subject, s.Version, s.MaxPoints)));
        var first = (await world.Launcher.Rows<CampaignVersionView>($"/api/campaigns/{campaign.Id}/versions?")).Single(v => v.Version == 1);
        Assert.Equal(80m, first.Content.Sheets.Single(s => s.Subject == Subject.Individual).Criteria.Sum(c => c.MaxPoints));

        var unshared = await world.Launcher.Post<CampaignView>("/api/campaigns", new CreateCampaign
        {
            ProgrammeId = world.Programme.Id, Code = "DVK-2024-B", Content = content with { Sheets = [Collectives, Collectives] },
        });
        Assert.Equal((409, Rules.CampaignSheetTwice.Code), (unshared.Status, unshared.Code));
    }

    [Fact]
    public async Task Four_sibling_programmes_never_mix_their_totals()
    {
        var world = await World.World.WithProgramme();
        var programmes = new List<(ProgrammeView Programme, FieldListView Fields)> { (world.Programme, world.FieldList) };
        foreach (var (code, name) in new[] { ("QCDC", "Quy chế dân chủ"), ("CQTT", "Chính quyền thân thiện"), ("HTLTB", "Học tập và làm theo Bác") }) programmes.Add(await world.Found(code, name));
        var (committee, officer) = (await world.Committee(world.Commune), await world.Officer(world.Cell));

        // As many models, recognitions and awards as the programme's place in the list: 1, 2, 3, 4.
        var campaigns = new List<CampaignView>();
        foreach (var (programme, fields) in programmes)
        {
            var campaign = await world.Launcher.Launch(programme.Id, $"{programme.Code}-2024", world.Past($"{programme.Name} năm 2024", From, To, "cell", "upper") with { FieldListId = fields.Id });
            campaigns.Add(campaign);
            var registrations = await committee.Confirm([.. Enumerable.Range(1, campaigns.Count).Select(i => (officer, campaign.Model($"{programme.Name} {i}")))]);
            await world.Decide(world.Commune, campaign, $"{campaigns.Count}-QĐ/ĐU", new(2024, 12, 20), Purpose.Both,
                registrations.Select(r => r.Recognise() with { AwardForm = AwardForm.GiayKhen, AwardCategory = AwardCategory.ForTheModel }));
        }
        await committee.Post<AggregateEntryView>("/api/aggregate-entries", new CreateAggregateEntry
        {
            UnitId = world.Commune.Id, ProgrammeId = programmes[0].Programme.Id, PeriodFrom = From, PeriodTo = To, Measure = Counted.Recognised, TierId = world.Tiers["base"], Count = 9, Source = "Báo cáo năm 2024",
        });

        foreach (var (campaign, count) in campaigns.Select((c, i) => (c, (long)i + 1)))
        {
            var about = $"?campaignId={campaign.Id}";
            var byField = (await committee.Get<ByFieldView>($"/api/reports/by-field{about}")).Body;
            Assert.Equal((count, count, 5), (byField.Registered, byField.Recognised, byField.Fields.Count));
            Assert.All(byField.Fields, f => Assert.Null(f.LastYear));
            Assert.Equal(count, (await committee.Get<OverviewView>($"/api/reports/overview{about}")).Body.Stages.Recognised.Count);
            var funnel = (await committee.Get<FunnelView>($"/api/reports/funnel{about}&by=disjoint")).Body;
            Assert.Equal((count, campaign == campaigns[0] ? 1 : 0), (funnel.Total, funnel.Stages.Sum(s => s.WithoutList.Count)));
            Assert.Equal(count, (await committee.Rows<RegistrationRow>($"/api/registrations{about}")).Count);

            var own = (await committee.Get<AwardsByProgrammeView>($"/api/reports/awards-by-programme?fromYear=2024&programmeId={campaign.ProgrammeId}")).Body;
            Assert.Equal((count, count), (own.AllProgrammes, Assert.Single(own.Programmes).Awards.Count));
            Assert.Equal(count, (await committee.Rows<AwardRow>(own.Programmes[0].Awards.Rows)).Count);
        }
        var awards = (await committee.Get<AwardsByProgrammeView>("/api/reports/awards-by-programme?fromYear=2024")).Body;
        Assert.Equal(programmes.Select((p, i) => (p.Programme.Id, (long)i + 1)).Order(), awards.Programmes.Select(p => (p.ProgrammeId, p.Awards.Count)).Order());
        Assert.Equal(10, awards.AllProgrammes);

        // Nor does a model cross over: it goes on in its own programme only.
        var model = (await committee.Get<RegistrationView>($"/api/registrations/{(await committee.Rows<RegistrationRow>($"/api/registrations?campaignId={campaigns[0].Id}"))[0].Id}")).Body.Model;
        var crossing = await officer.Post<RegistrationView>("/api/registrations", campaigns[1].Model("Sang phong trào khác") with { Lineage = Lineage.Continuing, OriginId = model.Id });
        Assert.Equal((409, Rules.ModelOfAnother.Code), (crossing.Status, crossing.Code));
    }
}
