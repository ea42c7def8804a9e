using System.Net.Http.Headers;
using Kheo.Api.Features.Documents;
using Kheo.Api.Features.Integration;
using Kheo.Api.Features.Registration;
using Kheo.Api.Features.Search;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Documents;

public class DirectiveTests
{
    public static DraftDirective Draft(World.World world) => DraftDirective.Example with { ProgrammeId = world.Programme.Id, Number = "1029-CV/TU", DatedOn = Today.AddDays(-1), PlanBy = Today.AddDays(30) };

    private static async Task<DirectiveView> Issued(World.World world, DraftDirective? draft = null)
    {
        var drafted = (await world.Launcher.Post<DirectiveView>("/api/directives", draft ?? Draft(world))).Body;
        return (await world.Launcher.Post<DirectiveView>($"/api/directives/{drafted.Id}/issue", null, drafted.RowVersion)).Body;
    }

    private static async Task<DirectiveView> Read(Client client, Guid id) => (await client.Get<DirectiveView>($"/api/directives/{id}")).Body;

    private static Task<Answer<ReceiptView>> Acknowledged(Client client, Guid id, Guid? unit = null) => client.Post<ReceiptView>($"/api/directives/{id}/receipts", new AcknowledgeDirective { ReceiverId = unit });

    private static async Task<IReadOnlyList<ReceiverRow>> Receivers(Client client, Guid id, string query = "") => (await client.Get<Page<ReceiverRow>>($"/api/directives/{id}/receivers?limit=100{query}")).Body.Items;

    private static async Task<IReadOnlyList<ReceivedDirective>> Inbox(Client client, string query = "") => (await client.Get<Page<ReceivedDirective>>($"/api/received-directives{query}")).Body.Items;

    public static MultipartFormDataContent Paper(string name = "1029-CV-TU.pdf")
    {
        var part = new ByteArrayContent("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray());
        part.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return new MultipartFormDataContent { { part, "file", name } };
    }

    private static (int, string?) Told<T>(Answer<T> answer) => (answer.Status, answer.Code);

    [Fact]
    public async Task It_is_drafted_unseen_issued_once_and_reaches_every_unit_below_without_a_row_for_each()
    {
        var world = await WithProgramme();
        var officer = await world.Officer(world.Cell);
        var drafted = await world.Launcher.Post<DirectiveView>("/api/directives", Draft(world));
        Assert.Equal((201, $"/api/directives/{drafted.Body.Id}", 7L), (drafted.Status, drafted.Location, drafted.Body.Counts.Received));        // two communes, two base organisations, three cells
        Assert.Equal(404, (await officer.Get<object>($"/api/directives/{drafted.Body.Id}")).Status);
        Assert.Empty(await Inbox(officer));
        Assert.Equal((409, Rules.DirectiveNotIssued.Code), Told(await Acknowledged(world.Launcher, drafted.Body.Id, world.Cell.Id)));
        var saved = (await world.Launcher.Put<DirectiveView>($"/api/directives/{drafted.Body.Id}", SaveDirective.Example with { ProgrammeId = world.Programme.Id, DatedOn = Today, PlanBy = Today.AddDays(30), Excerpt = "Về việc khác" }, drafted.Body.RowVersion)).Body;
        Assert.Equal(("Về việc khác", 2L), (saved.Excerpt, saved.RowVersion));
        Assert.Equal(412, (await world.Launcher.Post<DirectiveView>($"/api/directives/{saved.Id}/issue", null, drafted.Body.RowVersion)).Status);

        var issued = (await world.Launcher.Post<DirectiveView>($"/api/directives/{saved.Id}/issue", null, saved.RowVersion)).Body;
        Assert.Equal((DirectiveStatus.Issued, Today, 7L, 7L), (issued.Status, issued.IssuedOn!.Value, issued.Counts.Received, issued.Counts.Silent));
        Assert.Equal([nameof(WithdrawDirective), nameof(RemindReceivers)], issued.Actions);
        Assert.Equal(0L, await Ask<long>("select count(*) from directive_receipts where directive_id = $1", issued.Id));
        Assert.Equal((409, Rules.DirectiveNotDraft.Code), Told(await world.Launcher.Post<DirectiveView>($"/api/directives/{issued.Id}/issue", null, issued.RowVersion)));
        Assert.Equal((409, Rules.DirectiveNotDraft.Code), Told(await world.Launcher.Delete($"/api/directives/{issued.Id}", issued.RowVersion)));

        var received = Assert.Single(await Inbox(officer));
        Assert.Equal((issued.Id, world.Province.Name, null, DirectiveStatus.Issued), (received.Id, received.IssuerName, received.AcknowledgedAt, received.Status));
        Assert.Empty(await Inbox(await world.Officer(world.ForeignCell)));
        Assert.Empty(await Inbox(world.Launcher));                          // its issuer did not receive it
        Assert.Equal(404, (await (await world.Officer(world.ForeignCell)).Get<object>($"/api/directives/{issued.Id}")).Status);
        Assert.Equal(404, (await officer.Get<object>($"/api/received-directives?unitId={world.SiblingCell.Id}")).Status);
        Assert.Equal((409, Rules.DirectiveNumberOnce.Code), Told(await world.Launcher.Post<DirectiveView>("/api/directives", Draft(world) with { Number = "1029 - cv/tu", DatedOn = Today })));
        Assert.Equal("Đã ban hành", (await Workbook.Of(world.Launcher, "/api/directives/export.xlsx")).Column("Trạng thái").Single());
        Assert.Equal([issued.Number], (await Workbook.Of(officer, "/api/received-directives/export.xlsx")).Column("Số, ký hiệu"));
    }

    [Fact]
    public async Task Its_words_find_it_for_its_issuer_and_for_whom_it_reached_and_for_nobody_while_it_is_a_draft()
    {
        var world = await WithProgramme();
        async Task<string[]> Found(Client client, string q) =>
            [.. (await client.Get<SearchView>($"/api/search?q={Uri.EscapeDataString(q)}")).Body.Groups.Where(g => g.Kind == FoundKind.Directive).SelectMany(g => g.Items).Select(i => i.Title)];
        var text = Draft(world) with { Excerpt = "Về việc đẩy mạnh hòa giải ở cơ sở", Body = "Kính gửi: các đảng bộ trực thuộc.\nHiến đất làm đường.", BranchUnitIds = [world.Commune.Id] };
        var drafted = (await world.Launcher.Post<DirectiveView>("/api/directives", text)).Body;
        var (reached, beside) = (await world.Officer(world.Cell), await world.Officer(world.CousinCell));
        Assert.Equal([text.Excerpt], await Found(world.Launcher, "hoà giải"));
        Assert.Empty(await Found(reached, "hoà giải"));

        await world.Launcher.Post<DirectiveView>($"/api/directives/{drafted.Id}/issue", null, drafted.RowVersion);
        foreach (var q in new[] { "day manh hoa giai", "hiến đất", "1029-CV/TU" })
        {
            Assert.Equal([text.Excerpt], await Found(reached, q));
            Assert.Equal([text.Excerpt], await Found(world.Launcher, q));
            Assert.Empty(await Found(beside, q));
            Assert.Empty(await Found(await world.Agency(world.OtherProvince), q));
        }
        Assert.Empty(await Found(reached, "khong he co"));
        Assert.Equal(drafted.Id, Assert.Single(await Inbox(reached, "?q=hien%20dat")).Id);
        Assert.Empty(await Inbox(reached, "?q=khong%20co"));
        Assert.Single((await world.Launcher.Get<Page<DirectiveRow>>("/api/directives?q=1029")).Body.Items);
        Assert.Empty((await world.Launcher.Get<Page<DirectiveRow>>("/api/directives?q=1030")).Body.Items);
    }

    [Theory]
    [InlineData("Hiến  đất – làm ĐƯỜNG")]
    [InlineData("1029-CV/TU, ngày 16/3/2026: “Dân vận khéo”")]
    [InlineData("Ðặng Thị Hoà\u200B, hoà giải; thuỷ lợi")]
    public async Task Its_words_are_folded_by_the_database_as_everywhere_else(string words) =>
        Assert.Equal(Text.Fold(words), await Ask<string>("select folded($1)", words));

    [Fact]
    public async Task It_goes_only_to_the_chosen_places_and_tiers()
    {
        var world = await WithProgramme();
        var cells = await Issued(world, Draft(world) with { TierIds = [world.Tiers["cell"]], BranchUnitIds = [world.Commune.Id] });
        Assert.Equal([world.Cell.Id, world.SiblingCell.Id], (await Receivers(world.Launcher, cells.Id)).Select(r => r.UnitId));
        Assert.Equal([world.Commune.Name], cells.Branches.Select(b => b.Name));
        Assert.Empty(await Inbox(await world.Officer(world.Base)));
        Assert.Equal((409, Rules.DirectiveNotReceived.Code), Told(await Acknowledged(await world.Officer(world.Base), cells.Id)));
        Assert.Equal(404, (await Acknowledged(await world.Officer(world.CousinCell), cells.Id)).Status);
        Assert.Single(await Inbox(await world.Officer(world.Cell)));
        Assert.Equal(2L, (await Read(await world.Committee(world.Commune), cells.Id)).Counts.Received);

        Assert.Equal(404, (await world.Launcher.Post<object>("/api/directives", Draft(world) with { Number = "2", BranchUnitIds = [world.ForeignCell.Id] })).Status);
        Assert.Equal(403, (await (await world.Committee(world.Commune)).Post<object>("/api/directives", Draft(world))).Status);
        var agency = await world.Agency(world.Commune);
        Assert.Equal(404, (await agency.Post<object>("/api/directives", Draft(world) with { BranchUnitIds = [world.Province.Id] })).Status);
        var nobody = (await agency.Post<DirectiveView>("/api/directives", Draft(world) with { TierIds = [world.Tiers["province"]] })).Body;
        Assert.Equal((409, Rules.DirectiveReachesNobody.Code), Told(await agency.Post<object>($"/api/directives/{nobody.Id}/issue", null, nobody.RowVersion)));
        Assert.Equal(204, (await agency.Delete($"/api/directives/{nobody.Id}", nobody.RowVersion)).Status);
    }

    [Fact]
    public async Task A_unit_acknowledges_once_enters_its_own_plan_and_the_issuer_sees_who_has_not()
    {
        var world = await WithProgramme();
        var issued = await Issued(world);
        var officer = await world.Officer(world.Cell);
        var task = (await officer.Get<MyTasks>("/api/my/tasks")).Body.Items.Single(t => t.Kind == TaskKind.AcknowledgeDirective);
        Assert.Equal((issued.Id, $"/directives/{issued.Id}", Today.AddDays(30)), (task.Id, task.Link, task.Due!.Value));
        Assert.True(Assert.Single((await Read(officer, issued.Id)).Own).MayAcknowledge);

        var receipt = await Acknowledged(officer, issued.Id);
        Assert.Equal((201, $"/api/receipts/{receipt.Body.Id}", world.Cell.Id, "Người dùng unit-officer"), (receipt.Status, receipt.Location, receipt.Body.UnitId, receipt.Body.AcknowledgedName));
        Assert.Equal((409, Rules.DirectiveAcknowledged.Code), Told(await Acknowledged(officer, issued.Id)));
        Assert.Equal(TaskKind.IssueOwnPlan, Assert.Single((await officer.Get<MyTasks>("/api/my/tasks")).Body.Items).Kind);
        Assert.Equal((409, Rules.OwnPlanEarly.Code), Told(await officer.Put<ReceiptView>($"/api/receipts/{receipt.Body.Id}", SaveOwnPlan.Example with { IssuedOn = Today.AddDays(-2) }, 1)));
        var planned = (await officer.Put<ReceiptView>($"/api/receipts/{receipt.Body.Id}", SaveOwnPlan.Example with { IssuedOn = Today }, 1)).Body;
        var file = (await officer.Post<AttachmentView>($"/api/receipts/{receipt.Body.Id}/attachments", Paper("ke-hoach.pdf"))).Body;
        Assert.Equal(("45-KH/ĐU", Today), (planned.PlanNumber, planned.PlanOn!.Value));
        Assert.Empty((await officer.Get<MyTasks>("/api/my/tasks")).Body.Items);

        var counts = (await Read(world.Launcher, issued.Id)).Counts;
        Assert.Equal(new DirectiveCounts(7, 1, 1, 6, 6), counts);
        var answered = Assert.Single(await Receivers(world.Launcher, issued.Id, "&planned=true"));
        Assert.Equal((world.Cell.Id, "45-KH/ĐU", file.Id, world.Base.Name), (answered.UnitId, answered.PlanNumber, answered.PlanFileId!.Value, answered.ParentName));
        Assert.Equal(counts.Silent, (await Receivers(world.Launcher, issued.Id, "&acknowledged=false")).Count);
        Assert.Equal(file.Id, Assert.Single((await officer.Get<ReceiptView>($"/api/receipts/{receipt.Body.Id}")).Body.Attachments).Id);
        Assert.Equal(200, (int)(await world.Launcher.Http.GetAsync($"/api/attachments/{file.Id}")).StatusCode);
        Assert.Equal(404, (await (await world.Officer(world.SiblingCell)).Get<object>($"/api/attachments/{file.Id}")).Status);      // a neighbour's plan is not his to read
        Assert.Equal(404, (await (await world.Officer(world.SiblingCell)).Get<object>($"/api/receipts/{receipt.Body.Id}")).Status);
        // A committee between the two sees its own units, and no others.
        var commune = await world.Committee(world.Commune);
        Assert.Equal(new DirectiveCounts(5, 1, 1, 4, 4), (await Read(commune, issued.Id)).Counts);
        Assert.All(await Receivers(commune, issued.Id), r => Assert.StartsWith(world.Commune.Path, r.UnitPath, StringComparison.Ordinal));
        Assert.Equal([world.SiblingCell.Id], (await Receivers(world.Launcher, issued.Id, $"&acknowledged=false&unitId={world.Base.Id}&tierId={world.Tiers["cell"]}")).Select(r => r.UnitId));
        Assert.Equal(6, (await Workbook.Of(world.Launcher, $"/api/directives/{issued.Id}/receivers/export.xlsx?acknowledged=false")).Column("Đơn vị").Count());
        var row = Assert.Single((await world.Launcher.Get<Page<DirectiveRow>>("/api/directives?status=issued")).Body.Items);
        Assert.Equal((7, 1L, 1L), (row.SentTo!.Value, row.Acknowledged, row.Planned));
        Assert.Equal((1, 0), ((await Inbox(officer, "?acknowledged=true")).Count, (await Inbox(officer, "?acknowledged=false")).Count));
    }

    [Fact]
    public async Task Pages_join_without_a_gap_and_a_page_of_many_costs_what_a_page_of_one_costs()
    {
        var world = await WithProgramme();
        foreach (var n in Enumerable.Range(0, 12)) await world.AddUnit(world.Base, $"D{n:00}", $"Chi bộ {n}");
        var issued = await Issued(world);
        await Acknowledged(world.Launcher, issued.Id, world.Cell.Id);
        var all = await Receivers(world.Launcher, issued.Id, "&acknowledged=false");
        Assert.Equal(18, all.Count);
        Assert.Equal(all.Select(r => r.UnitPath).Order(StringComparer.Ordinal), all.Select(r => r.UnitPath));
        var (joined, after) = (new List<Guid>(), "");
        do
        {
            var page = (await world.Launcher.Get<Page<ReceiverRow>>($"/api/directives/{issued.Id}/receivers?limit=4&acknowledged=false&after={after}")).Body;
            joined.AddRange(page.Items.Select(r => r.UnitId));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(all.Select(r => r.UnitId), joined);
        async Task<int> Cost(string address) => await Queries.Of(() => world.Launcher.Get<object>(address));
        foreach (var list in new[] { $"/api/directives/{issued.Id}/receivers?limit=", "/api/directives?limit=", $"/api/received-directives?unitId={world.Cell.Id}&limit=" })
        {
            await Cost(list + "1");
            Assert.Equal((list, await Cost(list + "1")), (list, await Cost(list + "50")));
        }
        foreach (var n in Enumerable.Range(0, 3)) await Issued(world, Draft(world) with { Number = $"{n}-CV/TU" });
        var officer = await world.Officer(world.Cell);
        var first = (await officer.Get<Page<ReceivedDirective>>("/api/received-directives?limit=3")).Body;
        var rest = (await officer.Get<Page<ReceivedDirective>>($"/api/received-directives?limit=3&after={first.Next}")).Body;
        Assert.Equal(["2-CV/TU", "1-CV/TU", "0-CV/TU", "1029-CV/TU"], first.Items.Concat(rest.Items).Select(d => d.Number));
    }

    [Fact]
    public async Task Who_received_it_is_settled_by_the_tree_of_the_day_of_issue()
    {
        var world = await WithProgramme();
        var issued = await Issued(world);
        await Ask<object>("update directives set issued_on = $2 where id = $1", issued.Id, Today.AddDays(-1));
        await Ask<object>("update unit_versions set valid_from = $2 where unit_id = $1", world.CousinCell.Id, Today);                                           // opened since
        var late = await world.Officer(world.CousinCell);
        Assert.Empty(await Inbox(late));
        Assert.Equal((409, Rules.DirectiveNotReceived.Code), Told(await Acknowledged(late, issued.Id)));
        Assert.Equal(6L, (await Read(world.Launcher, issued.Id)).Counts.Received);

        var officer = await world.Officer(world.SiblingCell);
        var receipt = (await Acknowledged(officer, issued.Id)).Body;
        var acts = await Acts.Of(world, world.Province);
        await acts.Applied(Domain.Organisation.Operation.Move(world.SiblingCell.Id, world.CousinByText.Id));
        officer = await world.SignIn(officer.AccountId);
        Assert.Equal(receipt.Id, Assert.Single(await Inbox(officer)).ReceiptId!.Value);
        Assert.Equal(200, (await officer.Put<ReceiptView>($"/api/receipts/{receipt.Id}", SaveOwnPlan.Example with { IssuedOn = Today }, 1)).Status);              // its answer went along
        Assert.Equal(new DirectiveCounts(6, 1, 1, 5, 5), (await Read(world.Launcher, issued.Id)).Counts);
        // A unit that has ended answers no more: it stays among those that received it, and is not called for.
        await Ask<object>("update units set closed_on = $2 where id = $1", world.SiblingBase.Id, Today);
        Assert.Equal(new DirectiveCounts(6, 1, 1, 4, 4), (await Read(world.Launcher, issued.Id)).Counts);
        Assert.Equal(4, (await Receivers(world.Launcher, issued.Id, "&acknowledged=false")).Count);
        Assert.True((await Receivers(world.Launcher, issued.Id)).Single(r => r.UnitId == world.SiblingBase.Id).Ended);
    }

    [Fact]
    public async Task Withdrawn_it_stays_to_be_read_with_its_reason_and_asks_nothing_more()
    {
        var world = await WithProgramme();
        var issued = await Issued(world);
        var officer = await world.Officer(world.Cell);
        Assert.Equal(400, (await world.Launcher.Post<object>($"/api/directives/{issued.Id}/withdraw", new { reason = " " }, issued.RowVersion)).Status);
        Assert.Equal(403, (await (await world.Agency(world.Commune)).Post<object>($"/api/directives/{issued.Id}/withdraw", WithdrawDirective.Example, issued.RowVersion)).Status);
        var withdrawn = (await world.Launcher.Post<DirectiveView>($"/api/directives/{issued.Id}/withdraw", WithdrawDirective.Example, issued.RowVersion)).Body;
        Assert.Equal((DirectiveStatus.Withdrawn, WithdrawDirective.Example.Reason, 0), (withdrawn.Status, withdrawn.Reason, withdrawn.Actions.Length));
        Assert.Equal(DirectiveStatus.Withdrawn, Assert.Single(await Inbox(officer)).Status);
        Assert.Empty((await officer.Get<MyTasks>("/api/my/tasks")).Body.Items);
        Assert.Equal((409, Rules.DirectiveNotIssued.Code), Told(await Acknowledged(officer, issued.Id)));
        Assert.Equal((409, Rules.DirectiveNotIssued.Code), Told(await world.Launcher.Post<object>($"/api/directives/{issued.Id}/remind", RemindReceivers.Example)));
    }

    [Fact]
    public async Task Its_files_are_put_to_the_draft_read_by_all_who_received_it_and_closed_once_it_is_issued()
    {
        var world = await WithProgramme();
        var draft = (await world.Launcher.Post<DirectiveView>("/api/directives", Draft(world))).Body;
        Task<Answer<AttachmentView>> Put() => world.Launcher.Post<AttachmentView>($"/api/directives/{draft.Id}/attachments", Paper());
        var (kept, gone) = (await Put(), (await Put()).Body);
        Assert.Equal((201, $"/api/attachments/{kept.Body.Id}"), (kept.Status, kept.Location));
        Assert.Equal(204, (await world.Launcher.Delete($"/api/attachments/{gone.Id}", gone.RowVersion)).Status);
        var bad = new MultipartFormDataContent { { new ByteArrayContent("MZ"u8.ToArray()), "file", "a.exe" } };
        Assert.Equal((409, Rules.FileKindRefused.Code), Told(await world.Launcher.Post<object>($"/api/directives/{draft.Id}/attachments", bad)));
        var officer = await world.Officer(world.Cell);
        Assert.Equal(404, (await officer.Get<object>($"/api/attachments/{kept.Body.Id}")).Status);
        draft = (await world.Launcher.Post<DirectiveView>($"/api/directives/{draft.Id}/issue", null, draft.RowVersion)).Body;
        Assert.Equal([kept.Body.Id], draft.Attachments.Select(a => a.Id));
        using var response = await officer.Http.GetAsync($"/api/attachments/{kept.Body.Id}");
        Assert.Equal((200, "attachment"), ((int)response.StatusCode, response.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal((409, Rules.DirectiveNotDraft.Code), Told(await Put()));
        Assert.Equal((409, Rules.DirectiveNotDraft.Code), Told(await world.Launcher.Delete($"/api/attachments/{kept.Body.Id}", 1)));
        Assert.Equal(403, (await officer.Delete($"/api/attachments/{kept.Body.Id}", 1)).Status);
    }
}

/// <summary>Whom the worker tells.</summary>
[Collection(Tellers.One)]
public class DirectiveNoticeTests
{
    private static async Task<IReadOnlyList<string>> Titles(Client client) => [.. (await client.Get<Page<NoticeView>>("/api/my/notices?limit=100")).Body.Items.Select(n => n.Title).Order()];

    [Fact]
    public async Task Receivers_are_told_by_one_statement_and_only_those_who_have_not_answered_are_reminded()
    {
        var world = await WithProgramme();
        var (answered, silent, other) = (await world.Officer(world.Cell), await world.Officer(world.SiblingCell), await world.Officer(world.ForeignCell));
        var draft = (await world.Launcher.Post<DirectiveView>("/api/directives", DirectiveTests.Draft(world))).Body;
        await world.Launcher.Post<DirectiveView>($"/api/directives/{draft.Id}/issue", null, draft.RowVersion);
        using var teller = Teller.At(world, DateTimeOffset.UtcNow);
        await teller.Round();
        foreach (var told in new[] { answered, silent }) Assert.Equal(["Văn bản đến: 1029-CV/TU"], await Titles(told));
        foreach (var untold in new[] { other, world.Launcher }) Assert.Empty(await Titles(untold));

        await answered.Post<ReceiptView>($"/api/directives/{draft.Id}/receipts", new AcknowledgeDirective());
        var committee = await world.Committee(world.Base);
        Task<Answer<ReceiversReminded>> Remind(Client by, params Guid[] only) =>
            by.Post<ReceiversReminded>($"/api/directives/{draft.Id}/remind", RemindReceivers.Example with { ReceiverIds = only.Length == 0 ? null : only });
        Assert.Equal(1, (await Remind(committee)).Body.Units);                                            // its own cells, of which one has answered
        Assert.Equal(404, (await Remind(committee, world.SiblingCell.Id, world.CousinCell.Id)).Status);     // one foreign id, and nobody is reminded
        Assert.Equal(403, (await Remind(answered)).Status);
        Assert.Equal((409, Rules.DirectiveAllAnswered.Code), await Remind(committee, world.Cell.Id) is var done ? (done.Status, done.Code) : default);
        await teller.Round();
        Assert.Equal(["Nhắc: xác nhận đã nhận 1029-CV/TU", "Văn bản đến: 1029-CV/TU"], await Titles(silent));
        Assert.Single(await Titles(answered));
        Assert.Equal(6, (await Remind(world.Launcher)).Body.Units);
        var rows = (await world.Launcher.Get<Page<ReceiverRow>>($"/api/directives/{draft.Id}/receivers")).Body.Items.ToDictionary(r => r.UnitId, r => r.Reminded);
        Assert.Equal((0L, 2L, 1L), (rows[world.Cell.Id], rows[world.SiblingCell.Id], rows[world.CousinCell.Id]));
        Assert.Equal(2L, await Ask<long>("select count(*) from directive_reminders where directive_id = $1", draft.Id));      // a row for an act, not for a unit
        await teller.Round();
        Assert.Single(await Titles(answered));
    }

    private static async Task<Client> Mailed(Task<Client> client)
    {
        var one = await client;
        await Ask<object>("update accounts set email = $2 where id = $1", one.AccountId, $"{one.AccountId:N}@anbinh.example");
        return one;
    }

    private static IEnumerable<string> Letters(Teller teller, Client to) => teller.Sink.Letters.Where(l => l.To == $"{to.AccountId:N}@anbinh.example").Select(l => l.Text);

    private static DateTimeOffset At(DateOnly day, double hour) => VietnamTime.StartOf(day).AddHours(hour);

    private static async Task<DirectiveView> Issued(World.World world)
    {
        var draft = (await world.Launcher.Post<DirectiveView>("/api/directives", DirectiveTests.Draft(world))).Body;
        return (await world.Launcher.Post<DirectiveView>($"/api/directives/{draft.Id}/issue", null, draft.RowVersion)).Body;
    }

    [Fact]
    public async Task Letters_leave_once_to_whoever_has_an_address_and_after_the_nearest_units_quiet_hours()
    {
        var world = await WithProgramme();
        var (near, far, homeless) = (await Mailed(world.Officer(world.Cell)), await Mailed(world.Officer(world.CousinByText)), await world.Officer(world.SiblingCell));
        var both = await Mailed(world.As("unit-officer", world.Cell, null, ("unit-officer", world.SiblingCell)));
        foreach (var (unit, from, until) in new[] { (world.Province, "18:00:00", "06:00:00"), (world.Commune, "18:30:00", "08:00:00") })
            await (await world.Administrator(unit)).Post<object>($"/api/units/{unit.Id}/quiet-hours", new { from, until }, null);
        var issued = await Issued(world);
        using var teller = Teller.At(world, At(Today.AddDays(1), 19));
        await teller.Round();
        foreach (var told in new[] { near, far, homeless, both }) Assert.Single(await Titles(told));
        Assert.Empty(teller.Sink.Letters);
        teller.Clock.Now = At(Today.AddDays(2), 6.5);
        await teller.Round();
        Assert.Equal((0, 1), (Letters(teller, near).Count(), Letters(teller, far).Count()));
        teller.Clock.Now = At(Today.AddDays(2), 8);
        await teller.Round();
        await teller.Round();
        foreach (var told in new[] { near, far, both })
        {
            var letter = Assert.Single(Letters(teller, told));
            Assert.Contains("Văn bản đến: 1029-CV/TU", letter, StringComparison.Ordinal);
            Assert.Contains($"https://kheo.anbinh.example/directives/{issued.Id}", letter, StringComparison.Ordinal);
        }
        Assert.Equal(0L, await Ask<long>("select count(*) from mails where account_id = $1", homeless.AccountId));

        await world.Launcher.Post<ReceiversReminded>($"/api/directives/{issued.Id}/remind", RemindReceivers.Example with { ReceiverIds = [world.Cell.Id] });
        await teller.Round();
        await teller.Round();
        Assert.Equal([2, 1, 2], new[] { near, far, both }.Select(told => Letters(teller, told).Count()));
        Assert.Contains(Letters(teller, near), l => l.Contains("Nhắc: xác nhận đã nhận 1029-CV/TU", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_letter_leaves_of_what_was_answered_or_withdrawn_before_it()
    {
        var world = await WithProgramme();
        var (quick, slow) = (await Mailed(world.Officer(world.Cell)), await Mailed(world.Officer(world.SiblingCell)));
        var issued = await Issued(world);
        using var teller = Teller.At(world, At(Today.AddDays(-1), 22));
        await teller.Round();
        await quick.Post<ReceiptView>($"/api/directives/{issued.Id}/receipts", new AcknowledgeDirective());
        teller.Clock.Now = At(Today, 8);
        await teller.Round();
        Assert.Equal((0, 1), (Letters(teller, quick).Count(), Letters(teller, slow).Count()));

        await world.Launcher.Post<ReceiversReminded>($"/api/directives/{issued.Id}/remind", RemindReceivers.Example with { ReceiverIds = null });
        teller.Clock.Now = At(Today, 22);
        await teller.Round();
        Assert.Equal(2, (await Titles(slow)).Count);
        var now = (await world.Launcher.Get<DirectiveView>($"/api/directives/{issued.Id}")).Body;
        await world.Launcher.Post<DirectiveView>($"/api/directives/{issued.Id}/withdraw", WithdrawDirective.Example, now.RowVersion);
        teller.Clock.Now = At(Today.AddDays(1), 8);
        await teller.Round();
        Assert.Single(Letters(teller, slow));
        Assert.Equal("nothing-left", await Ask<string>("select outcome from mails where account_id = $1 order by created_at desc limit 1", slow.AccountId));
    }
}
