using Kheo.Api.Features.Campaigns;
using Kheo.Api.Tests.World;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Campaigns;

public class ExportTests
{
    [Fact]
    public async Task Campaigns_and_their_versions_leave_as_workbooks()
    {
        var world = await WithOpenCampaign((_, content) => content with { Name = "=Thi đua 2026" });
        await world.DraftCampaign("DVK-2027", (_, content) => content with { PeriodFrom = new DateOnly(2027, 1, 1), PeriodTo = new DateOnly(2027, 12, 31) });
        await world.Launcher.Put<CampaignView>($"/api/campaigns/{world.Campaign.Id}", new SaveCampaign { Content = world.Campaign.Content with { Theme = "@Trọng dân" } }, world.Campaign.RowVersion);
        var stranger = await world.Agency(world.OtherProvince);

        var book = await Workbook.Of(world.Launcher, "/api/campaigns/export.xlsx");
        Assert.Equal([("DVK-2027", "Chuẩn bị"), ("DVK-2026", "Đang mở")], book.Column("Mã").Zip(book.Column("Trạng thái")));
        Assert.Equal("'=Thi đua 2026", book.Column("Tên đợt thi đua").Last());
        Assert.Equal(["DVK-2026"], (await Workbook.Of(world.Launcher, "/api/campaigns/export.xlsx?year=2026&status=open")).Column("Mã"));
        Assert.Empty((await Workbook.Of(stranger, "/api/campaigns/export.xlsx")).Rows);

        var versions = await Workbook.Of(await world.Officer(world.Cell), $"/api/campaigns/{world.Campaign.Id}/versions/export.xlsx");
        Assert.Equal([("2", "'@Trọng dân"), ("1", "Vì dân phục vụ")], versions.Column("Bản").Zip(versions.Column("Chủ đề")));
        Assert.Equal(404, (await stranger.Get<object>($"/api/campaigns/{world.Campaign.Id}/versions/export.xlsx")).Status);
    }

    [Fact]
    public async Task Programmes_and_fields_leave_as_workbooks()
    {
        var world = await WithProgramme();
        var another = (await world.Launcher.Post<ProgrammeView>("/api/programmes", CreateProgramme.Example with { Code = "QCDC", Name = "-Quy chế dân chủ" })).Body;
        await world.Launcher.Post<FieldListView>("/api/field-lists", new CreateFieldList { ProgrammeId = another.Id, ValidFrom = new DateOnly(2026, 1, 1), Fields = [new("KHAC", "=Khác", Other: true)] });
        var (officer, stranger) = (await world.Officer(world.Cell), await world.Agency(world.OtherProvince));

        Assert.Equal(["Dân vận khéo", "'-Quy chế dân chủ"], (await Workbook.Of(officer, "/api/programmes/export.xlsx")).Column("Phong trào"));
        Assert.Equal(["KT", "VHXH", "QPAN", "HTCT"], (await Workbook.Of(officer, "/api/standard-fields/export.xlsx")).Column("Mã"));
        var fields = await Workbook.Of(officer, $"/api/field-lists/export.xlsx?programmeId={world.Programme.Id}");
        Assert.Equal(["NTM", "CCHC", "MTDT", "XDD", "KHAC"], fields.Column("Mã"));
        Assert.Equal(("Dân vận khéo", "Phát triển kinh tế", ""), (fields.Column("Phong trào").First(), fields.Column("Lĩnh vực chuẩn").First(), fields.Column("Lĩnh vực chuẩn").Last()));
        Assert.Contains("'=Khác", (await Workbook.Of(officer, "/api/field-lists/export.xlsx")).Column("Lĩnh vực"));
        foreach (var list in new[] { "programmes", "standard-fields", "field-lists" }) Assert.Empty((await Workbook.Of(stranger, $"/api/{list}/export.xlsx")).Rows);
    }
}
