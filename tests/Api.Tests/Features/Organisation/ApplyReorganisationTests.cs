using Kheo.Api.Features.Organisation;
using Kheo.Api.Tests.World;
using Kheo.Domain.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace Kheo.Api.Tests.Features.Organisation;

public class ApplyReorganisationTests
{
    private static DateOnly Today => World.World.Today;

    private static Task Close(ReportWorld w, Guid campaign) => World.World.Ask<object>("update campaigns set status = 'closed' where id = $1", campaign);

    [Fact]
    public async Task A_merger_passes_open_work_and_leaves_history_where_it_was_recorded()
    {
        var w = await ReportWorld.Running();
        var (open, closed) = (await w.Register(w.World.Cell), await w.Register(w.World.Cell, campaign: w.LastCampaign));
        await Close(w, w.LastCampaign);
        var acts = await Acts.Of(w.World, w.World.Root);
        var into = Acts.New(w.World, w.World.Base, "C9", 5, "Chi bộ ấp Trung");
        var act = await acts.Draft(Today, Operation.Merge([w.World.Cell.Id, w.World.SiblingCell.Id], into));

        var impact = await acts.Impact(act);
        Assert.Empty(impact.Refusals);
        Assert.Equal((1, 2, 1L, 1L), (impact.Opened, impact.Closed, impact.Totals["registrations"], impact.Totals["obligations"]));
        Assert.Equal("Đảng bộ cơ sở ấp Trung", w.World.Base.Name);
        Assert.Equal(w.World.Cell.Path, await Acts.PathOf(w.World.Cell.Id));         // a dry run changes nothing

        var applied = (await acts.Apply(act)).Body;
        Assert.Equal(ReorganisationStatus.Applied, applied.Status);
        Assert.All(applied.Reconciliation!, c => Assert.Equal(c.Before, c.After + c.Joined));
        Assert.Contains(applied.Reconciliation!, c => c is { What: "registrations", Before: 1, After: 1 });
        var path = w.World.Base.Path + "C9/";
        Assert.Equal($"{into.Id} {path}", await World.World.Ask<string>("select unit_id || ' ' || unit_path from registrations where id = $1", open));
        Assert.Equal($"{w.World.Cell.Id} {w.World.Cell.Path}", await World.World.Ask<string>("select unit_id || ' ' || unit_path from registrations where id = $1", closed));
        Assert.Equal((0L, 0L), (await w.Differences(), await Acts.Faults(w.World)));
        Assert.Equal(0L, await w.Differences(w.LastCampaign));
        Assert.Equal(2, await World.World.Ask<long>("select count(*) from audit_entries where subject_type = 'UnitSuccession' and action = 'ApplyReorganisation' and after ->> 'reorganisation' = $1", act.Id.ToString()));
    }

    [Fact]
    public async Task What_several_units_owed_for_one_thing_is_owed_once()
    {
        var w = await ReportWorld.Running();
        var acts = await Acts.Of(w.World, w.World.Root);
        var into = Acts.New(w.World, w.World.Base, "C9", 5);
        var applied = await acts.Applied(Operation.Merge([w.World.Cell.Id, w.World.SiblingCell.Id], into));
        Assert.Contains(applied.Reconciliation!, c => c is { What: "obligations", Before: 4, After: 2, Joined: 2 });
        Assert.Equal(1, await World.World.Ask<long>("select count(*) from obligations where campaign_id = $1 and unit_id = $2 and exempt_reason is null", w.Campaign, into.Id));
        Assert.Equal(1, await World.World.Ask<long>("select count(*) from obligations where campaign_id = $1 and transferred_to = $2 and transferred_on is not null", w.Campaign, into.Id));
        Assert.Equal(0L, await w.Differences());
    }

    [Fact]
    public async Task What_a_unit_that_ended_had_met_stays_met()
    {
        var w = await ReportWorld.Running();
        await w.Register(w.World.Cell);
        var acts = await Acts.Of(w.World, w.World.Root);
        await acts.Applied(Operation.Absorb([w.World.Cell.Id], w.World.SiblingCell.Id));
        Assert.Equal(1, await World.World.Ask<long>("select count(*) from obligations where id = $1 and handed_in_at is not null", await w.ObligationOf(w.World.Cell)));
        Assert.Equal(0L, await w.Differences());
    }

    [Fact]
    public async Task A_request_for_more_time_and_a_units_word_on_days_and_hours_follow_it_and_come_back()
    {
        var w = await ReportWorld.Running();
        var id = await w.ObligationOf(w.World.Cell);
        foreach (var period in new[] { new DateOnly(2026, 6, 30), new DateOnly(2026, 12, 31) })
            await World.World.Ask<object>("insert into obligations (id, campaign_id, unit_id, unit_path, tier_id, form, basis, period_to, due_on) values (gen_random_uuid(), $1, $2, $3, $4, 'interim', 'own', $5, '2027-01-31')",
                w.Campaign, w.World.Cell.Id, w.World.Cell.Path, w.World.Cell.TierId, period);
        await World.World.Ask<object>("insert into extensions (id, obligation_id, campaign_id, unit_id, unit_path, status, wanted_on, reason) values (gen_random_uuid(), $1, $2, $3, $4, 'requested', '2027-02-01', 'Kiện toàn')", id, w.Campaign, w.World.Cell.Id, w.World.Cell.Path);
        await World.World.Ask<object>("insert into calendar_days (id, unit_id, unit_path, day, working, name) values (gen_random_uuid(), $1, $2, '2026-02-16', false, 'Tết')", w.World.Base.Id, w.World.Base.Path);
        async Task<string> Places() => (await World.World.Ask<string>("select string_agg(p, ' ' order by p) from (select unit_path p from extensions where obligation_id = $1 union all select unit_path from calendar_days where unit_id = $2) x", id, w.World.Base.Id))!;
        var before = await Places();
        var acts = await Acts.Of(w.World, w.World.Root);
        var moved = await acts.Applied(Operation.Move(w.World.Base.Id, w.World.CousinByText.Id));
        Assert.Equal($"{w.World.CousinByText.Path}B1/ {w.World.CousinByText.Path}B1/C1/", await Places());
        Assert.Equal(200, (await acts.Reverse(moved)).Status);
        Assert.Equal(before, await Places());

        // Two reports of one kind for two periods are two debts, also where they pass to another unit.
        await acts.Applied(Operation.Absorb([w.World.Cell.Id], w.World.SiblingCell.Id));
        Assert.Equal(2L, await World.World.Ask<long>("select count(*) from obligations where campaign_id = $1 and unit_id = $2 and form = 'interim'", w.Campaign, w.World.SiblingCell.Id));
        Assert.Equal(0L, await w.Differences());
    }

    [Fact]
    public async Task A_unit_that_moves_takes_everything_below_it_along()
    {
        var w = await ReportWorld.Running();
        var open = await w.Register(w.World.Cell);
        var officer = await w.World.Officer(w.World.Cell);
        var acts = await Acts.Of(w.World, w.World.Root);
        var applied = await acts.Applied(Operation.Move(w.World.Commune.Id, w.World.OtherProvince.Id));
        Assert.Equal(w.World.OtherProvince.Path + "X1/B1/C1/", await Acts.PathOf(w.World.Cell.Id));
        Assert.Equal(await Acts.PathOf(w.World.Cell.Id), await World.World.Ask<string>("select unit_path from registrations where id = $1", open));
        Assert.Equal(await Acts.PathOf(w.World.Cell.Id), await World.World.Ask<string>("select unit_path from assignments where account_id = $1", officer.AccountId));
        Assert.Equal((0L, 0L), (await w.Differences(), await Acts.Faults(w.World)));

        // The list of a past day shows it where it stood.
        var before = (await acts.Administrator.Get<Web.Page<UnitRow>>($"/api/units?under={w.World.Root.Id}&asOf={Today.AddDays(-1):yyyy-MM-dd}&parentId={w.World.Province.Id}")).Body;
        Assert.Contains(before.Items, u => u.Id == w.World.Commune.Id);
        Assert.Equal("X1", applied.Units.Single(u => u.Id == w.World.Commune.Id).Path.Split('/')[^2]);
    }

    [Fact]
    public async Task Its_inverse_restores_the_same_tree_and_the_same_facts()
    {
        var w = await ReportWorld.Running();
        await w.Register(w.World.Cell);
        await w.Register(w.World.CousinCell, "draft");
        await w.Register(w.World.ForeignCell, campaign: w.LastCampaign);
        await Close(w, w.LastCampaign);
        await w.World.Officer(w.World.Cell);
        var acts = await Acts.Of(w.World, w.World.Root);
        var before = await Acts.Checksum(w.World);
        var act = await acts.Applied(
            Operation.Absorb([w.World.OtherProvince.Id], w.World.Province.Id), Operation.Merge([w.World.Commune.Id, w.World.CousinByText.Id], Acts.New(w.World, w.World.Province, "X9", 3)),
            Operation.Rename(w.World.Base.Id, "Đảng bộ ấp Trung mới"));
        Assert.NotEqual(before, await Acts.Checksum(w.World));
        Assert.Equal(0, await Acts.Faults(w.World));
        var reversed = (await acts.Reverse(act)).Body;
        Assert.Equal(ReorganisationStatus.Reversed, reversed.Status);
        Assert.Equal(before, await Acts.Checksum(w.World));
        Assert.Equal((0L, 0L), (await w.Differences(), await Acts.Faults(w.World)));
        // It can be decided anew.
        Assert.Equal(ReorganisationStatus.Applied, (await acts.Applied(Operation.Absorb([w.World.OtherProvince.Id], w.World.Province.Id))).Status);
    }

    [Fact]
    public async Task An_act_is_not_reversed_over_what_has_changed_since()
    {
        var w = await ReportWorld.Running();
        var open = await w.Register(w.World.Cell, "draft");
        var acts = await Acts.Of(w.World, w.World.Root);
        var act = await acts.Applied(Operation.Move(w.World.Base.Id, w.World.CousinByText.Id));
        await World.World.Ask<object>("update registrations set row_version = row_version + 1, name = 'Tên khác' where id = $1", open);
        Assert.Equal("reorganisation.changed-since", (await acts.Reverse(act)).Code);

        var second = await acts.Applied(Operation.Move(w.World.SiblingBase.Id, w.World.CousinByText.Id));
        await w.World.AddUnit(w.World.SiblingBase with { Path = (await Acts.PathOf(w.World.SiblingBase.Id))! }, "NEW", "Chi bộ mới");
        Assert.Equal("reorganisation.changed-since", (await acts.Reverse(second)).Code);
    }

    [Fact]
    public async Task Of_two_acts_at_once_one_is_applied_and_the_other_refused_whole()
    {
        var w = await ReportWorld.Running();
        var acts = await Acts.Of(w.World, w.World.Root);
        var (into, other) = (Acts.New(w.World, w.World.Base, "C8", 5), Acts.New(w.World, w.World.Base, "C9", 5));
        var drafts = new[]
        {
            await acts.Draft(Today, Operation.Merge([w.World.Cell.Id, w.World.SiblingCell.Id], into)),
            await acts.Draft(Today, Operation.Rename(w.World.CousinCell.Id, "Tên mới"), Operation.Merge([w.World.SiblingCell.Id, w.World.Cell.Id], other)),
        };
        var answers = await Task.WhenAll(drafts.Select(d => acts.Apply(d)));
        Assert.Equal([200, 409], answers.Select(a => a.Status).Order());
        Assert.Equal("operation.unit-not-open", answers.Single(a => a.Status == 409).Code);
        Assert.Equal(1, await World.World.Ask<long>("select count(*) from units where id in ($1, $2)", into.Id, other.Id));
        Assert.Equal(answers[0].Status == 200 ? w.World.CousinCell.Name : "Tên mới", await World.World.Ask<string>("select party_name from units where id = $1", w.World.CousinCell.Id));
        Assert.Equal((0L, 0L), (await w.Differences(), await Acts.Faults(w.World)));
    }

    [Fact]
    public async Task An_act_is_not_applied_over_what_is_newer_below_it()
    {
        var w = await ReportWorld.Running();
        var acts = await Acts.Of(w.World, w.World.Root);
        // The act names the base organisation only; the cell below it was renamed a week ago.
        Assert.Equal(200, (await acts.Administrator.Post<UnitView>($"/api/units/{w.World.Cell.Id}/rename", new RenameUnit { PartyName = "Chi bộ mới", EffectiveOn = Today.AddDays(-7) }, 1)).Status);
        var before = await Acts.Checksum(w.World);
        Assert.Equal("reorganisation.over-newer", (await acts.Try(Today.AddDays(-8), Operation.Move(w.World.Base.Id, w.World.CousinByText.Id))).Code);
        Assert.Equal(before, await Acts.Checksum(w.World));
        Assert.Equal(200, (await acts.Try(Today.AddDays(-6), Operation.Move(w.World.Base.Id, w.World.CousinByText.Id))).Status);
    }

    [Fact]
    public async Task A_scheduled_act_is_applied_on_its_day_once_by_however_many_instances()
    {
        var w = await ReportWorld.Running();
        var acts = await Acts.Of(w.World, w.World.Root);
        var act = await acts.Draft(Today.AddDays(1), Operation.Move(w.World.Base.Id, w.World.CousinByText.Id));
        Assert.Equal("reorganisation.date-in-future", (await acts.Apply(act)).Code);
        var waiting = (await acts.Administrator.Post<ReorganisationView>($"/api/reorganisations/{act.Id}/schedule", null, act.RowVersion)).Body;
        Assert.Equal(ReorganisationStatus.Scheduled, waiting.Status);
        await World.World.Ask<object>("update reorganisations set effective_on = $2 where id = $1", act.Id, Today);

        var (one, another) = (w.World.Host.Services.GetRequiredService<DueReorganisations>(), ActivatorUtilities.CreateInstance<DueReorganisations>(w.World.Host.Services));
        await Task.WhenAll(one.ApplyDue(default), another.ApplyDue(default), one.ApplyDue(default));
        Assert.Equal(ReorganisationStatus.Applied, (await acts.Administrator.Get<ReorganisationView>($"/api/reorganisations/{act.Id}")).Body.Status);
        Assert.Equal(1, await World.World.Ask<long>("select count(*) from unit_successions where reorganisation_id = $1", act.Id));
        Assert.Equal(1, await World.World.Ask<long>("select count(*) from audit_entries where subject_id = $1 and action = 'ApplyReorganisation'", act.Id));
    }

    [Fact]
    public async Task An_act_that_has_not_been_applied_is_withdrawn_and_then_never_applied()
    {
        var w = await ReportWorld.Running();
        var acts = await Acts.Of(w.World, w.World.Root);
        var act = await acts.Draft(Today, Operation.Move(w.World.Base.Id, w.World.CousinByText.Id));
        var withdrawn = (await acts.Administrator.Post<ReorganisationView>($"/api/reorganisations/{act.Id}/withdraw", WithdrawReorganisation.Example, act.RowVersion)).Body;
        Assert.Equal("reorganisation.not-waiting", (await acts.Apply(withdrawn)).Code);
        Assert.Equal(w.World.Base.Path, await Acts.PathOf(w.World.Base.Id));
    }

    [Fact]
    public async Task Every_refusal_is_listed_by_the_dry_run_and_the_first_refuses_the_act()
    {
        var w = await ReportWorld.Running();
        var acts = await Acts.Of(w.World, w.World.Province);
        var act = await acts.Draft(Today, Operation.Rename(w.World.Cell.Id, w.World.Cell.Name), Operation.Move(w.World.Commune.Id, w.World.Cell.Id), Operation.Rename(w.World.ForeignCell.Id, "Khác"));
        var impact = await acts.Impact(act);
        Assert.Equal(["unit.name-unchanged", "operation.cycle", "operation.unit-unknown"], impact.Refusals.Select(r => r.Rule));
        Assert.Equal("unit.name-unchanged", (await acts.Apply(act)).Code);
    }

    [Theory]
    [InlineData("2027-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("29/02/2028")]
    public async Task A_day_that_is_none_is_refused_at_the_edge(string day)
    {
        var world = await World.World.Planted();
        var acts = await Acts.Of(world, world.Root);
        var body = System.Text.Json.JsonSerializer.Serialize(acts.Drafting(Today), Web.Edge.Json).Replace($"\"effectiveOn\":\"{Today:yyyy-MM-dd}\"", $"\"effectiveOn\":\"{day}\"", StringComparison.Ordinal);
        Assert.Equal(400, (await acts.Administrator.Post<ReorganisationView>("/api/reorganisations", body)).Status);
    }

    [Fact]
    public async Task Lineage_is_told_both_ways_as_graph_and_in_words()
    {
        var w = await ReportWorld.Running();
        var acts = await Acts.Of(w.World, w.World.Root);
        var into = Acts.New(w.World, w.World.Base, "C9", 5, "Chi bộ ấp Trung");
        await acts.Applied(Operation.Merge([w.World.Cell.Id, w.World.SiblingCell.Id], into));
        var to = (await acts.Administrator.Get<LineageView>($"/api/units/{w.World.Cell.Id}/lineage")).Body;
        Assert.Equal((0, into.Id), (to.Before.Count, to.After.Single().ToUnitId!.Value));
        Assert.Contains("Chi bộ ấp Trung Bình sáp nhập, thành lập Chi bộ ấp Trung", to.After[0].Text, StringComparison.Ordinal);
        var from = (await acts.Administrator.Get<LineageView>($"/api/units/{into.Id}/lineage")).Body;
        Assert.Equal(new[] { w.World.Cell.Id, w.World.SiblingCell.Id }.Order(), from.Before.Select(s => s.FromUnitId!.Value).Order());
        Assert.Equal([-1, -1, 0], from.Nodes.Select(n => n.Place));
    }
}
