using Kheo.Api.Features.Reporting;
using Kheo.Api.Tests.World;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Reporting;

public class ExportTests
{
    [Fact]
    public async Task Counts_without_a_list_leave_as_a_workbook()
    {
        var w = await ReportWorld.Running();
        async Task<AggregateEntryView> Enter(PlantedUnit unit, int count, string source, Guid? within = null, string measure = "awarded") => (await (await w.World.Committee(unit)).Post<AggregateEntryView>("/api/aggregate-entries", new
        {
            unitId = unit.Id, programmeId = w.Programme, periodFrom = new DateOnly(2021, 1, 1), periodTo = new DateOnly(2023, 12, 31), measure, tierId = unit.TierId,
            count, approximate = within is null, containedIn = within, source,
        })).Body;
        var about = await Enter(w.World.Commune, 500, "=Báo cáo tổng kết");
        await Enter(w.World.Commune, 78, "Danh sách huyện", about.Id);
        await Enter(w.World.Commune, 9, "Công văn", measure: "recognised");
        await Enter(w.World.CousinByText, 7, "Xã bên");

        var committee = await w.World.Committee(w.World.Commune);
        var book = await Workbook.Of(committee, "/api/aggregate-entries/export.xlsx?measure=awarded");
        Assert.Equal([("78", "Danh sách huyện", "'=Báo cáo tổng kết"), ("500", "'=Báo cáo tổng kết", "")], book.Column("Số lượng").Zip(book.Column("Nguồn"), book.Column("Nằm trong số liệu")));
        Assert.Equal(["", "x"], book.Column("Số ước chừng (trên)"));
        Assert.Equal(3, (await Workbook.Of(committee, $"/api/aggregate-entries/export.xlsx?programmeId={w.Programme}&unitId={w.World.Commune.Id}&year=2022")).Rows.Count);
        Assert.Empty((await Workbook.Of(committee, "/api/aggregate-entries/export.xlsx?year=2024")).Rows);
    }

    [Fact]
    public async Task Periodic_reports_leave_as_a_workbook()
    {
        var w = await ReportWorld.Running();
        async Task<Answer<PeriodicReportView>> Write(PlantedUnit unit, string kind) => await (await w.World.Officer(unit)).Post<PeriodicReportView>("/api/periodic-reports",
            new { campaignId = w.Campaign, unitId = unit.Id, kind, periodFrom = w.Today.AddDays(-90), periodTo = w.Today, sections = new[] { new { code = "nguyen-nhan-chu-quan", text = "Chưa chủ động." } } });
        var interim = (await Write(w.World.Commune, "interim")).Body;
        Assert.Equal((201, 201), ((await Write(w.World.Commune, "final")).Status, (await Write(w.World.CousinByText, "interim")).Status));
        var handedIn = (await (await w.World.Officer(w.World.Commune)).Post<PeriodicReportView>($"/api/periodic-reports/{interim.Id}/hand-in", null, interim.RowVersion)).Body;
        await (await w.World.Committee(w.World.Province)).Post<PeriodicReportView>($"/api/periodic-reports/{interim.Id}/return", new { reason = "=Bổ sung số liệu" }, handedIn.RowVersion);

        var officer = await w.World.Officer(w.World.Commune);
        var book = await Workbook.Of(officer, "/api/periodic-reports/export.xlsx");
        Assert.Equal([("Tổng kết", "Đang soạn", ""), ("Sơ kết", "Trả lại", "'=Bổ sung số liệu")], book.Column("Loại").Zip(book.Column("Trạng thái"), book.Column("Lý do trả lại")));
        Assert.Equal(["Tổng kết"], (await Workbook.Of(officer, $"/api/periodic-reports/export.xlsx?campaignId={w.Campaign}&unitId={w.World.Commune.Id}&status=draft&kind=final")).Column("Loại"));
        Assert.Empty((await Workbook.Of(officer, $"/api/periodic-reports/export.xlsx?campaignId={w.LastCampaign}")).Rows);
    }

    [Fact]
    public async Task Reminders_leave_as_a_workbook()
    {
        var w = await ReportWorld.Running();
        async Task Remind(PlantedUnit by, PlantedUnit whom, string message) => Assert.Equal(200,
            (await (await w.World.Committee(by)).Post<RemindersView>("/api/reminders", new { obligationIds = new[] { await w.ObligationOf(whom) }, message })).Status);
        await Remind(w.World.Commune, w.World.Cell, "=Còn 8 ngày");
        await Remind(w.World.Commune, w.World.SiblingCell, "Đề nghị đăng ký");
        await Remind(w.World.CousinByText, w.World.CousinCell, "Xã bên nhắc");
        await w.Register(w.World.SiblingCell);

        var committee = await w.World.Committee(w.World.Commune);
        var book = await Workbook.Of(committee, "/api/reminders/export.xlsx");
        Assert.Equal([("Đề nghị đăng ký", ""), ("'=Còn 8 ngày", "x")], book.Column("Lời nhắc").Zip(book.Column("Còn thiếu")));
        Assert.Equal(["'=Còn 8 ngày"], (await Workbook.Of(committee, $"/api/reminders/export.xlsx?open=true&campaignId={w.Campaign}")).Column("Lời nhắc"));
        Assert.Equal([w.World.SiblingCell.Name], (await Workbook.Of(committee, $"/api/reminders/export.xlsx?unitId={w.World.SiblingCell.Id}&open=false")).Column("Đơn vị"));
    }

    [Fact]
    public async Task The_figures_of_the_reports_leave_as_workbooks()
    {
        var w = await ReportWorld.Running();
        await w.Register(w.World.Cell, "recognised");
        await w.Register(w.World.SiblingCell, kind: "exemplar", subject: "household");
        await w.Register(w.World.CousinCell);
        await w.Award(w.World.Cell, w.Programme, 2, "for-implementing", "individual", "exemplar");
        await w.Award(w.World.CousinCell, w.OtherProgramme, 1, "for-the-model", "collective", "model");
        await Ask<object>("update programmes set name = '=Dân vận khéo' where id = $1", w.Programme);

        var committee = await w.World.Committee(w.World.Commune);
        var cells = await Workbook.Of(committee, $"/api/reports/kind-by-subject/export.xlsx?campaignId={w.Campaign}");
        Assert.Equal([("Mô hình", "Tập thể", "1"), ("Mô hình", "Cá nhân", "0"), ("Mô hình", "Hộ gia đình", "0"), ("Điển hình", "Tập thể", "0"), ("Điển hình", "Cá nhân", "0"), ("Điển hình", "Hộ gia đình", "1")],
            cells.Column("Loại").Zip(cells.Column("Đối tượng"), cells.Column("Đăng ký")));
        var awards = await Workbook.Of(committee, "/api/reports/awards-by-programme/export.xlsx?fromYear=2021&toYear=2023");
        Assert.Equal(["'=Dân vận khéo", "Giấy khen", "về thực hiện", "Cá nhân", "Điển hình", "2"], Assert.Single(awards.Rows));
        Assert.Empty((await Workbook.Of(committee, $"/api/reports/awards-by-programme/export.xlsx?fromYear=2023&programmeId={w.OtherProgramme}")).Rows);
    }

    [Fact]
    public async Task Recognitions_for_the_rating_leave_as_a_workbook()
    {
        var w = await ReportWorld.Running();
        await w.Recognise(await w.Register(w.World.Cell, "recognised"), w.World.Commune, holder: "=Trần Thị Minh Họa");
        await w.Recognise(await w.Register(w.World.SiblingCell, "recognised"), w.World.Commune, "revoked");
        await w.Recognise(await w.Register(w.World.CousinCell, "recognised"), w.World.CousinByText);

        var committee = await w.World.Committee(w.World.Commune);
        var book = await Workbook.Of(committee, "/api/reports/recognitions-for-rating/export.xlsx?year=2026");
        Assert.Equal([(w.World.Cell.Name, "Còn hiệu lực"), (w.World.SiblingCell.Name, "Đã thu hồi")], book.Column("Đơn vị").Zip(book.Column("Tình trạng")));
        Assert.Equal(["'=Trần Thị Minh Họa", ""], book.Column("Người đại diện"));
        Assert.Empty((await Workbook.Of(committee, "/api/reports/recognitions-for-rating/export.xlsx?year=2025")).Rows);
        Assert.Single((await Workbook.Of(committee, $"/api/reports/recognitions-for-rating/export.xlsx?year=2026&unitId={w.World.SiblingCell.Id}")).Rows);
        Assert.Equal(404, (await committee.Get<object>($"/api/reports/recognitions-for-rating/export.xlsx?year=2026&unitId={w.World.CousinCell.Id}")).Status);
    }
}
