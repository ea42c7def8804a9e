using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class ResultTests
{
    [Fact]
    public async Task A_result_goes_from_draft_to_confirmed_and_takes_the_registration_along()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, RegistrationStatus.Accepted, officer: officer);
        var drafted = await officer.Post<ResultView>($"/api/registrations/{at.Id}/results", DraftResult.Example);
        Assert.Equal((201, $"/api/results/{drafted.Body.Id}"), (drafted.Status, drafted.Location));
        Assert.Equal((Measure.Workday, 500m, true, "trên 500"), Assert.Single(drafted.Body.Indicators.Select(i => (i.Measure, i.Actual!.Value, i.Approximate, i.Note!))));
        Assert.Equal([nameof(SaveResult), nameof(HandInResult)], drafted.Body.Actions);

        var saved = await officer.Put<ResultView>($"/api/results/{drafted.Body.Id}", new SaveResult { Narrative = "Viết lại", Indicators = [new("workdays", Actual: 512), new("money", Actual: 18_000_000)] }, 1);
        Assert.Equal((200, 2L, 2), (saved.Status, saved.Body.RowVersion, saved.Body.Indicators.Count));
        var handedIn = (await officer.Post<ResultView>($"/api/results/{drafted.Body.Id}/hand-in", null, 2)).Body;
        Assert.Equal(ResultStatus.HandedIn, handedIn.Status);

        var committee = await world.Committee(world.Base);
        var returned = (await committee.Post<ResultView>($"/api/results/{handedIn.Id}/return", ReturnResult.Example, handedIn.RowVersion)).Body;
        Assert.Equal(RegistrationStatus.Accepted, (await officer.Get<RegistrationView>($"/api/registrations/{at.Id}")).Body.Status);
        handedIn = (await officer.Post<ResultView>($"/api/results/{handedIn.Id}/hand-in", null, returned.RowVersion)).Body;
        Assert.Equal([nameof(ReturnResult), nameof(ConfirmResult)], (await committee.Get<ResultView>($"/api/results/{handedIn.Id}")).Body.Actions);
        var confirmed = (await committee.Post<ResultView>($"/api/results/{handedIn.Id}/confirm", null, handedIn.RowVersion)).Body;
        Assert.Equal((ResultStatus.Confirmed, 0), (confirmed.Status, confirmed.Actions.Length));

        var read = (await officer.Get<RegistrationView>($"/api/registrations/{at.Id}")).Body;
        Assert.Equal((RegistrationStatus.Confirmed, ResultStatus.Confirmed), (read.Status, read.Result!.Status));
        Assert.True(await Ask<bool>("select handed_in_at is not null from obligations where campaign_id = $1 and unit_id = $2 and form = 'result'", world.Campaign.Id, world.Cell.Id));
    }

    [Fact]
    public async Task There_is_one_result_for_each_and_only_for_what_was_accepted()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var submitted = await world.Registered(world.Cell, RegistrationStatus.Submitted, officer: officer);
        var early = await officer.Post<ResultView>($"/api/registrations/{submitted.Id}/results", DraftResult.Example);
        Assert.Equal((409, Rules.RegistrationNotAccepted.Code), (early.Status, early.Code));
        await world.Launcher.Post<RegistrationView>($"/api/registrations/{submitted.Id}/accept", null, submitted.RowVersion);
        Assert.Equal(201, (await officer.Post<ResultView>($"/api/registrations/{submitted.Id}/results", DraftResult.Example)).Status);
        var twice = await officer.Post<ResultView>($"/api/registrations/{submitted.Id}/results", DraftResult.Example);
        Assert.Equal((409, Rules.ResultOnce.Code), (twice.Status, twice.Code));
        Assert.DoesNotContain(nameof(DraftResult), (await officer.Get<RegistrationView>($"/api/registrations/{submitted.Id}")).Body.Actions);
    }

    [Fact]
    public async Task What_the_campaign_asks_must_be_there_and_nothing_else()
    {
        var world = await WithOpenCampaign((_, c) => c with { Rules = c.Rules with { ResultSections = [ResultSection.Narrative, ResultSection.Causes] } });
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, RegistrationStatus.Accepted, officer: officer);
        async Task<string?> Draft(params IndicatorFigure[] figures) => (await officer.Post<ResultView>($"/api/registrations/{at.Id}/results", new DraftResult { Narrative = "Xong", Indicators = figures })).Code;
        Assert.Equal(Rules.ResultIndicatorUnknown.Code, await Draft(new IndicatorFigure("km")));
        Assert.Equal(Rules.ResultIndicatorTwice.Code, await Draft(new IndicatorFigure("workdays"), new IndicatorFigure("workdays")));
        Assert.Equal("invalid", await Draft(new IndicatorFigure("workdays", Actual: -1)));
        var draft = (await officer.Post<ResultView>($"/api/registrations/{at.Id}/results", new DraftResult { Narrative = "Xong" })).Body;
        async Task<string?> HandIn(long version) => (await officer.Post<ResultView>($"/api/results/{draft.Id}/hand-in", null, version)).Code;
        Assert.Equal(Rules.ResultIncomplete.Code, await HandIn(1));
        Assert.Equal(200, (await officer.Put<ResultView>($"/api/results/{draft.Id}", new SaveResult { Narrative = "Xong", Causes = "Chậm", Indicators = [] }, 1)).Status);
        Assert.Equal(Rules.ResultIndicatorMissing.Code, await HandIn(2));
    }

    [Fact]
    public async Task Nobody_confirms_his_own_and_nobody_else_sees_it()
    {
        var world = await WithOpenCampaign();
        var own = await world.Registered(world.Base, RegistrationStatus.Reported, world.Model("Của cơ sở"));
        var (id, version) = (own.Result!.Id, own.Result.RowVersion);
        async Task<int> By(Client client) => (await client.Post<ResultView>($"/api/results/{id}/confirm", null, version)).Status;
        Assert.Equal(403, await By(await world.Committee(world.Base)));
        Assert.Equal(404, await By(await world.Committee(world.CousinByText)));
        Assert.Equal(404, (await (await world.Officer(world.SiblingBase)).Get<ResultView>($"/api/results/{id}")).Status);
        Assert.Equal(200, await By(await world.Committee(world.Commune)));
    }
}
