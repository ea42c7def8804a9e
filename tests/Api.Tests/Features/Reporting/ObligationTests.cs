using System.IO.Compression;
using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;

namespace Kheo.Api.Tests.Features.Reporting;

/// <summary>The board, its counts, and the acts on one or many obligations.</summary>
public class ObligationTests
{
    private static string Board(ReportWorld w, string more = "") => $"/api/obligations?campaignId={w.Campaign}{more}";

    private static async Task<long> Version(Guid id) => await World.World.Ask<long>("select row_version from obligations where id = $1", id);

    private static async Task<IReadOnlyList<ObligationRow>> Rows(Client client, ReportWorld w, string more = "") => (await client.Get<Page<ObligationRow>>(Board(w, more))).Body.Items;

    [Fact]
    public async Task The_board_tells_state_contact_last_sign_in_draft_reminders_and_answer()
    {
        var w = await ReportWorld.Running();
        await w.Register(w.World.Cell);
        await w.Register(w.World.SiblingCell, "draft");
        await World.World.Ask<object>("update units set contact = '0912 000 000' where id = $1", w.World.SiblingCell.Id);
        var officer = await w.World.Officer(w.World.SiblingCell);
        var committee = await w.World.Committee(w.World.Commune);
        var id = await w.ObligationOf(w.World.SiblingCell);
        await committee.Post<RemindersView>("/api/reminders", new { obligationIds = new[] { id }, message = "Nhắc" });
        await officer.Post<ObligationView>($"/api/obligations/{id}/answer", new { willHandInOn = w.Today.AddDays(2) }, await Version(id));

        var rows = await Rows(committee, w);
        Assert.Equal([w.World.Commune.Path, w.World.Cell.Path, w.World.SiblingCell.Path], rows.Select(r => r.UnitPath));
        var (commune, met, missing) = (rows[0], rows[1], rows[2]);
        Assert.Equal((ObligationState.HandedIn, ObligationState.HandedIn, ObligationState.Owed), (commune.State, met.State, missing.State));
        Assert.Equal(("0912 000 000", 1L, 1, w.Today.AddDays(2), 8), (missing.Contact, missing.Drafts, missing.Reminded, missing.WillHandInOn, missing.DaysLeft));
        Assert.True(missing.LastSignedInAt > DateTimeOffset.UtcNow.AddMinutes(-5));
        Assert.Null(met.LastSignedInAt);
        Assert.Equal(["RemindUnits", "ExemptUnit", "ExtendUnits", "AnswerReminder", "RequestExtension"], missing.Actions);
        Assert.Empty(met.Actions);
    }

    [Fact]
    public async Task Its_filters_its_pages_its_counts_and_its_export_agree()
    {
        var w = await ReportWorld.Running();
        await w.Register(w.World.Cell);
        await w.Register(w.World.SiblingCell, "returned");
        await w.Register(w.World.CousinCell, handedIn: 30);      // handed in after the day
        var agency = await w.World.Agency(w.World.Root);
        var exempt = await w.ObligationOf(w.World.ForeignCell);
        await agency.Post<ObligationView>($"/api/obligations/{exempt}/exempt", new { reason = "Mới thành lập" }, 1);
        await World.World.Ask<object>("update obligations set due_on = $2 where id = $1", await w.ObligationOf(w.World.Commune), w.Today.AddDays(-1));

        var count = (await agency.Get<ObligationCountView>($"/api/obligations/count?campaignId={w.Campaign}")).Body;
        Assert.Equal(2, count.Lines.Count);
        foreach (var state in count.Lines.SelectMany(l => l.States)) Assert.Equal(state.Units.Count, (await agency.Get<Page<ObligationRow>>(state.Units.Rows)).Body.Items.Count);
        var cells = count.Lines.Single(l => l.TierId == w.World.Cell.TierId);
        Assert.Equal((3L, 100m, 66.7m), (cells.Obliged, cells.Completeness, cells.Timeliness));
        Assert.Equal([0L, 0, 1, 1, 1, 1, 0], cells.States.Select(s => s.Units.Count));

        var (seen, next) = (new List<Guid>(), (string?)"");
        while (next is not null)
        {
            var page = (await agency.Get<Page<ObligationRow>>(Board(w, $"&limit=2&after={next}"))).Body;
            seen.AddRange(page.Items.Select(r => r.Id));
            next = page.Next;
        }
        Assert.Equal((6, 6), (seen.Count, seen.Distinct().Count()));
        Assert.Equal(w.World.CousinCell.Id, Assert.Single(await Rows(agency, w, "&q=AP%20DONG&tierId=" + w.World.Cell.TierId)).UnitId);
        Assert.Empty(await Rows(agency, w, "&q=%25"  + "khong-co"));
        Assert.Empty(await Rows(agency, w, "&form=final"));
        Assert.Equal(await Queries.Of(() => agency.Get<Page<ObligationRow>>(Board(w, "&limit=1"))), await Queries.Of(() => agency.Get<Page<ObligationRow>>(Board(w, "&limit=100"))));

        using var answer = await agency.Http.GetAsync($"/api/obligations/export.xlsx?campaignId={w.Campaign}&state=late");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var text = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = await text.ReadToEndAsync();
        Assert.Contains(w.World.CousinCell.Name, xml, StringComparison.Ordinal);
        Assert.DoesNotContain(w.World.SiblingCell.Name, xml, StringComparison.Ordinal);
        Assert.Equal(0, await w.Differences());
    }

    [Fact]
    public async Task What_was_returned_and_mended_is_handed_in_again_and_the_first_day_counts()
    {
        var w = await ReportWorld.Running();
        var (registration, id) = (await w.Register(w.World.Cell), await w.ObligationOf(w.World.Cell));
        var committee = await w.World.Committee(w.World.Commune);
        async Task<ObligationView> Read() => (await committee.Get<ObligationView>($"/api/obligations/{id}")).Body;
        var first = (await Read()).HandedInAt;
        await w.Move(registration, "returned");
        Assert.Equal((ObligationState.Returned, first), await Read() is var r ? (r.State, r.HandedInAt) : default);
        await w.Register(w.World.Cell);                             // another one stands beside it
        Assert.Equal(ObligationState.HandedIn, (await Read()).State);
        await w.Move(registration, "submitted");
        Assert.Equal((ObligationState.HandedIn, first), await Read() is var s ? (s.State, s.HandedInAt) : default);
        Assert.Equal(0, await w.Differences());
    }

    [Fact]
    public async Task Several_units_are_exempt_at_once_after_a_preview_of_who()
    {
        var w = await ReportWorld.Running();
        var committee = await w.World.Committee(w.World.Commune);
        Guid[] ids = [await w.ObligationOf(w.World.Cell), await w.ObligationOf(w.World.SiblingCell)];
        await w.Register(w.World.Cell);

        var preview = (await committee.Post<TouchedUnitsView>("/api/obligations/exempt", new { obligationIds = ids, reason = "Mới thành lập", preview = true })).Body;
        Assert.Equal((true, 1), (preview.Preview, preview.Touched));
        Assert.Equal([(w.World.Cell.Name, Rules.ObligationMet.Code), (w.World.SiblingCell.Name, null)], preview.Units.Select(u => (u.UnitName, u.Refused)));
        Assert.Null((await committee.Get<ObligationView>($"/api/obligations/{ids[1]}")).Body.ExemptReason);

        // One of them met: nobody is exempt.
        var refused = await committee.Post<TouchedUnitsView>("/api/obligations/exempt", new { obligationIds = ids, reason = "Mới thành lập" });
        Assert.Equal((409, Rules.ObligationMet.Code), (refused.Status, refused.Code));
        Assert.Null((await committee.Get<ObligationView>($"/api/obligations/{ids[1]}")).Body.ExemptReason);

        var done = (await committee.Post<TouchedUnitsView>("/api/obligations/exempt", new { obligationIds = ids[1..], reason = "Mới thành lập" })).Body;
        Assert.Equal((false, 1, ObligationState.Exempt, 2L), (done.Preview, done.Touched, done.Units[0].State, done.Units[0].RowVersion));
        var read = (await committee.Get<ObligationView>($"/api/obligations/{ids[1]}")).Body;
        Assert.Equal(("Mới thành lập", "Người dùng committee-officer"), (read.ExemptReason, read.ExemptedBy));
        Assert.NotNull(read.ExemptedAt);
        Assert.Equal(0, await w.Differences());
    }

    [Fact]
    public async Task Several_units_get_more_time_with_a_trace_and_the_plan_does_not_take_it_back()
    {
        var w = await ReportWorld.Running();
        var committee = await w.World.Committee(w.World.Commune);
        var id = await w.ObligationOf(w.World.Cell);
        var (day, body) = (w.Today.AddDays(20), new { obligationIds = new[] { id, await w.ObligationOf(w.World.SiblingCell) }, newDueOn = w.Today.AddDays(20), reason = "Mưa lũ" });
        var done = (await committee.Post<TouchedUnitsView>("/api/obligations/extend", body)).Body;
        Assert.Equal([day, day], done.Units.Select(u => u.DueOn));
        var read = (await committee.Get<ObligationView>($"/api/obligations/{id}")).Body;
        var trace = Assert.Single(read.Extensions);
        Assert.Equal((w.Due, day, "Mưa lũ", "Người dùng committee-officer", ExtensionStatus.Granted), (trace.OldDueOn, trace.NewDueOn, trace.Reason, trace.DecidedBy, trace.Status));
        Assert.Equal(2, (await Rows(committee, w, "&extended=true")).Count);
        var again = await committee.Post<TouchedUnitsView>("/api/obligations/extend", body);
        Assert.Equal((409, Rules.ExtensionNotLater.Code), (again.Status, again.Code));
        Assert.Equal(0, await w.Differences());
    }

    [Fact]
    public async Task A_unit_asks_for_more_time_and_the_unit_above_decides()
    {
        var w = await ReportWorld.Running();
        var (officer, committee, id) = (await w.World.Officer(w.World.Cell), await w.World.Committee(w.World.Commune), await w.ObligationOf(w.World.Cell));
        async Task<Answer<ObligationView>> Ask(DateOnly day) => await officer.Post<ObligationView>($"/api/obligations/{id}/request-extension", new { wantedOn = day, reason = "Kiện toàn bí thư" }, await Version(id));
        Assert.Equal((409, Rules.ExtensionNotLater.Code), await Ask(w.Due) is var early ? (early.Status, early.Code) : default);
        Assert.Equal(200, (await Ask(w.Due.AddDays(10))).Status);
        Assert.Equal((409, Rules.ExtensionOnce.Code), await Ask(w.Due.AddDays(11)) is var twice ? (twice.Status, twice.Code) : default);

        var waiting = Assert.Single((await committee.Get<Page<ExtensionView>>($"/api/extensions?status=requested&campaignId={w.Campaign}")).Body.Items);
        Assert.Equal((w.Due.AddDays(10), "Người dùng unit-officer"), (waiting.WantedOn, waiting.RequestedBy));
        Assert.Equal(["GrantExtension", "RefuseExtension"], waiting.Actions);
        Assert.Equal(waiting.Id, (await Rows(committee, w, "&q=ap trung binh")).Single(r => r.Id == id).RequestId);
        Assert.Equal(403, (await officer.Post<ExtensionView>($"/api/extensions/{waiting.Id}/grant", new { }, waiting.RowVersion)).Status);

        var granted = (await committee.Post<ExtensionView>($"/api/extensions/{waiting.Id}/grant", new { newDueOn = w.Due.AddDays(5), answer = "Lùi 5 ngày" }, waiting.RowVersion)).Body;
        Assert.Equal((ExtensionStatus.Granted, w.Due, w.Due.AddDays(5)), (granted.Status, granted.OldDueOn, granted.NewDueOn));
        Assert.Equal((w.Due.AddDays(5), 1), (await officer.Get<ObligationView>($"/api/obligations/{id}")).Body is var o ? (o.DueOn, o.Extensions.Count) : default);
        Assert.Equal((409, Rules.ExtensionAnswered.Code), await committee.Post<ExtensionView>($"/api/extensions/{waiting.Id}/refuse", new { answer = "Không" }, granted.RowVersion) is var late ? (late.Status, late.Code) : default);

        Assert.Equal(200, (await Ask(w.Due.AddDays(30))).Status);
        var second = Assert.Single((await committee.Get<Page<ExtensionView>>($"/api/extensions?status=requested&unitId={w.World.Cell.Id}")).Body.Items);
        Assert.Equal(412, (await committee.Post<ExtensionView>($"/api/extensions/{second.Id}/refuse", new { answer = "Không" }, 99)).Status);
        Assert.Equal(ExtensionStatus.Refused, (await committee.Post<ExtensionView>($"/api/extensions/{second.Id}/refuse", new { answer = "Đã chốt số liệu" }, second.RowVersion)).Body.Status);
        Assert.Equal(w.Due.AddDays(5), (await officer.Get<ObligationView>($"/api/obligations/{id}")).Body.DueOn);
    }

    [Fact]
    public async Task The_text_for_a_chat_group_names_the_missing_and_never_grows_too_long()
    {
        var w = await ReportWorld.Running();
        await w.Register(w.World.Cell);
        var committee = await w.World.Committee(w.World.Commune);
        var text = (await committee.Get<DigestTextView>($"/api/obligations/digest-text?campaignId={w.Campaign}")).Body;
        Assert.Equal((1, 1), (text.Named, text.Missing));
        Assert.Contains($"{w.World.Base.Name}: {w.World.SiblingCell.Name}", text.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(w.World.Cell.Name, text.Text, StringComparison.Ordinal);

        for (var n = 0; n < 150; n++) await w.Oblige(w.Campaign, await w.World.AddUnit(w.World.Base, $"D{n}", $"Chi bộ ấp Đông Thuận Trung Hòa số {n}"), "own", w.Due);
        var much = (await committee.Get<DigestTextView>($"/api/obligations/digest-text?campaignId={w.Campaign}")).Body;
        Assert.True(much.Text.Length <= 4000, $"{much.Text.Length}");
        Assert.True(much.Named is > 50 and < 151 && much.Missing == 151, $"{much.Named} of {much.Missing}");
        Assert.EndsWith($"và {151 - much.Named} đơn vị khác.", much.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_transferred_is_in_neither_number_and_cannot_be_acted_on()
    {
        var w = await ReportWorld.Running();
        var id = await w.ObligationOf(w.World.Cell);
        await World.World.Ask<object>("update obligations set transferred_on = $2, transferred_to = $3 where id = $1", id, w.Today, w.World.SiblingCell.Id);
        var committee = await w.World.Committee(w.World.Commune);
        Assert.Equal(ObligationState.Transferred, (await committee.Get<ObligationView>($"/api/obligations/{id}")).Body.State);
        Assert.Equal((409, Rules.ObligationMet.Code), await committee.Post<RemindersView>("/api/reminders", new { obligationIds = new[] { id }, message = "Nhắc" }) is var a ? (a.Status, a.Code) : default);
        var cells = (await committee.Get<CoverageView>($"/api/reports/coverage?campaignId={w.Campaign}")).Body.Units.Single(u => u.TierId == w.World.Cell.TierId);
        Assert.Equal(1L, cells.Obliged);
        Assert.DoesNotContain((await committee.Get<Page<MissingUnitRow>>($"/api/reports/missing-units?campaignId={w.Campaign}")).Body.Items, r => r.ObligationId == id);
        Assert.Equal(0, await w.Differences());
    }
}
