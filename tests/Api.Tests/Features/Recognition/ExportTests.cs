using Kheo.Api.Features.Recognition;
using Kheo.Api.Tests.World;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Recognition;

public class ExportTests
{
    [Fact]
    public async Task Decisions_leave_as_a_workbook()
    {
        var world = await WithJudgedCampaign();
        var (panel, issued, _) = await world.Recognised();
        await panel.Agency.Post<DecisionView>("/api/decisions", world.Drafting() with { Title = "=Khen thưởng" });
        Assert.Equal(201, (await (await world.Agency(world.CousinByText)).Post<DecisionView>("/api/decisions", world.Drafting())).Status);

        var book = await Workbook.Of(panel.Agency, "/api/decisions/export.xlsx");
        Assert.Equal([("", "Dự thảo"), (issued.Number!, "Đã ban hành")], book.Column("Số").Zip(book.Column("Trạng thái")));
        Assert.Equal(["'=Khen thưởng", issued.Title], book.Column("Trích yếu"));
        Assert.Equal([issued.Number!], (await Workbook.Of(panel.Agency, "/api/decisions/export.xlsx?q=12-q")).Column("Số"));
        Assert.Equal(["'=Khen thưởng"], (await Workbook.Of(panel.Agency, $"/api/decisions/export.xlsx?status=draft&family=party&campaignId={world.Campaign.Id}")).Column("Trích yếu"));
        Assert.Equal(3, (await Workbook.Of(world.Launcher, "/api/decisions/export.xlsx")).Rows.Count);
    }

    [Fact]
    public async Task Base_salaries_leave_as_a_workbook()
    {
        var world = await WithProgramme();
        await world.Launcher.Post<BaseSalaryView>("/api/base-salaries", CreateBaseSalary.Example with { LegalBasis = "=Nghị định 73" });
        var book = await Workbook.Of(await world.Officer(world.Cell), "/api/base-salaries/export.xlsx");
        Assert.Equal([("2340000", "'=Nghị định 73")], book.Column("Mức lương cơ sở (đồng)").Zip(book.Column("Căn cứ")));
        Assert.Empty((await Workbook.Of(await world.Officer(world.ForeignCell), "/api/base-salaries/export.xlsx")).Rows);
    }

    [Fact]
    public async Task Recognitions_leave_by_every_filter_of_their_list()
    {
        var world = await WithJudgedCampaign();
        var (panel, _, recognition) = await world.Recognised();
        await Ask<object>("update recognitions set name = '=Đường hoa' where id = $1", recognition.Id);
        async Task<int> Rows(string query, Client? client = null) => (await Workbook.Of(client ?? panel.Agency, "/api/recognitions/export.xlsx?" + query)).Rows.Count;
        Assert.Equal(["'=Đường hoa"], (await Workbook.Of(panel.Agency, "/api/recognitions/export.xlsx")).Column("Tên mô hình, điển hình"));
        foreach (var found in new[] { $"campaignId={world.Campaign.Id}", $"tierId={world.Tiers["upper"]}", "typical=false", "status=issued", $"unitId={world.Base.Id}", "q=mo+hinh" }) Assert.Equal(1, await Rows(found));
        foreach (var missed in new[] { $"campaignId={Guid.NewGuid()}", $"tierId={world.Tiers["cell"]}", "typical=true", "status=revoked", $"unitId={world.SiblingBase.Id}", "q=hien+dat" }) Assert.Equal(0, await Rows(missed));
        Assert.Equal(0, await Rows("", await world.Committee(world.CousinByText)));
    }

    [Fact]
    public async Task Awards_leave_by_every_filter_of_their_list()
    {
        var w = await ReportWorld.Running();
        await w.Award(w.World.Cell, w.Programme, 1, "for-the-model", "collective", "model");
        await w.Award(w.World.SiblingBase, w.OtherProgramme, 1, "for-implementing", "individual", "exemplar", 2024);
        await w.Award(w.World.CousinCell, w.Programme, 1, "for-the-model", "collective", "model");
        await Ask<object>("update awards set recipient = '=Chi bộ' where unit_id = $1", w.World.Cell.Id);
        var committee = await w.World.Committee(w.World.Commune);
        async Task<string[]> Recipients(string query) => [.. (await Workbook.Of(committee, "/api/awards/export.xlsx?" + query)).Column("Tập thể, cá nhân")];

        Assert.Equal(2, (await Recipients("")).Length);
        foreach (var one in new[] { $"programmeId={w.Programme}", $"unitId={w.World.Base.Id}", "toYear=2023", "category=for-the-model", "subject=collective" }) Assert.Equal(["'=Chi bộ"], await Recipients(one));
        foreach (var both in new[] { $"campaignId={w.Campaign}", "form=giay-khen", "family=party", "status=issued", "toRecover=false" }) Assert.Equal(2, (await Recipients(both)).Length);
        foreach (var none in new[] { $"campaignId={w.LastCampaign}", "form=bang-khen", "family=state", "status=revoked", "toRecover=true", "fromYear=2025" }) Assert.Empty(await Recipients(none));
        Assert.Equal(404, (await committee.Get<object>($"/api/awards/export.xlsx?unitId={w.World.CousinCell.Id}")).Status);
    }

    [Fact]
    public async Task Nominations_leave_by_every_filter_of_their_list()
    {
        var world = await WithJudgedCampaign();
        var (panel, _, recognition) = await world.Recognised();
        await Ask<object>("update recognitions set name = '-Đường hoa' where id = $1", recognition.Id);
        await panel.Agency.Post<NominationView>("/api/nominations", Proposing(recognition));
        async Task<string[]> Names(Client client, string query) => [.. (await Workbook.Of(client, "/api/nominations/export.xlsx?" + query)).Column("Tên mô hình, điển hình")];

        Assert.Equal([recognition.Name], (await Names(panel.Agency, "")).Select(n => n == "'-Đường hoa" ? recognition.Name : n));
        foreach (var found in new[] { "box=sent", $"campaignId={world.Campaign.Id}", "status=sent", $"unitId={world.Commune.Id}", "standing=true" }) Assert.Single(await Names(panel.Agency, found));
        foreach (var missed in new[] { "box=received", $"campaignId={Guid.NewGuid()}", "status=returned", $"unitId={world.Base.Id}", "standing=false" }) Assert.Empty(await Names(panel.Agency, missed));
        Assert.Single(await Names(world.Launcher, "box=received"));
        Assert.Empty(await Names(await world.Agency(world.CousinByText), ""));
    }
}
