using Kheo.Api.Features.Integration;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class ListHandInsTests
{
    [Fact]
    public async Task Every_reading_is_kept_with_its_answer_and_shown_to_unit_and_committee_alone()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, RegistrationStatus.Submitted, officer: officer);
        at = (await world.Launcher.Post<RegistrationView>($"/api/registrations/{at.Id}/return", new ReturnRegistration { Remarks = [new(FormPart.Situation, "Nêu số hộ")], MendBy = Today.AddDays(5) }, at.RowVersion)).Body;
        Assert.Equal((Side.Unit, world.Cell.Name, Today.AddDays(5)), (at.Turn!.Side, at.Turn.Name, at.Turn.Due!.Value));
        at = (await officer.Put<RegistrationView>($"/api/registrations/{at.Id}", new SaveRegistration { FieldId = at.FieldId, Name = at.Name, Parts = at.Parts with { Situation = "64 hộ" } }, at.RowVersion)).Body;
        at = (await officer.Post<RegistrationView>($"/api/registrations/{at.Id}/submit", null, at.RowVersion)).Body;
        await world.Launcher.Post<RegistrationView>($"/api/registrations/{at.Id}/accept", null, at.RowVersion);

        var kept = (await officer.Get<Page<HandInView>>($"/api/registrations/{at.Id}/hand-ins")).Body.Items;
        Assert.Equal([(2, CommitteeAnswer.Accepted, "64 hộ"), (1, CommitteeAnswer.Returned, "Tuyến đường ít người chăm sóc")], kept.Select(h => (h.Number, h.Answer!.Value, h.Parts.Situation!)));
        Assert.Equal((Today.AddDays(5), "Nêu số hộ"), (kept[1].MendBy!.Value, kept[1].Remarks.Single().Text));
        Assert.Equal(["2", "1"], (await Workbook.Of(officer, $"/api/registrations/{at.Id}/hand-ins/export.xlsx")).Column("Lần nộp"));
        var first = (await officer.Get<Page<HandInView>>($"/api/registrations/{at.Id}/hand-ins?limit=1")).Body;
        Assert.Equal(1, (await officer.Get<Page<HandInView>>($"/api/registrations/{at.Id}/hand-ins?limit=1&after={first.Next}")).Body.Items.Single().Number);
        Assert.Equal(404, (await (await world.Officer(world.SiblingCell)).Get<Page<HandInView>>($"/api/registrations/{at.Id}/hand-ins")).Status);
    }

    [Fact]
    public async Task While_it_is_read_it_lies_with_the_nearest_committee_that_has_somebody_to_answer()
    {
        var world = await WithOpenCampaign((_, c) => c with { Rules = c.Rules with { AnswerWithin = 3 } });
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, RegistrationStatus.Submitted, officer: officer);
        Assert.Equal((Side.Committee, world.Province.Name, true), (at.Turn!.Side, at.Turn.Name, at.Turn.Due > Today.AddDays(2)));
        await world.Committee(world.Base);
        Assert.Equal(world.Base.Name, (await officer.Get<RegistrationView>($"/api/registrations/{at.Id}")).Body.Turn!.Name);
        var accepted = (await world.Launcher.Post<RegistrationView>($"/api/registrations/{at.Id}/accept", null, at.RowVersion)).Body;
        Assert.Null(accepted.Turn);
    }

    [Fact]
    public async Task A_day_in_the_past_is_no_day_to_mend_by()
    {
        var world = await WithOpenCampaign();
        var at = await world.Registered(world.Cell, RegistrationStatus.Submitted);
        var answer = await world.Launcher.Post<RegistrationView>($"/api/registrations/{at.Id}/return", new ReturnRegistration { Reason = "Viết lại", MendBy = Today.AddDays(-1) }, at.RowVersion);
        Assert.Equal((409, Rules.RegistrationMendByPast.Code), (answer.Status, answer.Code));
    }
}

public class MergeRegistrationTests
{
    [Fact]
    public async Task Merged_the_unit_has_registered_owes_no_result_and_reads_into_what()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var one = await world.Registered(world.Cell, RegistrationStatus.Submitted, officer: officer);
        var into = await world.Registered(world.SiblingCell, RegistrationStatus.Accepted, world.Model("Tuyến đường hoa liên ấp"));
        var committee = await world.Committee(world.Commune);
        Assert.Contains(nameof(MergeRegistration), (await committee.Get<RegistrationView>($"/api/registrations/{one.Id}")).Body.Actions);

        var merged = await committee.Post<RegistrationView>($"/api/registrations/{one.Id}/merge", new MergeRegistration { IntoId = into.Id, Reason = "Cùng tuyến đường" }, one.RowVersion);
        Assert.Equal((200, RegistrationStatus.Merged, into.Code, world.SiblingCell.Name), (merged.Status, merged.Body.Status, merged.Body.MergedInto!.Code, merged.Body.MergedInto.UnitName));
        var read = (await officer.Get<RegistrationView>($"/api/registrations/{one.Id}")).Body;
        Assert.Equal(("Cùng tuyến đường", "Tuyến đường hoa liên ấp", 0), (read.Reason, read.MergedInto!.Name, read.Actions.Length));
        Assert.Equal([(one.Code, world.Cell.Name)], (await committee.Get<RegistrationView>($"/api/registrations/{into.Id}")).Body.Joined.Select(j => (j.Code, j.UnitName)));
        Assert.Equal(404, (await officer.Get<RegistrationView>($"/api/registrations/{into.Id}")).Status);

        Assert.Equal("registration t - result f Gộp vào " + into.Code, await Ask<string>(
            "select string_agg(concat_ws(' ', form, handed_in_at is not null, coalesce(exempt_reason, '-')), ' ' order by form) from obligations where campaign_id = $1 and unit_id = $2", world.Campaign.Id, world.Cell.Id));
        Assert.Equal(0L, await Ask<long>("select count(*) from recount_totals($1)", world.Campaign.Id));
    }

    [Fact]
    public async Task It_merges_only_into_what_the_caller_may_answer_too()
    {
        var world = await WithOpenCampaign();
        var one = await world.Registered(world.Cell, RegistrationStatus.Submitted);
        var elsewhere = await world.Registered(world.SiblingBase, RegistrationStatus.Submitted, world.Model("Mô hình khác"));
        var own = await world.Registered(world.Base, RegistrationStatus.Submitted, world.Model("Mô hình của đảng bộ"));
        var draft = await world.Registered(world.Cell, model: world.Model("Mô hình còn nháp"));
        var committee = await world.Committee(world.Base);
        async Task<(int, string?)> Into(Guid id) => await committee.Post<RegistrationView>($"/api/registrations/{one.Id}/merge", new MergeRegistration { IntoId = id, Reason = "Trùng" }, one.RowVersion) is var a ? (a.Status, a.Code) : default;
        Assert.Equal(404, (await Into(elsewhere.Id)).Item1);
        Assert.Equal(403, (await Into(own.Id)).Item1);
        Assert.Equal((409, Rules.RegistrationJoinsNone.Code), await Into(draft.Id));
        Assert.Equal((409, Rules.RegistrationJoinsNone.Code), await Into(one.Id));
        Assert.Equal(RegistrationStatus.Submitted, (await committee.Get<RegistrationView>($"/api/registrations/{one.Id}")).Body.Status);
    }
}

[Collection(Tellers.One)]
public class TakeBackAnswersTests
{
    private static Task<Answer<BulkView>> Back(Client client, params RegistrationView[] answered) =>
        client.Post<BulkView>("/api/registrations/take-back", new TakeBackAnswers { Items = [.. answered.Select(a => new BulkTarget(a.Id, a.RowVersion))] });

    private static async Task<RegistrationView> Merged(Client committee, RegistrationView one, RegistrationView into) =>
        (await committee.Post<RegistrationView>($"/api/registrations/{one.Id}/merge", new MergeRegistration { IntoId = into.Id, Reason = "Cùng tuyến đường" }, one.RowVersion)).Body;

    private static Task<string?> Owed(World.World world, PlantedUnit unit) => Ask<string>(
        "select string_agg(concat_ws(' ', form, handed_in_at is not null, coalesce(exempt_reason, '-')), ', ' order by form) from obligations where campaign_id = $1 and unit_id = $2", world.Campaign.Id, unit.Id);

    [Fact]
    public async Task A_merger_is_taken_back_on_both_sides_and_what_the_unit_was_let_off_is_owed_again()
    {
        var world = await WithOpenCampaign();
        var (one, into, committee, officer) = await Two(world);
        var owed = await Owed(world, world.Cell);
        var merged = await Merged(committee, one, into);
        Assert.NotEqual(owed, await Owed(world, world.Cell));
        var back = await Back(committee, merged);
        Assert.Equal((200, RegistrationStatus.Submitted), (back.Status, back.Body.Items.Single().Status));

        var read = (await officer.Get<RegistrationView>($"/api/registrations/{one.Id}")).Body;
        Assert.Equal((RegistrationStatus.Submitted, null, null, Side.Committee, one.Turn!.Since), (read.Status, read.Reason, read.MergedInto, read.Turn!.Side, read.Turn.Since));
        Assert.Empty((await committee.Get<RegistrationView>($"/api/registrations/{into.Id}")).Body.Joined);
        Assert.Equal(owed, await Owed(world, world.Cell));
        Assert.Equal(0L, await Ask<long>("select count(*) from recount_totals($1)", world.Campaign.Id));
        // The list and the search find it among what waits, as before.
        var waiting = (await committee.Get<Page<RegistrationRow>>($"/api/registrations?campaignId={world.Campaign.Id}&status=submitted&q={Uri.EscapeDataString(one.Name)}")).Body.Items;
        Assert.Contains(one.Id, waiting.Select(r => r.Id));
        using var teller = Teller.At(world, DateTimeOffset.UtcNow.AddMinutes(3));
        await teller.Round();
        Assert.Empty((await officer.Get<Page<NoticeView>>("/api/my/notices")).Body.Items);
        Assert.Equal(2L, await Ask<long>("select count(*) from audit_entries where action = 'TakeBackAnswers' and subject_type = 'Registration' and actor_id = $1", committee.AccountId));
        // It can be answered anew, and merged anew.
        Assert.Equal(RegistrationStatus.Merged, (await Merged(committee, read, (await committee.Get<RegistrationView>($"/api/registrations/{into.Id}")).Body)).Status);
    }

    [Fact]
    public async Task A_merger_stays_once_the_other_has_moved_on_or_it_was_told()
    {
        var world = await WithOpenCampaign();
        var (one, into, committee, _) = await Two(world);
        var merged = await Merged(committee, one, into);
        Assert.Equal((409, Rules.RegistrationAnswerTold.Code), await Back(world.Launcher, merged) is var other ? (other.Status, other.Code) : default);
        into = (await committee.Get<RegistrationView>($"/api/registrations/{into.Id}")).Body;
        Assert.Equal(200, (await committee.Post<RegistrationView>($"/api/registrations/{into.Id}/accept", null, into.RowVersion)).Status);
        Assert.Equal((409, Rules.RegistrationMovedOn.Code), await Back(committee, merged) is var late ? (late.Status, late.Code) : default);
        var standing = (await committee.Get<RegistrationView>($"/api/registrations/{into.Id}")).Body;
        Assert.Equal((RegistrationStatus.Accepted, one.Id), (standing.Status, Assert.Single(standing.Joined).Id));

        var third = await Merged(committee, await world.Registered(world.Cell, RegistrationStatus.Submitted, world.Model("Vườn rau sạch")), standing);
        await Ask<int>("with h as (update hand_ins set answered_at = answered_at - interval '2 minutes' where registration_id = $1 returning 1) select count(*)::int from h", third.Id);
        Assert.Equal((409, Rules.RegistrationAnswerTold.Code), await Back(committee, third) is var told ? (told.Status, told.Code) : default);
    }

    [Fact]
    public async Task Two_mergers_of_a_unit_are_taken_back_in_any_order_and_it_owes_its_result_while_one_stands()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var (one, two) = (await world.Registered(world.Cell, RegistrationStatus.Submitted, officer: officer), await world.Registered(world.Cell, RegistrationStatus.Submitted, world.Model("Vườn rau sạch"), officer));
        var into = await world.Registered(world.SiblingCell, RegistrationStatus.Accepted, world.Model("Tuyến đường hoa liên ấp"));
        var committee = await world.Committee(world.Commune);
        var owed = await Owed(world, world.Cell);
        var first = await Merged(committee, one, into);
        Assert.Equal(owed, await Owed(world, world.Cell));
        var second = await Merged(committee, two, (await committee.Get<RegistrationView>($"/api/registrations/{into.Id}")).Body);
        Assert.Contains("Gộp vào", await Owed(world, world.Cell), StringComparison.Ordinal);
        Assert.Equal(200, (await Back(committee, first)).Status);
        Assert.Equal(owed, await Owed(world, world.Cell));
        Assert.Equal([two.Id], (await committee.Get<RegistrationView>($"/api/registrations/{into.Id}")).Body.Joined.Select(j => j.Id));
        Assert.Equal(200, (await Back(committee, second)).Status);
        Assert.Empty((await committee.Get<RegistrationView>($"/api/registrations/{into.Id}")).Body.Joined);
        Assert.Equal(0L, await Ask<long>("select count(*) from recount_totals($1)", world.Campaign.Id));
    }

    [Fact]
    public async Task What_stood_no_more_comes_back_only_while_its_place_is_free()
    {
        var world = await WithOpenCampaign((w, c) => c with { Rules = c.Rules with { Quotas = [new RegistrationQuota(null, 1, w.Tiers["cell"])] } });
        var officer = await world.Officer(world.Cell);
        var one = await world.Registered(world.Cell, RegistrationStatus.Submitted, officer: officer);
        var into = await world.Registered(world.SiblingCell, RegistrationStatus.Submitted, world.Model("Tuyến đường hoa liên ấp"));
        var committee = await world.Committee(world.Commune);
        var merged = await Merged(committee, one, into);
        var next = await world.Registered(world.Cell, RegistrationStatus.Submitted, world.Model("Vườn rau sạch"), officer);
        Assert.Equal((409, Rules.RegistrationQuotaFull.Code), await Back(committee, merged) is var full ? (full.Status, full.Code) : default);
        next = (await officer.Get<RegistrationView>($"/api/registrations/{next.Id}")).Body;
        await officer.Post<RegistrationView>($"/api/registrations/{next.Id}/withdraw", null, next.RowVersion);
        Assert.Equal(200, (await Back(committee, merged)).Status);
    }

    private static async Task<(RegistrationView A, RegistrationView B, Client Committee, Client Officer)> Two(World.World world)
    {
        var officer = await world.Officer(world.Cell);
        return (await world.Registered(world.Cell, RegistrationStatus.Submitted, officer: officer), await world.Registered(world.SiblingCell, RegistrationStatus.Submitted), await world.Committee(world.Commune), officer);
    }

    private static TakeBackAnswers Of(BulkView answered) => new() { Items = [.. answered.Items.Select(i => new BulkTarget(i.Id, i.RowVersion))] };

    [Fact]
    public async Task A_bulk_answer_is_taken_back_before_anybody_is_told()
    {
        var world = await WithOpenCampaign();
        var (a, b, committee, officer) = await Two(world);
        var returned = (await committee.Post<BulkView>("/api/registrations/return", new ReturnRegistrations { Items = [new(a.Id, a.RowVersion), new(b.Id, b.RowVersion)], Reason = "Thiếu ý kiến" })).Body;
        var back = await committee.Post<BulkView>("/api/registrations/take-back", Of(returned));
        Assert.Equal((200, 2), (back.Status, back.Body.Items.Count(i => i.Status == RegistrationStatus.Submitted)));
        var read = (await officer.Get<RegistrationView>($"/api/registrations/{a.Id}")).Body;
        Assert.Equal((RegistrationStatus.Submitted, null, null, Side.Committee), (read.Status, read.Reason, read.ReadBefore, read.Turn!.Side));

        var accepted = (await committee.Post<BulkView>("/api/registrations/accept", new AcceptRegistrations { Items = [.. back.Body.Items.Select(i => new BulkTarget(i.Id, i.RowVersion))] })).Body;
        using var teller = Teller.At(world, DateTimeOffset.UtcNow);
        await teller.Round();
        Assert.Empty((await officer.Get<Page<NoticeView>>("/api/my/notices")).Body.Items);
        teller.Clock.Now += TimeSpan.FromMinutes(3);
        await teller.Round();
        var told = (await officer.Get<Page<NoticeView>>("/api/my/notices")).Body.Items;
        Assert.Equal([(NoticeKind.RegistrationAccepted, $"/registrations/{a.Id}")], told.Select(n => (n.Kind, n.Link)));
        Assert.Contains(a.Name, told[0].Title, StringComparison.Ordinal);
        Assert.Equal(2, accepted.Items.Count);
    }

    [Fact]
    public async Task It_is_taken_back_by_whoever_gave_it_in_time_and_all_or_none()
    {
        var world = await WithOpenCampaign();
        var (a, b, committee, officer) = await Two(world);
        var accepted = (await committee.Post<BulkView>("/api/registrations/accept", new AcceptRegistrations { Items = [new(a.Id, a.RowVersion), new(b.Id, b.RowVersion)] })).Body;
        async Task<(int, string?)> Back(Client client, BulkView of) => await client.Post<BulkView>("/api/registrations/take-back", Of(of)) is var answer ? (answer.Status, answer.Code) : default;

        Assert.Equal((409, Rules.RegistrationAnswerTold.Code), await Back(world.Launcher, accepted));
        await officer.Post<ResultView>($"/api/registrations/{a.Id}/results", DraftResult.Example);
        Assert.Equal((409, Rules.RegistrationMovedOn.Code), await Back(committee, accepted));
        Assert.Equal(RegistrationStatus.Accepted, (await committee.Get<RegistrationView>($"/api/registrations/{b.Id}")).Body.Status);

        var one = new BulkView([accepted.Items[1]]);
        await Ask<int>("with h as (update hand_ins set answered_at = answered_at - interval '2 minutes' where registration_id = $1 returning 1) select count(*)::int from h", b.Id);
        Assert.Equal((409, Rules.RegistrationAnswerTold.Code), await Back(committee, one));
    }
}

public class GetQuotasTests
{
    private static Task<World.World> Asking(params RegistrationQuota[] quotas) => WithOpenCampaign((w, c) => c with { Rules = c.Rules with { Quotas = [.. quotas.Select(q => q with { TierId = q.TierId is null ? null : w.Tiers["cell"] })] } });

    [Fact]
    public async Task A_unit_reads_how_many_are_still_asked_for()
    {
        var world = await Asking(new RegistrationQuota(3, null, Kind: Kind.Model), new RegistrationQuota(1, 1, TierId: Guid.NewGuid(), Kind: Kind.Exemplar));
        var officer = await world.Officer(world.Cell);
        async Task<IEnumerable<(int, int, bool)>> Read() => (await officer.Get<QuotasView>($"/api/quotas?campaignId={world.Campaign.Id}&unitId={world.Cell.Id}")).Body.Items.Select(q => (q.Standing, q.Missing, q.Full));
        Assert.Equal([(0, 3, false), (0, 1, false)], await Read());
        await world.Registered(world.Cell, RegistrationStatus.Submitted, officer: officer);
        await world.Registered(world.Cell, RegistrationStatus.Submitted, world.Model("Tổ tự quản", kind: Kind.Exemplar), officer);
        await world.Registered(world.Cell, model: world.Model("Còn nháp"), officer: officer);
        Assert.Equal([(1, 2, false), (1, 0, true)], await Read());
        Assert.Equal([(TaskKind.RegisterMore, 2L)], (await officer.Get<MyTasks>("/api/my/tasks")).Body.Items.Where(t => t.Kind is TaskKind.Register or TaskKind.RegisterMore).Select(t => (t.Kind, t.Count)));
        Assert.Single((await (await world.Officer(world.Base)).Get<QuotasView>($"/api/quotas?campaignId={world.Campaign.Id}&unitId={world.Base.Id}")).Body.Items);
        Assert.Equal(404, (await officer.Get<QuotasView>($"/api/quotas?campaignId={world.Campaign.Id}&unitId={world.SiblingCell.Id}")).Status);
    }

    [Fact]
    public async Task The_last_place_is_given_once_however_many_hand_in_together()
    {
        var world = await Asking(new RegistrationQuota(null, 3));
        var officer = await world.Officer(world.Cell);
        var drafts = new List<RegistrationView>();
        for (var n = 0; n < 40; n++) drafts.Add(await world.Registered(world.Cell, model: world.Model($"Mô hình số {n}"), officer: officer));
        var answers = await Task.WhenAll(drafts.Select(d => officer.Post<RegistrationView>($"/api/registrations/{d.Id}/submit", null, d.RowVersion)));
        Assert.Equal((3, 37), (answers.Count(a => a.Status == 200), answers.Count(a => a.Code == Rules.RegistrationQuotaFull.Code)));
        Assert.Equal(3L, await Ask<long>("select count(*) from registrations where campaign_id = $1 and status = 'submitted'", world.Campaign.Id));
    }
}
