using Kheo.Api.Features.Integration;
using Kheo.Api.Features.Models;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;
using Operation = Kheo.Domain.Organisation.Operation;

namespace Kheo.Api.Tests.Features.Models;

public class TwinningTests
{
    private static AssignTwinning Help(PlantedUnit helper, PlantedUnit helped) => AssignTwinning.Example with { HelperId = helper.Id, HelpedId = helped.Id, From = Today.AddDays(-10), To = null };

    private static (int, string?) Told<T>(Answer<T> answer) => (answer.Status, answer.Code);

    [Fact]
    public async Task A_committee_assigns_both_sides_and_those_helped_see_it_and_nobody_else()
    {
        var world = await Planted();
        var committee = await world.Committee(world.Province);
        var assigned = await committee.Post<TwinningView>("/api/twinnings", Help(world.CousinByText, world.Commune));
        Assert.Equal((201, world.CousinByText.Name, world.Commune.Name, true), (assigned.Status, assigned.Body.HelperName, assigned.Body.HelpedName, assigned.Body.Running));
        Assert.Equal([nameof(ChangeTwinning), nameof(EndTwinning)], assigned.Body.Actions);
        var address = $"/api/twinnings/{assigned.Body.Id}";
        foreach (var unit in new[] { world.CousinByText, world.Commune, world.Cell, world.Root })
        {
            var reader = await world.Officer(unit);
            Assert.Equal(200, (await reader.Get<TwinningView>(address)).Status);
            Assert.Single((await reader.Get<Page<TwinningRow>>("/api/twinnings")).Body.Items);
        }
        foreach (var unit in new[] { world.CousinCell, world.OtherProvince, world.ForeignCell })
        {
            var stranger = await world.Officer(unit);
            Assert.Equal(404, (await stranger.Get<object>(address)).Status);
            Assert.Empty((await stranger.Get<Page<TwinningRow>>("/api/twinnings")).Body.Items);
        }
        Assert.Equal(403, (await (await world.Committee(world.Commune)).Put<object>(address, ChangeTwinning.Example, assigned.Body.RowVersion)).Status);
        Assert.Equal((409, Rules.TwinningOfItself.Code), Told(await committee.Post<object>("/api/twinnings", Help(world.Commune, world.Commune))));
        Assert.Equal((409, Rules.TwinningNotBelow.Code), Told(await committee.Post<object>("/api/twinnings", Help(world.Province, world.Commune))));
        Assert.Equal(404, (await committee.Post<object>("/api/twinnings", Help(world.OtherProvince, world.Commune))).Status);
        Assert.Equal((409, Rules.TwinningPeriodReversed.Code), Told(await committee.Put<object>(address, ChangeTwinning.Example with { From = Today, To = Today.AddDays(-1) }, assigned.Body.RowVersion)));
        var changed = (await committee.Put<TwinningView>(address, ChangeTwinning.Example with { Content = "Sửa 7 căn nhà" }, assigned.Body.RowVersion)).Body;
        Assert.Equal("Sửa 7 căn nhà", changed.Content);
        var ended = (await committee.Post<TwinningView>($"{address}/end", EndTwinning.Example with { On = Today }, changed.RowVersion)).Body;
        Assert.Equal((false, 0), (ended.Running, ended.Actions.Length));
        Assert.Equal((409, Rules.TwinningEnded.Code), Told(await committee.Post<object>($"{address}/end", EndTwinning.Example with { On = Today }, ended.RowVersion)));
        Assert.Empty((await committee.Get<Page<TwinningRow>>("/api/twinnings?running=true")).Body.Items);
        Assert.Single((await committee.Get<Page<TwinningRow>>($"/api/twinnings?running=false&unitId={world.Commune.Id}")).Body.Items);
        Assert.Equal([world.CousinByText.Name], (await Workbook.Of(committee, "/api/twinnings/export.xlsx")).Column("Đơn vị giúp đỡ"));
        Assert.Equal(1, await Queries.Of(() => committee.Get<object>("/api/twinnings")));
    }

    [Fact]
    public async Task Visits_and_contributions_that_came_of_it_are_summed_for_who_sees_what_was_helped()
    {
        var model = await Carried.Out();
        var world = model.World;
        var twinning = (await world.Launcher.Post<TwinningView>("/api/twinnings", Help(world.CousinByText, world.Commune))).Body;
        var elsewhere = (await world.Launcher.Post<TwinningView>("/api/twinnings", Help(world.Commune, world.CousinByText))).Body;
        var gift = AddContribution.Example with { TwinningId = twinning.Id };
        var given = await model.Officer.Post<ContributionView>($"{model.Address}/contributions", gift);
        Assert.Equal((201, world.CousinByText.Name), (given.Status, given.Body.HelperName));
        Assert.Equal((409, Rules.TwinningElsewhere.Code), Told(await world.Launcher.Post<object>($"{model.Address}/visits", RecordVisit.Example with { VisitedOn = Today, FollowUpBy = null, TwinningId = elsewhere.Id })));
        Assert.Equal(404, (await model.Officer.Post<object>($"{model.Address}/contributions", gift with { TwinningId = Guid.NewGuid() })).Status);
        var visit = await world.Launcher.Post<VisitView>($"{model.Address}/visits", RecordVisit.Example with { VisitedOn = Today, FollowUpBy = null, TwinningId = twinning.Id });
        Assert.Equal((201, world.CousinByText.Name), (visit.Status, visit.Body.HelperName));
        Assert.Equal([twinning.Id], (await model.Officer.Get<Page<TwinningRow>>($"/api/twinnings?registrationId={model.At.Id}")).Body.Items.Select(t => t.Id));

        var seen = (await world.Launcher.Get<TwinningView>($"/api/twinnings/{twinning.Id}")).Body.Given!;
        Assert.Equal((1, 1, new HelpSum("đồng", 18_000_000, false)), (seen.Visits, seen.Contributions, Assert.Single(seen.Sums)));
        Assert.Null((await (await world.Officer(world.CousinByText)).Get<TwinningView>($"/api/twinnings/{twinning.Id}")).Body.Given);
    }

    [Fact]
    public async Task What_runs_follows_its_units_and_passes_to_the_successor_and_back()
    {
        var world = await Planted();
        var twinning = (await (await world.Committee(world.Province)).Post<TwinningView>("/api/twinnings", Help(world.CousinByText, world.Base))).Body;
        Task<string?> Places() => Ask<string>("select (unit_path, helper_id, helper_path, helped_id, helped_path)::text from twinnings where id = $1", twinning.Id);
        var before = await Places();
        var acts = await Acts.Of(world, world.Province);
        var act = await acts.Applied(Operation.Absorb([world.Base.Id], world.SiblingBase.Id));
        Assert.Contains(world.SiblingBase.Path, await Places(), StringComparison.Ordinal);
        Assert.Equal(200, (await (await world.Officer(world.SiblingBase)).Get<TwinningView>($"/api/twinnings/{twinning.Id}")).Status);
        Assert.Equal(200, (await acts.Reverse(act)).Status);
        Assert.Equal(before, await Places());
        await acts.Applied(Operation.Move(world.Base.Id, world.CousinByText.Id));
        Assert.Contains((await Acts.PathOf(world.Base.Id))!, await Places(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_unit_its_catalogue_passes_on_and_whoever_watched_a_field_for_it_is_done_until_the_act_is_undone()
    {
        var world = await WithOpenCampaign();
        var path = world.Base.Path;
        await Ask<object>("insert into standard_indicators (id, unit_id, unit_path, code, name, measure, roll_up, ordinal) " +
            "select gen_random_uuid(), u.id, u.path, c, c, 'km', 'sum', 1 from units u, unnest(array['DUONG', 'CAU']) c where u.id = any($1) and (u.id = $2 or c = 'DUONG')", new[] { world.Base.Id, world.SiblingBase.Id }, world.Base.Id);
        await Ask<object>("insert into people_in_charge (id, unit_id, unit_path, field_id, name, position, valid_from, assigned_by, assigned_at) select gen_random_uuid(), $1, $2, $3, 'Lê Văn Tám', 'Bí thư', $4, a.id, now() from accounts a limit 1",
            world.Base.Id, path, world.FieldList.Fields[0].Id, Today.AddDays(-9));
        Task<string?> Stand() => Ask<string>("select string_agg(s, E'\n' order by s) from (select i.unit_path || ' ' || i.code as s from standard_indicators i where i.unit_id = any($1) union all " +
            "select p.unit_path || ' ' || coalesce(p.valid_to::text, 'standing') from people_in_charge p where p.unit_id = any($1)) x", (object)new[] { world.Base.Id, world.SiblingBase.Id });
        var before = await Stand();
        Assert.Contains(path + " standing", before, StringComparison.Ordinal);
        var acts = await Acts.Of(world, world.Province);
        var act = await acts.Applied(Operation.Absorb([world.Base.Id], world.SiblingBase.Id));
        var after = (await Stand())!.Split('\n');
        var code = await Ask<string>("select code from units where id = $1", world.Base.Id);
        Assert.Equal(new[] { $"{world.SiblingBase.Path} CAU", $"{world.SiblingBase.Path} DUONG", $"{world.SiblingBase.Path} {code}.DUONG" }.Order(StringComparer.Ordinal), after.Where(l => l.StartsWith(world.SiblingBase.Path, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("standing", string.Concat(after), StringComparison.Ordinal);
        Assert.Equal(200, (await acts.Reverse(act)).Status);
        Assert.Equal(before, await Stand());
    }
}

/// <summary>Whom the worker tells.</summary>
[Collection(Tellers.One)]
public class TwinningNoticeTests
{
    private static async Task<IReadOnlyList<NoticeView>> Of(Client client) => [.. (await client.Get<Page<NoticeView>>("/api/my/notices?limit=100")).Body.Items];

    private static DateTimeOffset At(DateOnly day, int hour) => VietnamTime.StartOf(day).AddHours(hour);

    [Fact]
    public async Task Both_sides_are_told_when_it_is_assigned_changed_and_ended_and_nobody_else()
    {
        var world = await Planted();
        var (helper, helped, committee) = (await world.Officer(world.CousinByText), await world.Committee(world.Commune), await world.Committee(world.Province));
        var others = new[] { await world.Officer(world.Cell), await world.Officer(world.OtherProvince), await world.Agency(world.Root) };
        await Ask<object>("update accounts set email = $2 where id = $1", helped.AccountId, $"{helped.AccountId:N}@anbinh.example");
        await (await world.Administrator(world.Commune)).Post<object>($"/api/units/{world.Commune.Id}/quiet-hours", new { from = "18:00:00", until = "08:00:00" }, null);
        var twinning = (await committee.Post<TwinningView>("/api/twinnings", AssignTwinning.Example with { HelperId = world.CousinByText.Id, HelpedId = world.Commune.Id, From = Today, To = null, Content = "Sửa 5 căn nhà" })).Body;
        using var teller = Teller.At(world, At(Today, 19));
        await teller.Round();
        await teller.Round();
        var told = Assert.Single(await Of(helper));
        Assert.Equal((NoticeKind.TwinningAssigned, $"Được phân công giúp đỡ {world.Commune.Name}", $"/twinnings/{twinning.Id}"), (told.Kind, told.Title, told.Link));
        Assert.Equal($"{world.Province.Name} · từ {Today:dd/MM/yyyy}\nSửa 5 căn nhà", told.Body);
        Assert.Equal($"{world.CousinByText.Name} được phân công giúp đỡ đơn vị đồng chí", Assert.Single(await Of(helped)).Title);
        Assert.Empty(teller.Sink.Letters);                  // the helped unit's own quiet hours
        teller.Clock.Now = At(Today.AddDays(1), 9);
        await teller.Round();
        Assert.Contains($"https://kheo.anbinh.example/twinnings/{twinning.Id}", Assert.Single(teller.Sink.Letters).Text, StringComparison.Ordinal);

        var address = $"/api/twinnings/{twinning.Id}";
        twinning = (await committee.Put<TwinningView>(address, new ChangeTwinning { From = Today, To = Today.AddDays(90), Content = "Sửa 7 căn nhà" }, twinning.RowVersion)).Body;
        await teller.Round();
        var changed = (await Of(helped))[0];
        Assert.Equal((NoticeKind.TwinningChanged, $"{world.Province.Name} · từ {Today:dd/MM/yyyy} đến {Today.AddDays(90):dd/MM/yyyy}\nSửa 7 căn nhà"), (changed.Kind, changed.Body));
        await committee.Post<TwinningView>($"{address}/end", new EndTwinning { On = Today, Reason = "Đã xong" }, twinning.RowVersion);
        await teller.Round();
        foreach (var side in new[] { helper, helped }) Assert.Equal([NoticeKind.TwinningEnded, NoticeKind.TwinningChanged, NoticeKind.TwinningAssigned], (await Of(side)).Select(n => n.Kind));
        Assert.Equal($"Thôi phân công giúp đỡ {world.Commune.Name} từ ngày {Today:dd/MM/yyyy}", (await Of(helper))[0].Title);
        foreach (var other in others) Assert.Empty(await Of(other));
    }

    [Fact]
    public async Task Of_what_was_ended_before_it_was_told_only_the_end_is_told()
    {
        var world = await Planted();
        var (helper, committee) = (await world.Officer(world.CousinByText), await world.Committee(world.Province));
        var twinning = (await committee.Post<TwinningView>("/api/twinnings", AssignTwinning.Example with { HelperId = world.CousinByText.Id, HelpedId = world.Commune.Id, From = Today, To = null })).Body;
        await committee.Post<TwinningView>($"/api/twinnings/{twinning.Id}/end", new EndTwinning { On = Today, Reason = "Phân công nhầm" }, twinning.RowVersion);
        using var teller = Teller.At(world, At(Today, 9));
        await teller.Round();
        Assert.Equal(NoticeKind.TwinningEnded, Assert.Single(await Of(helper)).Kind);
    }
}
