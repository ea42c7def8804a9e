using Kheo.Api.Features.Integration;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

[Collection(Tellers.One)]
public class DormantTests
{
    private static Task<Carried> Watched(int? days = 60) => Carried.Out(CampaignRules.Plain with { DormantAfterDays = days });

    private static async Task<IReadOnlyList<RegistrationRow>> Listed(Client client, World.World world, string query = "dormant=true") =>
        (await client.Get<Page<RegistrationRow>>($"/api/registrations?campaignId={world.Campaign.Id}&{query}")).Body.Items;

    private static async Task<long> Counted(Client client, World.World world, string query = "") =>
        (await client.Get<RegistrationCounts>($"/api/registrations/count?campaignId={world.Campaign.Id}{query}")).Body.Dormant;

    [Fact]
    public async Task A_model_is_dormant_when_it_was_quiet_for_more_days_than_its_campaign_allows()
    {
        var model = await Watched();
        var (world, launcher) = (model.World, model.World.Launcher);
        await model.Quiet(60);
        Assert.Equal((0, 0L, false), ((await Listed(launcher, world)).Count, await Counted(launcher, world), (await model.Read()).Dormant));
        await model.Quiet(1);
        var row = Assert.Single(await Listed(launcher, world));
        Assert.Equal((model.At.Id, true, 1L), (row.Id, row.Dormant, await Counted(launcher, world)));
        Assert.Equal((true, true), ((await model.Read()).Dormant, (await Listed(launcher, world, "status=accepted")).Single().Dormant));
        Assert.Contains(nameof(RemindDormant), row.Actions);
        Assert.DoesNotContain(nameof(RemindDormant), (await model.Read()).Actions);
        Assert.Equal((1L, 0L), (await Counted(launcher, world, $"&unitId={world.Base.Id}"), await Counted(launcher, world, $"&unitId={world.SiblingBase.Id}")));
        Assert.Equal((0L, 0), (await Counted(await world.Officer(world.SiblingCell), world), (await Listed(await world.Agency(world.CousinByText), world)).Count));

        var book = await Workbook.Of(launcher, $"/api/registrations/export.xlsx?campaignId={world.Campaign.Id}&dormant=true");
        Assert.Equal((model.At.Code, "x"), (book.Column("Mã").Single(), book.Column("Tạm lắng").Single()));

        await model.Record();
        Assert.Equal((0, 0L, false), ((await Listed(launcher, world)).Count, await Counted(launcher, world), (await model.Read()).Dormant));
    }

    [Fact]
    public async Task Nothing_is_dormant_where_nobody_watches_or_nothing_is_being_carried_out_or_the_campaign_is_closed()
    {
        var unwatched = await Watched(null);
        var reported = await Watched();
        await reported.HandInResult();
        var closed = await Watched();
        await closed.World.Launcher.Post<object>($"/api/campaigns/{closed.World.Campaign.Id}/close", null, closed.World.Campaign.RowVersion);
        foreach (var model in new[] { unwatched, reported, closed })
        {
            await model.Quiet(400);
            Assert.Equal((0, 0L, false), ((await Listed(model.World.Launcher, model.World)).Count, await Counted(model.World.Launcher, model.World), (await model.Read()).Dormant));
            Assert.All(await Listed(model.World.Launcher, model.World, "kind=model"), r => Assert.False(r.Dormant));
        }
    }

    [Fact]
    public async Task A_committee_reminds_a_selection_all_or_none()
    {
        var model = await Watched();
        var world = model.World;
        var committee = await world.Committee(world.Commune);
        await model.Quiet(61);
        var lively = await world.Registered(world.SiblingCell, RegistrationStatus.Accepted, world.Model("Mô hình đang làm"));
        var foreign = await Watched();
        await foreign.Quiet(61);
        Task<Answer<DormantReminded>> Remind(Client by, params Guid[] ids) => by.Post<DormantReminded>("/api/registrations/remind", RemindDormant.Example with { RegistrationIds = ids });

        Assert.Equal((409, Rules.RegistrationNotDormant.Code), Told(await Remind(committee, model.At.Id, lively.Id)));
        Assert.Equal(404, (await Remind(committee, model.At.Id, foreign.At.Id)).Status);
        Assert.Equal(403, (await Remind(await world.Committee(world.Cell), model.At.Id)).Status);
        Assert.Equal(403, (await Remind(model.Officer, model.At.Id)).Status);
        Assert.Equal(400, (await Remind(committee, model.At.Id, model.At.Id)).Status);
        Assert.Equal(0L, await Ask<long>("select count(*) from dormancy_reminders where registration_id = any ($1)", new[] { model.At.Id, lively.Id, foreign.At.Id }));
        Assert.Equal((200, 1), ((await Remind(committee, model.At.Id)).Status, (await Remind(committee, model.At.Id)).Body.Sent));

        using var teller = Teller.At(world, DateTimeOffset.UtcNow);
        await teller.Round();
        await teller.Round();
        var notices = (await model.Officer.Get<Page<NoticeView>>("/api/my/notices")).Body.Items.Where(n => n.Kind == NoticeKind.Dormant && n.Body.Contains(RemindDormant.Example.Message, StringComparison.Ordinal)).ToList();
        Assert.Equal(2, notices.Count);                                           // said twice, told twice
        Assert.All(notices, n => Assert.Equal(($"/registrations/{model.At.Id}", (Guid?)null), (n.Link, n.ObligationId)));
        Assert.Empty((await committee.Get<Page<NoticeView>>("/api/my/notices")).Body.Items);
    }

    [Fact]
    public async Task The_rules_remind_once_for_each_spell_however_many_workers_say_it()
    {
        var model = await Watched();
        var (world, second) = (model.World, await model.World.Committee(model.World.Cell));
        await model.Quiet(61);
        // A worker's clock of its own: quiet hours are kept, and the day on which the model falls quiet again comes without waiting for it.
        using var teller = Teller.At(world, VietnamTime.StartOf(Today).AddHours(5));
        await teller.Round();
        async Task<int> Told(Client client) => (await client.Get<Page<NoticeView>>("/api/my/notices")).Body.Items.Count(n => n.Kind == NoticeKind.Dormant);
        Assert.Equal((0, 0), (await Told(model.Officer), await Told(second)));

        teller.Clock.Now = VietnamTime.StartOf(Today).AddHours(9);
        var others = new[] { await teller.Worker("kheo-teller-b"), await teller.Worker("kheo-teller-c") };
        await Task.WhenAll(others.Select(worker => NoticeWorker.Round(worker, default)));
        await teller.Round();
        await teller.Round();
        Assert.Equal((1, 1), (await Told(model.Officer), await Told(second)));

        teller.Clock.Now = teller.Clock.Now.AddDays(30);
        await teller.Round();
        Assert.Equal(1, await Told(model.Officer));                               // the same spell

        await model.Record();
        teller.Clock.Now = VietnamTime.StartOf(Today.AddDays(61)).AddHours(9);
        await teller.Round();
        Assert.Equal(2, await Told(model.Officer));                               // another one
        Assert.Equal(2L, await Ask<long>("select count(*) from dormancy_reminders where registration_id = $1", model.At.Id));
    }

    [Fact]
    public async Task What_came_to_life_before_it_was_told_is_not_told()
    {
        var model = await Watched();
        await model.Quiet(61);
        await (await model.World.Committee(model.World.Commune)).Post<DormantReminded>("/api/registrations/remind", RemindDormant.Example with { RegistrationIds = [model.At.Id] });
        await model.Record();
        using var teller = Teller.At(model.World, DateTimeOffset.UtcNow);
        await teller.Round();
        Assert.DoesNotContain((await model.Officer.Get<Page<NoticeView>>("/api/my/notices")).Body.Items, n => n.Kind == NoticeKind.Dormant);
    }

    private static (int, string?) Told<T>(Answer<T> answer) => (answer.Status, answer.Code);
}
