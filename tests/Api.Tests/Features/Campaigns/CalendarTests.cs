using Kheo.Api.Features.Campaigns;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Reports;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Campaigns;

public class SaveCalendarDaysTests
{
    // A Monday far enough ahead that nothing becomes late.
    private static readonly DateOnly Monday = Enumerable.Range(30, 7).Select(n => Today.AddDays(n)).First(d => d.DayOfWeek == DayOfWeek.Monday);

    private static Task<Answer<CalendarView>> Save(Client client, DateOnly[] off, PlantedUnit? unit = null, int? year = null) => client.Post<CalendarView>("/api/calendar-days",
        new SaveCalendarDays { UnitId = unit?.Id, Year = year ?? Monday.Year, Days = [.. off.Select(d => new CalendarLine(d, false, "Nghỉ Tết"))] }, null);

    private static CampaignContent Moving(World.World w, CampaignContent c, DateOnly due) => c with { Rules = c.Rules with { DueOnWorkingDay = true }, Tiers = [w.Due("cell", due)] };

    private static Task<DateOnly> DueOf(World.World world, PlantedUnit unit) => Ask<DateOnly>("select due_on from obligations where campaign_id = $1 and unit_id = $2 and form = 'registration'", world.Campaign.Id, unit.Id);

    [Fact]
    public async Task A_day_off_moves_what_is_owed_only_where_the_campaigns_rule_says_so()
    {
        var world = await WithProgramme();
        Assert.Equal(200, (await Save(world.Launcher, [Monday])).Status);
        await world.OpenCampaign("STAYS", (w, c) => c with { Tiers = [w.Due("cell", Monday)] });
        var stays = await Ask<DateOnly>("select max(o.due_on) from obligations o join campaigns c on c.id = o.campaign_id where c.code = 'STAYS' and c.unit_path = $1 and o.form = 'registration'", world.Province.Path);
        Assert.Equal(Monday, stays);
        var moves = await world.OpenCampaign("MOVES", (w, c) => Moving(w, c, Monday.AddDays(-1)));
        Assert.Equal(Monday.AddDays(1), await Ask<DateOnly>("select max(due_on) from obligations where campaign_id = $1 and form = 'registration'", moves.Id));
        Assert.Equal(Monday.AddDays(-1), await Ask<DateOnly>("select max(planned_on) from obligations where campaign_id = $1 and form = 'registration'", moves.Id));
    }

    [Fact]
    public async Task Who_save_the_same_days_at_once_wait_for_one_another_and_never_in_a_ring()
    {
        var world = await WithProgramme();
        var clients = new List<Client>();
        for (var n = 0; n < 6; n++) clients.Add(await world.Agency(world.Province));
        for (var year = 2030; year < 2036; year++)
        {
            DateOnly[] off = [.. Enumerable.Range(0, 140).Select(n => new DateOnly(year, 1, 1).AddDays(n))];
            var answers = await Task.WhenAll(clients.Select(client => Task.Run(() => Save(client, off, year: year))));
            Assert.Contains(200, answers.Select(a => a.Status));
            Assert.All(answers, a => Assert.True(a.Status is 200 or 409, a.Text));
        }
    }

    [Fact]
    public async Task A_changed_calendar_moves_what_is_still_owed_and_the_nearest_units_word_holds()
    {
        var world = await WithOpenCampaign((w, c) => Moving(w, c, Monday));
        var commune = await world.Agency(world.Commune);
        Assert.Equal(2, (await Save(commune, [Monday])).Body.Moved);       // the registrations of the commune's two cells
        Assert.Equal((Monday.AddDays(1), Monday), (await DueOf(world, world.Cell), await DueOf(world, world.CousinCell)));
        // The province takes the same day off and the next: where the commune says nothing of it, the province's word holds too.
        Assert.Equal(3, (await Save(world.Launcher, [Monday, Monday.AddDays(1)])).Body.Moved);
        Assert.Equal((Monday.AddDays(2), Monday.AddDays(2)), (await DueOf(world, world.Cell), await DueOf(world, world.CousinCell)));
        var list = (await commune.Get<Page<CalendarDayView>>($"/api/calendar-days?year={Monday.Year}")).Body.Items;
        Assert.Equal([world.Province.Id, world.Commune.Id, world.Province.Id], list.Select(d => d.UnitId));
        Assert.All((await (await world.Officer(world.CousinCell)).Get<Page<CalendarDayView>>($"/api/calendar-days?year={Monday.Year}")).Body.Items, d => Assert.Equal(world.Province.Id, d.UnitId));
        Assert.Equal(0L, await Ask<long>("select count(*) from recount_totals($1)", world.Campaign.Id));
    }

    [Fact]
    public async Task The_list_reaches_down_and_its_pages_hold_every_day_once()
    {
        var world = await WithProgramme();
        DateOnly[] off = [.. Enumerable.Range(0, 5).Select(n => new DateOnly(Monday.Year, 2, 16 + n))];
        await Save(world.Launcher, off);
        await Save(world.Launcher, [off[0]], world.Commune);
        var officer = await world.Officer(world.Cell);
        var (seen, next) = (new List<DateOnly>(), (string?)"");
        while (next is not null)
        {
            var page = (await officer.Get<Page<CalendarDayView>>($"/api/calendar-days?year={Monday.Year}&limit=2&after={next}")).Body;
            seen.AddRange(page.Items.Select(d => d.Day));
            next = page.Next;
        }
        Assert.Equal([off[0], .. off], seen);
        Assert.Equal(400, (await officer.Get<object>("/api/calendar-days?after=AAAA")).Status);
        Assert.Equal(400, (await officer.Get<object>("/api/calendar-days?year=99999")).Status);
    }

    [Fact]
    public async Task What_contradicts_itself_is_refused_and_only_those_who_launch_write_it()
    {
        var world = await WithProgramme();
        var twice = await Save(world.Launcher, [Monday, Monday]);
        Assert.Equal((409, Rules.CalendarDayTwice.Code), (twice.Status, twice.Code));
        var outside = await Save(world.Launcher, [Monday], year: Monday.Year + 1);
        Assert.Equal((409, Rules.CalendarOutsideYear.Code), (outside.Status, outside.Code));
        Assert.Equal(403, (await Save(await world.Officer(world.Cell), [Monday])).Status);
        Assert.Equal(404, (await Save(world.Launcher, [Monday], world.OtherProvince)).Status);
    }

    [Fact]
    public async Task The_database_and_the_law_find_the_same_working_days()
    {
        var world = await WithProgramme();
        var random = new Random(5);
        DayMark[] marks = [.. new[] { world.Province, world.Commune, world.CousinByText }.SelectMany(u => Enumerable.Range(0, 90).Where(_ => random.Next(3) == 0)
            .Select(n => new DayMark(u.Path, new DateOnly(2026, 1, 20).AddDays(n), random.Next(3) == 0)))];
        foreach (var mark in marks)
            await Ask<object>("insert into calendar_days (id, unit_id, unit_path, day, working, name) select gen_random_uuid(), id, path, $2, $3, 'Ngày' from units where path = $1", mark.UnitPath, mark.Day, mark.Working);
        foreach (var unit in new[] { world.Cell, world.CousinCell, world.ForeignCell })
        {
            var calendar = WorkingCalendar.For(unit.Path, marks);
            for (var day = new DateOnly(2026, 1, 10); day < new DateOnly(2026, 5, 1); day = day.AddDays(1))
                Assert.Equal(calendar.NextOnOrAfter(day), await Ask<DateOnly>("select next_working_day($1, $2)", unit.Path, day));
        }
    }
}

public class PlannedReportsTests
{
    [Fact]
    public async Task Every_unit_of_the_tier_owes_the_report_and_handing_it_in_meets_it()
    {
        var world = await WithOpenCampaign((w, c) => c with
        {
            Tiers = [.. c.Tiers, new TierDates(w.Tiers["upper"], Obliged.None, PlannedDay.None, PlannedDay.None, PlannedDay.None, PlannedDay.None, PlannedDay.None,
                Reports: [new(ReportKind.Interim, c.PeriodFrom, new DateOnly(2026, 6, 30), new PlannedDay(Today.AddDays(10))), new(ReportKind.Final, c.PeriodFrom, c.PeriodTo, new PlannedDay(Today.AddDays(40)))])],
        });
        Assert.Equal(4L, await Ask<long>("select count(*) from obligations where campaign_id = $1 and form in ('interim', 'final')", world.Campaign.Id));
        Assert.Equal(2, (await world.Launcher.Get<CampaignView>($"/api/campaigns/{world.Campaign.Id}")).Body.Content.Tiers.Single(t => t.TierId == world.Tiers["upper"]).Reports!.Count);

        async Task<string> Stand() => (await Ask<string>("select obligation_state(handed_in_at, late, returned_at, exempt_reason, transferred_on, due_on, $3) from obligations where campaign_id = $1 and unit_id = $2 and form = 'interim'", world.Campaign.Id, world.Commune.Id, Today))!;
        Assert.Equal("owed", await Stand());
        var committee = await world.Committee(world.Commune);
        var report = (await committee.Post<Kheo.Api.Features.Reporting.PeriodicReportView>("/api/periodic-reports",
            new { campaignId = world.Campaign.Id, unitId = world.Commune.Id, kind = "interim", periodFrom = "2026-01-01", periodTo = "2026-06-30" })).Body;
        Assert.Equal("owed", await Stand());
        report = (await committee.Post<Kheo.Api.Features.Reporting.PeriodicReportView>($"/api/periodic-reports/{report.Id}/hand-in", null, report.RowVersion)).Body;
        Assert.Equal("handed-in", await Stand());
        report = (await (await world.Committee(world.Province)).Post<Kheo.Api.Features.Reporting.PeriodicReportView>($"/api/periodic-reports/{report.Id}/return", new { reason = "Bổ sung" }, report.RowVersion)).Body;
        Assert.Equal("returned", await Stand());
        await committee.Post<Kheo.Api.Features.Reporting.PeriodicReportView>($"/api/periodic-reports/{report.Id}/hand-in", null, report.RowVersion);
        Assert.Equal("handed-in", await Stand());
        Assert.Equal(0L, await Ask<long>("select count(*) from recount_totals($1)", world.Campaign.Id));
    }
}
