using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;

namespace Kheo.Api.Tests.Features.Reporting;

public class MissingUnitsTests
{
    private static string List(ReportWorld w, string more = "") => $"/api/reports/missing-units?campaignId={w.Campaign}{more}";

    [Fact]
    public async Task The_list_names_who_has_not_registered_with_drafts_and_reminders()
    {
        var w = await ReportWorld.Running();
        await w.Register(w.World.Cell);
        await w.Register(w.World.SiblingCell, "draft");
        var committee = await w.World.Committee(w.World.Commune);

        var row = Assert.Single((await committee.Get<Page<MissingUnitRow>>(List(w))).Body.Items);

        Assert.Equal((w.World.SiblingCell.Id, w.World.Base.Name, 1L, 0, 8), (row.UnitId, row.ParentName, row.Drafts, row.Reminded, row.DaysLeft));
        Assert.Equal(["RemindUnits", "ExemptUnit", "ExtendUnits", "RequestExtension"], row.Actions);
    }

    [Fact]
    public async Task Its_pages_hold_every_unit_once_and_agree_with_the_count()
    {
        var w = await ReportWorld.Running();
        var agency = await w.World.Agency(w.World.Root);
        var (seen, next) = (new List<Guid>(), (string?)"");
        while (next is not null)
        {
            var page = (await agency.Get<Page<MissingUnitRow>>(List(w, $"&limit=2&after={next}"))).Body;
            seen.AddRange(page.Items.Select(r => r.UnitId));
            next = page.Next;
        }
        Assert.Equal(w.Cells.Select(c => c.Id).Append(w.World.Commune.Id).Append(w.World.CousinByText.Id).Order(), seen.Order());

        var count = (await agency.Get<MissingCountView>($"/api/reports/missing-units/count?campaignId={w.Campaign}")).Body.Tiers;
        Assert.Equal([(w.World.Commune.TierId, 2L), (w.World.Cell.TierId, 4L)], count.Select(t => (t.TierId, t.Missing.Count)));
        foreach (var tier in count) Assert.Equal(tier.Missing.Count, (await agency.Get<Page<MissingUnitRow>>(tier.Missing.Rows)).Body.Items.Count);
    }

    [Fact]
    public async Task A_page_of_many_costs_what_a_page_of_one_costs()
    {
        var w = await ReportWorld.Running();
        var agency = await w.World.Agency(w.World.Root);
        await agency.Get<Page<MissingUnitRow>>(List(w));
        Assert.Equal(await Queries.Of(() => agency.Get<Page<MissingUnitRow>>(List(w, "&limit=1"))), await Queries.Of(() => agency.Get<Page<MissingUnitRow>>(List(w, "&limit=100"))));
    }

    [Fact]
    public async Task A_reminder_reaches_the_unit_and_is_answered()
    {
        var w = await ReportWorld.Running();
        var committee = await w.World.Committee(w.World.Commune);
        var officer = await w.World.Officer(w.World.Cell);
        var id = await w.ObligationOf(w.World.Cell);
        var body = new { obligationIds = new[] { id }, message = "Còn 8 ngày là hết hạn." };

        var sent = (await committee.Post<RemindersView>("/api/reminders", body, key: "nhac-lan-mot-0001")).Body;
        var again = (await committee.Post<RemindersView>("/api/reminders", body, key: "nhac-lan-mot-0001")).Body;
        Assert.Equal((1, 1), (sent.Sent, sent.Reminded[0].Reminded));
        Assert.Equal(sent.Reminded[0], again.Reminded[0]);

        var inbox = Assert.Single((await officer.Get<Page<ReminderRow>>("/api/reminders?open=true")).Body.Items);
        Assert.Equal(("Còn 8 ngày là hết hạn.", 1, true), (inbox.Message, inbox.Reminded, inbox.Missing));
        Assert.Equal(["AnswerReminder", "RequestExtension"], inbox.Actions);

        var answered = (await officer.Post<ObligationView>($"/api/obligations/{id}/answer", new { answer = "Họp xong sẽ đăng ký." }, inbox.ObligationRowVersion)).Body;
        Assert.Equal("Họp xong sẽ đăng ký.", answered.Answer);
        Assert.Equal("Họp xong sẽ đăng ký.", (await committee.Get<ObligationView>($"/api/obligations/{id}")).Body.Answer);
        Assert.NotNull((await officer.Get<Page<ReminderRow>>("/api/reminders")).Body.Items[0].ReadAt);
        Assert.Equal(412, (await officer.Post<ObligationView>($"/api/obligations/{id}/answer", new { answer = "Muộn" }, inbox.ObligationRowVersion)).Status);
    }

    [Fact]
    public async Task One_foreign_id_reminds_nobody()
    {
        var w = await ReportWorld.Running();
        var committee = await w.World.Committee(w.World.Commune);
        Guid[] ids = [await w.ObligationOf(w.World.Cell), await w.ObligationOf(w.World.CousinCell)];
        Assert.Equal((404, "absent"), (await committee.Post<RemindersView>("/api/reminders", new { obligationIds = ids, message = "Nhắc" })) is var a ? (a.Status, a.Code) : default);
        Assert.Equal(0L, await World.World.Ask<long>("select count(*) from reminders where obligation_id = any($1)", ids));
        Assert.Equal(0, (await committee.Get<ObligationView>($"/api/obligations/{ids[0]}")).Body.Reminded);
    }

    [Fact]
    public async Task Nobody_reminds_his_own_unit_nor_what_is_handed_in()
    {
        var w = await ReportWorld.Running();
        var committee = await w.World.Committee(w.World.Commune);
        Assert.Equal(403, (await committee.Post<RemindersView>("/api/reminders", new { obligationIds = new[] { await w.ObligationOf(w.World.Commune) }, message = "Nhắc" })).Status);
        await w.Register(w.World.Cell);
        Assert.Equal((409, "obligation.met"), (await committee.Post<RemindersView>("/api/reminders", new { obligationIds = new[] { await w.ObligationOf(w.World.Cell) }, message = "Nhắc" })) is var a ? (a.Status, a.Code) : default);
        Assert.Equal(403, (await (await w.World.Officer(w.World.Base)).Post<RemindersView>("/api/reminders", new { obligationIds = new[] { await w.ObligationOf(w.World.Cell) }, message = "Nhắc" })).Status);
    }

    [Fact]
    public async Task An_exempt_unit_is_in_neither_number_of_the_rate()
    {
        var w = await ReportWorld.Running();
        await w.Register(w.World.Cell);
        var committee = await w.World.Committee(w.World.Commune);
        var id = await w.ObligationOf(w.World.SiblingCell);

        var exempt = (await committee.Post<ObligationView>($"/api/obligations/{id}/exempt", new { reason = "Chi bộ mới thành lập." }, 1)).Body;

        Assert.Equal(("Chi bộ mới thành lập.", 2L), (exempt.ExemptReason, exempt.RowVersion));
        Assert.Empty(exempt.Actions);
        var line = (await committee.Get<CoverageView>($"/api/reports/coverage?campaignId={w.Campaign}")).Body.Units.Single(u => u.TierId == w.World.Cell.TierId);
        Assert.Equal((1L, 1L, 1L, 100m), (line.Obliged, line.HandedIn, line.Exempt, line.Rate));
        Assert.Equal((409, "obligation.met"), (await committee.Post<ObligationView>($"/api/obligations/{id}/exempt", new { reason = "Nữa" }, 2)) is var a ? (a.Status, a.Code) : default);
        Assert.Equal(428, (await committee.Post<ObligationView>($"/api/obligations/{id}/exempt", new { reason = "Nữa" })).Status);
        Assert.Equal(0, await w.Differences());
    }

    [Fact]
    public async Task The_export_holds_the_list_and_no_formula()
    {
        var w = await ReportWorld.Running();
        await World.World.Ask<object>("update units set contact = '=HYPERLINK(\"http://x\")' where id = $1", w.World.Cell.Id);
        var committee = await w.World.Committee(w.World.Commune);
        var book = await Workbook.Of(committee, List(w).Replace("missing-units?", "missing-units/export.xlsx?", StringComparison.Ordinal));
        Assert.Equal([w.World.Commune.Name, w.World.Cell.Name, w.World.SiblingCell.Name], book.Column("Đơn vị"));
        Assert.Equal(["", "'=HYPERLINK(\"http://x\")", ""], book.Column("Liên hệ"));
    }
}
