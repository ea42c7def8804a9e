using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class VisitTests
{
    private static RecordVisit Asking => RecordVisit.Example with { VisitedOn = Today.AddDays(-2), FollowUpBy = Today.AddDays(10) };

    public static Task<Answer<VisitView>> Visited(Carried model, Client by, RecordVisit? visit = null) => by.Post<VisitView>($"{model.Address}/visits", visit ?? Asking);

    [Fact]
    public async Task A_committee_visits_the_unit_answers_and_the_visit_is_closed()
    {
        var model = await Carried.Out();
        var committee = await model.World.Committee(model.World.Base);
        await model.Quiet(30);
        var recorded = await Visited(model, committee);
        Assert.Equal((201, $"/api/visits/{recorded.Body.Id}", VisitStatus.Open), (recorded.Status, recorded.Location, recorded.Body.Status));
        Assert.Equal([nameof(SaveVisit), nameof(CloseVisit)], recorded.Body.Actions.Intersect([nameof(SaveVisit), nameof(CloseVisit)]));
        Assert.True((await model.Read()).UpdatedAt < DateTimeOffset.UtcNow.AddDays(-29));        // who comes to look is no sign that something is done
        var saved = (await committee.Put<VisitView>($"/api/visits/{recorded.Body.Id}", SaveVisit.Example with { VisitedOn = Today.AddDays(-1), FollowUpBy = Today.AddDays(5) }, recorded.ETag)).Body;
        Assert.Equal((2L, Today.AddDays(5)), (saved.RowVersion, saved.FollowUpBy!.Value));

        var task = (await model.Officer.Get<MyTasks>("/api/my/tasks")).Body.Items.Single(t => t.Kind == TaskKind.AnswerVisit);
        Assert.Equal((model.At.Id, Today.AddDays(5)), (task.Id, task.Due!.Value));
        Assert.Equal([nameof(AnswerVisit)], (await model.Officer.Get<VisitView>($"/api/visits/{saved.Id}")).Body.Actions);
        var answered = (await model.Officer.Post<VisitView>($"/api/visits/{saved.Id}/answer", AnswerVisit.Example, saved.RowVersion)).Body;
        Assert.Equal((VisitStatus.Answered, AnswerVisit.Example.Reply), (answered.Status, answered.Reply));
        Assert.True((await model.Read()).UpdatedAt > DateTimeOffset.UtcNow.AddMinutes(-5));
        Assert.Equal((409, Rules.VisitAnswered.Code), Told(await committee.Put<VisitView>($"/api/visits/{saved.Id}", SaveVisit.Example, $"\"{answered.RowVersion}\"")));

        var closed = (await committee.Post<VisitView>($"/api/visits/{saved.Id}/close", null, answered.RowVersion)).Body;
        Assert.Equal((VisitStatus.Closed, 0), (closed.Status, closed.Actions.Length));
        Assert.Equal((409, Rules.VisitClosed.Code), Told(await model.Officer.Post<VisitView>($"/api/visits/{saved.Id}/answer", AnswerVisit.Example, closed.RowVersion)));
        Assert.DoesNotContain((await model.Officer.Get<MyTasks>("/api/my/tasks")).Body.Items, t => t.Kind == TaskKind.AnswerVisit);
    }

    [Fact]
    public async Task Those_above_visit_by_a_unit_or_in_the_name_of_another_body_and_nobody_visits_himself()
    {
        var model = await Carried.Out();
        var world = model.World;
        var committee = await world.Committee(world.Base);
        Assert.Equal(403, (await Visited(model, model.Officer)).Status);
        Assert.Equal(403, (await Visited(model, await world.Committee(world.Cell))).Status);
        Assert.Equal(404, (await Visited(model, await world.Committee(world.CousinByText))).Status);
        Assert.Equal(400, (await Visited(model, committee, Asking with { ByUnitId = world.Base.Id })).Status);
        Assert.Equal(400, (await Visited(model, committee, Asking with { ByName = " " })).Status);
        Assert.Equal(404, (await Visited(model, committee, Asking with { ByName = null, ByUnitId = world.ForeignCell.Id })).Status);
        Assert.Equal(world.Base.Name, (await Visited(model, committee, Asking with { ByName = null, ByUnitId = world.Base.Id })).Body.ByName);
        Assert.Equal(world.Commune.Name, (await Visited(model, committee, Asking with { ByName = null, ByUnitId = world.Commune.Id })).Body.ByName);     // one above, known by name

        Assert.Equal((409, Rules.VisitInFuture.Code), Told(await Visited(model, committee, Asking with { VisitedOn = Today.AddDays(2) })));
        Assert.Equal((409, Rules.VisitFollowUpEarly.Code), Told(await Visited(model, committee, Asking with { FollowUpBy = Today.AddDays(-3) })));
        Assert.Equal((409, Rules.VisitGuidanceMissing.Code), Told(await Visited(model, committee, Asking with { Guidance = null })));
        Assert.Equal(VisitStatus.Closed, (await Visited(model, committee, Asking with { VisitedOn = Today, FollowUpBy = null })).Body.Status);
        var early = await world.Registered(world.Cell, RegistrationStatus.Submitted, world.Model("Mô hình khác"), model.Officer);
        Assert.Equal((409, Rules.RegistrationNotInspected.Code), Told(await Visited(model with { At = early }, committee)));
        await model.HandInResult();
        Assert.Equal(201, (await Visited(model, committee)).Status);              // what is to be judged may need a visit
    }

    [Fact]
    public async Task The_newest_visit_stands_first_and_pages_join_without_a_gap()
    {
        var model = await Carried.Out();
        var committee = await model.World.Committee(model.World.Base);
        foreach (var day in new[] { 4, 2, 2, 9 }) await Visited(model, committee, Asking with { VisitedOn = Today.AddDays(-day) });
        var first = (await model.Officer.Get<Page<VisitView>>($"{model.Address}/visits?limit=2")).Body;
        var rest = (await model.Officer.Get<Page<VisitView>>($"{model.Address}/visits?limit=2&after={first.Next}")).Body;
        Assert.Equal([2, 2, 4, 9], first.Items.Concat(rest.Items).Select(v => Today.DayNumber - v.VisitedOn.DayNumber));
        Assert.Null(rest.Next);
        Assert.Equal(["Chờ trả lời", "Chờ trả lời", "Chờ trả lời", "Chờ trả lời"], (await Workbook.Of(committee, $"{model.Address}/visits/export.xlsx")).Column("Tình trạng"));
        Assert.Equal(404, (await (await model.World.Officer(model.World.SiblingCell)).Get<object>($"{model.Address}/visits")).Status);
    }

    private static (int, string?) Told<T>(Answer<T> answer) => (answer.Status, answer.Code);
}
