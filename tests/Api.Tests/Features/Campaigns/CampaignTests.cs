using Kheo.Api.Features.Campaigns;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Campaigns;

public class CreateCampaignTests
{
    [Fact]
    public async Task A_draft_says_everything_that_its_letter_says()
    {
        var world = await WithProgramme();
        var draft = await world.DraftCampaign("DVK-2026", (w, c) => c with { Tiers = [w.Due("cell", null, Obliged.None) with { Judging = new PlannedDay(Text: "giữa tháng 9") }] });
        var read = (await world.Launcher.Get<CampaignView>($"/api/campaigns/{draft.Id}")).Body;
        Assert.Equal(CampaignStatus.Draft, read.Status);
        Assert.Equal(new PlannedDay(new DateOnly(2026, 9, 15), "giữa tháng 9"), read.Content.Tiers.Single().Judging);
        Assert.Equal(["workdays", "money"], read.Content.Indicators.Select(i => i.Code));
        Assert.Equal([(Subject.Collective, 100m)], read.Sheets.Select(s => (s.Subject, s.MaxPoints)));
        Assert.Equal(["NTM", "CCHC", "MTDT", "XDD", "KHAC"], read.Fields.Select(f => f.Code));
        Assert.Equal([nameof(SaveCampaign), nameof(OpenCampaign)], read.Actions);
    }

    [Fact]
    public async Task What_contradicts_itself_is_refused_by_name()
    {
        var world = await WithProgramme();
        async Task Refused(Rule rule, Func<CampaignContent, CampaignContent> change)
        {
            var answer = await world.Launcher.Post<CampaignView>("/api/campaigns", new CreateCampaign { ProgrammeId = world.Programme.Id, Code = "X", Content = change(world.PlainContent()) });
            Assert.Equal((409, rule.Code), (answer.Status, answer.Code));
        }
        await Refused(Rules.CampaignPeriodReversed, c => c with { PeriodTo = c.PeriodFrom });
        await Refused(Rules.CampaignTierTwice, c => c with { Tiers = [c.Tiers[0], c.Tiers[0]] });
        await Refused(Rules.CampaignPilotLater, c => c with { Tiers = [c.Tiers[0], world.Due("cell", Today.AddDays(31), pilot: world.Cell)] });
        await Refused(Rules.SheetMarkOutside, c => c with { Sheets = [c.Sheets[0] with { PassMark = 101 }] });
        Assert.Empty((await world.Launcher.Get<Page<CampaignRow>>("/api/campaigns")).Body.Items);
    }

    [Fact]
    public async Task What_it_refers_to_must_exist_for_the_caller()
    {
        var world = await WithProgramme();
        async Task Absent(Func<CampaignContent, CampaignContent> change) => Assert.Equal(404,
            (await world.Launcher.Post<CampaignView>("/api/campaigns", new CreateCampaign { ProgrammeId = world.Programme.Id, Code = "X", Content = change(world.PlainContent()) })).Status);
        var other = await Planted();
        await Absent(c => c with { FieldListId = Guid.NewGuid() });
        await Absent(c => c with { Tiers = [other.Due("cell", Today)] });
        await Absent(c => c with { Tiers = [c.Tiers[0], world.Due("cell", Today, pilot: world.ForeignCell)] });
    }
}

public class OpenCampaignTests
{
    [Fact]
    public async Task Every_obliged_unit_below_owes_by_its_tiers_day_and_a_pilot_by_its_own()
    {
        var world = await WithOpenCampaign((w, c) => c with { Tiers = [.. c.Tiers, w.Due("cell", Today.AddDays(10), pilot: w.SiblingCell)] });
        Assert.Equal([nameof(SaveCampaign), nameof(CloseCampaign), "RegisterModel"], world.Campaign.Actions);
        async Task<DateOnly> Due(PlantedUnit unit, string form = "registration") => await Ask<DateOnly>(
            "select due_on from obligations where campaign_id = $1 and unit_id = $2 and form = $3", world.Campaign.Id, unit.Id, form);
        Assert.Equal(Today.AddDays(30), await Due(world.Cell));
        Assert.Equal(Today.AddDays(10), await Due(world.SiblingCell));
        Assert.Equal(Today.AddDays(60), await Due(world.Base));
        Assert.Equal(Today.AddDays(120), await Due(world.Cell, "result"));
        // Three cells and two base organisations of this province, each for its registration and its result.
        Assert.Equal(10L, await Ask<long>("select count(*) from obligations where campaign_id = $1", world.Campaign.Id));
        Assert.Equal(3L, await Ask<long>("select sum(obliged)::bigint from coverage_totals where campaign_id = $1 and unit_path = $2 and form = 'registration' and tier_id = $3",
            world.Campaign.Id, world.Province.Path, world.Tiers["cell"]));
        var own = (await (await world.Officer(world.SiblingCell)).Get<CampaignView>($"/api/campaigns/{world.Campaign.Id}")).Body;
        Assert.Equal(Today.AddDays(10), Assert.Single(own.OwnDates).Dates!.Registration.On);
        Assert.Equal(["RegisterModel"], own.Actions);
    }

    [Fact]
    public async Task It_is_opened_once_and_only_by_those_who_launch()
    {
        var world = await WithOpenCampaign();
        var again = await world.Launcher.Post<CampaignView>($"/api/campaigns/{world.Campaign.Id}/open", null, world.Campaign.RowVersion);
        Assert.Equal((409, Rules.CampaignNotDraft.Code), (again.Status, again.Code));
        var draft = await world.DraftCampaign("DVK-2027");
        Assert.Equal(403, (await (await world.Agency(world.Commune)).Post<CampaignView>($"/api/campaigns/{draft.Id}/open", null, draft.RowVersion)).Status);
        Assert.Equal(404, (await (await world.Agency(world.OtherProvince)).Post<CampaignView>($"/api/campaigns/{draft.Id}/open", null, draft.RowVersion)).Status);
        Assert.Equal(CampaignStatus.Draft, (await world.Launcher.Get<CampaignView>($"/api/campaigns/{draft.Id}")).Body.Status);
    }
}

public class SaveCampaignTests
{
    [Fact]
    public async Task A_change_after_opening_makes_the_next_version_and_moves_the_days_of_what_is_still_missing()
    {
        var world = await WithOpenCampaign();
        await world.Registered(world.Cell, RegistrationStatus.Submitted);
        var changed = await world.Launcher.Put<CampaignView>($"/api/campaigns/{world.Campaign.Id}",
            new SaveCampaign { Content = world.PlainContent() with { Name = "Đổi tên", Tiers = [world.Due("cell", Today.AddDays(45))] } }, world.Campaign.RowVersion);
        Assert.Equal((2, "Đổi tên"), (changed.Body.Version, changed.Body.Content.Name));
        var versions = (await world.Launcher.Get<Page<CampaignVersionView>>($"/api/campaigns/{world.Campaign.Id}/versions")).Body.Items;
        Assert.Equal([(2, "Đổi tên"), (1, "Thi đua Dân vận khéo năm 2026")], versions.Select(v => (v.Version, v.Content.Name)));
        async Task<DateOnly> Due(PlantedUnit unit) => await Ask<DateOnly>("select due_on from obligations where campaign_id = $1 and unit_id = $2 and form = 'registration'", world.Campaign.Id, unit.Id);
        Assert.Equal(Today.AddDays(30), await Due(world.Cell));
        Assert.Equal(Today.AddDays(45), await Due(world.SiblingCell));
        // The new plan asks nothing of base organisations: one that handed in keeps its row, another is exempt with the reason.
        async Task<string?> Exempt(PlantedUnit unit) => await Ask<string>("select exempt_reason from obligations where campaign_id = $1 and unit_id = $2 and form = 'registration'", world.Campaign.Id, unit.Id);
        Assert.Equal((null, "Không còn phải nộp theo phiên bản 2 của đợt", null), (await Exempt(world.Base), await Exempt(world.SiblingBase), await Exempt(world.SiblingCell)));
    }

    [Fact]
    public async Task Two_who_read_the_same_version_do_not_both_change_it()
    {
        var world = await WithProgramme();
        var draft = await world.DraftCampaign("DVK-2026");
        var body = new SaveCampaign { Content = world.PlainContent() with { Tiers = [] } };
        Assert.Equal(200, (await world.Launcher.Put<CampaignView>($"/api/campaigns/{draft.Id}", body, draft.RowVersion)).Status);
        Assert.Equal(412, (await world.Launcher.Put<CampaignView>($"/api/campaigns/{draft.Id}", body, draft.RowVersion)).Status);
        Assert.Empty((await world.Launcher.Get<CampaignView>($"/api/campaigns/{draft.Id}")).Body.Content.Tiers);
    }

    [Fact]
    public async Task A_closed_campaign_takes_no_change_and_no_registration()
    {
        var world = await WithOpenCampaign();
        var closed = (await world.Launcher.Post<CampaignView>($"/api/campaigns/{world.Campaign.Id}/close", null, world.Campaign.RowVersion)).Body;
        Assert.Equal((CampaignStatus.Closed, 0), (closed.Status, closed.Actions.Length));
        var save = await world.Launcher.Put<CampaignView>($"/api/campaigns/{closed.Id}", new SaveCampaign { Content = world.PlainContent() }, closed.RowVersion);
        Assert.Equal((409, Rules.CampaignClosed.Code), (save.Status, save.Code));
        var register = await (await world.Officer(world.Cell)).Post<object>("/api/registrations", world.Model());
        Assert.Equal((409, Rules.CampaignNotOpen.Code), (register.Status, register.Code));
    }
}

public class ListCampaignsTests
{
    [Fact]
    public async Task They_reach_down_and_up_and_never_sideways()
    {
        var world = await WithOpenCampaign();
        async Task<int> Seen(Client client, string query = "") => (await client.Get<Page<CampaignRow>>("/api/campaigns" + query)).Body.Items.Count;
        Assert.Equal(1, await Seen(await world.Officer(world.Cell)));
        Assert.Equal(1, await Seen(await world.Inspector(world.Root)));
        Assert.Equal(0, await Seen(await world.Officer(world.ForeignCell)));
        Assert.Equal(0, await Seen(await world.Officer(world.Cell), "?status=draft"));
        Assert.Equal(1, await Seen(await world.Officer(world.Cell), "?status=open&year=2026"));
        Assert.Equal(0, await Seen(await world.Officer(world.Cell), "?year=2025"));
        Assert.Equal(400, (await world.Launcher.Get<Page<CampaignRow>>("/api/campaigns?after=bmVpbg")).Status);
    }
}
