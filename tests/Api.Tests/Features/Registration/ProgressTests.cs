using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class ProgressTests
{
    public static async Task<ProgressBoard> Board(Carried model) => (await model.Officer.Get<ProgressBoard>($"{model.Address}/progress")).Body;

    private static Task<Answer<ProgressView>> Draft(Carried model, DateOnly to, decimal? workdays = null, decimal? target = null) => model.Officer.Post<ProgressView>($"{model.Address}/progress",
        new DraftProgress { PeriodTo = to, Narrative = "Trồng xong 600 m.", Figures = workdays is null ? null : [new("workdays", 0, target, workdays)] });

    private static async Task<ProgressView> HandedIn(Carried model, DateOnly to, decimal workdays, decimal? target = null)
    {
        var draft = (await Draft(model, to, workdays, target)).Body;
        return (await model.Officer.Post<ProgressView>($"/api/progress/{draft.Id}/hand-in", null, draft.RowVersion)).Body;
    }

    [Fact]
    public async Task A_report_goes_from_draft_to_accepted_by_way_of_a_return()
    {
        var model = await Carried.Out();
        var (committee, period) = (await model.World.Committee(model.World.Base), (await Board(model)).Periods[0]);
        var drafted = await Draft(model, period.PeriodTo, 90, 320);
        Assert.Equal((201, $"/api/progress/{drafted.Body.Id}", period.PeriodFrom), (drafted.Status, drafted.Location, drafted.Body.PeriodFrom));
        Assert.Equal([nameof(SaveProgress), nameof(HandInProgress)], drafted.Body.Actions);
        Assert.Empty((await committee.Get<ProgressView>($"/api/progress/{drafted.Body.Id}")).Body.Actions.Intersect([nameof(ReturnProgress), nameof(AcceptProgress)]));

        var saved = (await model.Officer.Put<ProgressView>($"/api/progress/{drafted.Body.Id}", SaveProgress.Example, drafted.ETag)).Body;
        Assert.Equal((2L, 210m, "Mưa nhiều, phải trồng lại 200 m."), (saved.RowVersion, saved.Figures[0].Actual!.Value, saved.Difficulties));
        var handedIn = (await model.Officer.Post<ProgressView>($"/api/progress/{saved.Id}/hand-in", null, saved.RowVersion)).Body;
        Assert.Equal((ReportStatus.HandedIn, 0), (handedIn.Status, handedIn.Actions.Length));

        Assert.Equal([nameof(ReturnProgress), nameof(AcceptProgress)], (await committee.Get<ProgressView>($"/api/progress/{saved.Id}")).Body.Actions.Intersect([nameof(ReturnProgress), nameof(AcceptProgress)]));
        var returned = (await committee.Post<ProgressView>($"/api/progress/{saved.Id}/return", ReturnProgress.Example, handedIn.RowVersion)).Body;
        Assert.Equal("workdays", Assert.Single(returned.Remarks).About);
        handedIn = (await model.Officer.Post<ProgressView>($"/api/progress/{saved.Id}/hand-in", null, returned.RowVersion)).Body;
        var accepted = (await committee.Post<ProgressView>($"/api/progress/{saved.Id}/accept", null, handedIn.RowVersion)).Body;
        Assert.Equal((ReportStatus.Accepted, 0, 0), (accepted.Status, accepted.Remarks.Count, accepted.Actions.Length));
        Assert.Equal(RegistrationStatus.Accepted, (await model.Read()).Status);            // a progress report moves its registration nowhere
        Assert.Equal("DraftProgress SaveProgress HandInProgress ReturnProgress HandInProgress AcceptProgress",
            await Ask<string>("select string_agg(action, ' ' order by seq) from audit_entries where subject_id = $1", saved.Id));
    }

    [Fact]
    public async Task Nobody_answers_his_own_units_report_and_every_wrong_step_has_its_rule()
    {
        var model = await Carried.Out();
        var period = (await Board(model)).Periods[0].PeriodTo;
        var draft = (await Draft(model, period, 90)).Body;
        var (own, above) = (await model.World.Committee(model.World.Cell), await model.World.Committee(model.World.Base));
        Assert.Equal((409, Rules.ProgressNotHandedIn.Code), Told(await above.Post<ProgressView>($"/api/progress/{draft.Id}/accept", null, draft.RowVersion)));
        Assert.Equal((409, Rules.ProgressOnce.Code), Told(await Draft(model, period)));
        var blank = (await model.Officer.Put<ProgressView>($"/api/progress/{draft.Id}", new SaveProgress { Narrative = "", Figures = [] }, "\"1\"")).Body;
        Assert.Equal((409, Rules.ProgressEmpty.Code), Told(await model.Officer.Post<ProgressView>($"/api/progress/{draft.Id}/hand-in", null, blank.RowVersion)));
        Assert.Equal((409, Rules.ResultIndicatorUnknown.Code), Told(await model.Officer.Put<ProgressView>($"/api/progress/{draft.Id}", SaveProgress.Example with { Figures = [new("km", Actual: 2)] }, "\"2\"")));
        var handedIn = (await model.Officer.Put<ProgressView>($"/api/progress/{draft.Id}", SaveProgress.Example, "\"2\"")).Body;
        handedIn = (await model.Officer.Post<ProgressView>($"/api/progress/{draft.Id}/hand-in", null, handedIn.RowVersion)).Body;
        Assert.Equal(403, (await own.Post<ProgressView>($"/api/progress/{draft.Id}/accept", null, handedIn.RowVersion)).Status);
        Assert.Equal((409, Rules.ProgressRemarkMissing.Code), Told(await above.Post<ProgressView>($"/api/progress/{draft.Id}/return", new ReturnProgress { Remarks = [] }, handedIn.RowVersion)));
        Assert.Equal((409, Rules.ProgressNotDraft.Code), Told(await model.Officer.Put<ProgressView>($"/api/progress/{draft.Id}", SaveProgress.Example, $"\"{handedIn.RowVersion}\"")));

        await model.HandInResult();
        Assert.Equal((409, Rules.RegistrationNotUnderWay.Code), Told(await above.Post<ProgressView>($"/api/progress/{draft.Id}/return", ReturnProgress.Example, handedIn.RowVersion)));
        Assert.Equal((409, Rules.RegistrationNotUnderWay.Code), Told(await Draft(model, (await Board(model)).Periods[1].PeriodTo)));
        Assert.Equal(200, (await above.Post<ProgressView>($"/api/progress/{draft.Id}/accept", null, handedIn.RowVersion)).Status);
    }

    [Fact]
    public async Task A_period_stands_beside_the_one_before_with_the_difference_and_what_looks_odd()
    {
        var model = await Carried.Out();
        var periods = (await Board(model)).Periods;
        var first = await HandedIn(model, periods[0].PeriodTo, 90, 320);
        Assert.Equal(((DateOnly?)null, (decimal?)null), (first.BeforeTo, first.Figures[0].Before));

        var second = (await model.Officer.Post<ProgressView>($"{model.Address}/progress", new DraftProgress { PeriodTo = periods[1].PeriodTo })).Body;
        Assert.Equal((periods[0].PeriodTo, 320m, (decimal?)null, 90m), (second.BeforeTo!.Value, second.Figures[0].Target!.Value, second.Figures[0].Actual, second.Figures[0].Before!.Value));
        Assert.Equal([FigureHint.MissingNow], second.Figures[0].Hints);
        async Task<ProgressFigureView> Say(decimal workdays)
        {
            second = (await model.Officer.Put<ProgressView>($"/api/progress/{second.Id}", new SaveProgress { Narrative = "Tiếp tục", Figures = [new("workdays", 0, 320, workdays)] }, $"\"{second.RowVersion}\"")).Body;
            return second.Figures[0];
        }
        Assert.Equal((-10m, FigureHint.LowerThanBefore), ((await Say(80)).Difference!.Value, second.Figures[0].Hints.Single()));
        Assert.Equal([FigureHint.TenTimesBefore, FigureHint.TargetReached], (await Say(900)).Hints);
        Assert.Equal((120m, 0), ((await Say(210)).Difference!.Value, second.Figures[0].Hints.Count));
        Assert.Equal("money", second.Figures[1].Indicator);                       // also what nothing is told of has its line

        await model.Officer.Post<ProgressView>($"/api/progress/{second.Id}/hand-in", null, second.RowVersion);
        var tally = (await Board(model)).SoFar.Single(t => t.Indicator == "workdays");
        Assert.Equal((320m, 210m), (tally.Target!.Value, tally.Value!.Value));    // so far, not 90 + 210
    }

    [Fact]
    public async Task The_campaigns_rules_cut_its_time_into_periods_and_one_that_has_not_begun_is_refused()
    {
        var quarters = await Board(await Carried.Out());
        var model = await Carried.Out(CampaignRules.Plain with { Progress = ProgressCycle.Month });
        var months = await Board(model);
        foreach (var (board, most) in new[] { (quarters, 5), (months, 13) })
        {
            Assert.InRange(board.Periods.Count, most - 1, most);
            Assert.Equal((Carried.Began, Today.AddDays(160)), (board.Periods[0].PeriodFrom, board.Periods[^1].PeriodTo));
            Assert.All(board.Periods, p => Assert.Equal((p.PeriodFrom <= Today, (Guid?)null), (p.Begun, p.ReportId)));
        }
        Assert.Equal(months.Periods.Count, months.Periods.DistinctBy(p => (p.PeriodTo.Year, p.PeriodTo.Month)).Count());
        Assert.Equal((409, Rules.ProgressPeriodAhead.Code), Told(await Draft(model, months.Periods[^1].PeriodTo)));
        Assert.Equal((409, Rules.ProgressPeriodUnknown.Code), Told(await Draft(model, months.Periods[0].PeriodTo.AddDays(-1))));

        // A report keeps its period when the campaign comes to ask for others.
        var report = (await Draft(model, months.Periods[1].PeriodTo)).Body;
        await Ask<object>("update campaigns set rules = rules || '{\"progress\":\"half-year\"}' where id = $1", model.World.Campaign.Id);
        Assert.Contains((await Board(model)).Periods, p => p.ReportId == report.Id && p.PeriodFrom == months.Periods[1].PeriodFrom);
    }

    [Fact]
    public async Task What_was_returned_waits_for_the_unit_and_what_was_handed_in_for_the_nearest_committee()
    {
        var model = await Carried.Out();
        var world = model.World;
        var (near, far) = (await world.Committee(world.Base), await world.Committee(world.Commune));
        async Task<string> Tasks(Client of) => string.Join(' ', (await of.Get<MyTasks>("/api/my/tasks")).Body.Items.Where(t => t.Kind is TaskKind.MendProgress or TaskKind.ReadProgress).Select(t => $"{t.Kind}:{t.Count}"));
        async Task<int> Listed(Client of, string query) => (await of.Get<Page<RegistrationRow>>($"/api/registrations?campaignId={world.Campaign.Id}&{query}")).Body.Items.Count;

        var report = await HandedIn(model, (await Board(model)).Periods[0].PeriodTo, 90);
        Assert.Equal(("", "ReadProgress:1", ""), (await Tasks(model.Officer), await Tasks(near), await Tasks(far)));
        Assert.Equal((1, 0, 1, 1, 0), (await Listed(near, "progress=handed-in&waiting=true"), await Listed(far, "progress=handed-in&waiting=true"), await Listed(far, "progress=handed-in"),
            (await Workbook.Of(far, $"/api/registrations/export.xlsx?campaignId={world.Campaign.Id}&progress=handed-in")).Rows.Count, await Listed(near, "progress=returned")));
        Assert.Equal("", await Tasks(await world.Committee(world.CousinByText)));

        await near.Post<ProgressView>($"/api/progress/{report.Id}/return", ReturnProgress.Example, report.RowVersion);
        Assert.Equal(("MendProgress:1", "", 1), (await Tasks(model.Officer), await Tasks(near), await Listed(far, "progress=returned")));
    }

    private static (int, string?) Told<T>(Answer<T> answer) => (answer.Status, answer.Code);
}
