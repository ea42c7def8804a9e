using Kheo.Api.Features.Access;
using Kheo.Api.Features.Organisation;
using Kheo.Api.Tests.World;
using Kheo.Domain.Organisation;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Access;

public class ExportTests
{
    [Fact]
    public async Task Accounts_leave_as_a_workbook()
    {
        var world = await Planted();
        var administrator = await world.Administrator(world.Commune);
        await People.NewAccount(administrator, world.Base);
        await Ask<object>("update accounts set display_name = '=HYPERLINK(\"x\")', name_fold = 'hyperlink x' where unit_id = $1", world.Base.Id);
        await People.NewAccount(await world.Administrator(world.CousinByText), world.CousinByText);

        var book = await Workbook.Of(administrator, "/api/accounts/export.xlsx");
        Assert.Equal(["'=HYPERLINK(\"x\")", "Người dùng administrator"], book.Column("Họ và tên"));
        Assert.Equal([world.Base.Name, world.Commune.Name], book.Column("Đơn vị"));
        Assert.Equal(["x", "x"], book.Column("Chưa đặt mật khẩu"));
        Assert.Equal(["Người dùng administrator"], (await Workbook.Of(administrator, "/api/accounts/export.xlsx?role=administrator")).Column("Họ và tên"));
        Assert.Empty((await Workbook.Of(administrator, "/api/accounts/export.xlsx?status=disabled")).Rows);
        Assert.Equal(403, (await (await world.Officer(world.Commune)).Get<object>("/api/accounts/export.xlsx")).Status);
    }

    [Fact]
    public async Task The_audit_leaves_as_a_workbook()
    {
        var world = await Planted();
        static CreateUnit Below(PlantedUnit parent, Guid tier) => new() { ParentId = parent.Id, Code = "B9", Kind = UnitKinds.Grassroots, TierId = tier, PartyName = "Đảng bộ ấp Rạch Vẹm", OpenedOn = new DateOnly(2026, 1, 1) };
        var administrator = await world.Administrator(world.Commune);
        await Ask<object>("update accounts set display_name = '@Quản trị' where id = $1", administrator.AccountId);
        administrator = await world.SignIn(administrator.AccountId);
        var made = (await administrator.Post<UnitView>("/api/units", Below(world.Commune, world.Tiers["base"]))).Body;
        await (await world.Administrator(world.CousinByText)).Post<UnitView>("/api/units", Below(world.CousinByText, world.Tiers["base"]));

        var inspector = await world.Inspector(world.Commune);
        var book = await Workbook.Of(inspector, "/api/audit/export.xlsx?action=CreateUnit");
        Assert.Equal(["'@Quản trị"], book.Column("Người thực hiện").Distinct());
        Assert.Contains(book.Column("Thay đổi"), c => c.Contains("partyName: (trống) → Đảng bộ ấp Rạch Vẹm", StringComparison.Ordinal));
        Assert.Equal([made.Path], book.Column("Đường dẫn đơn vị").Distinct());
        Assert.Equal([made.Id.ToString()], (await Workbook.Of(inspector, $"/api/audit/export.xlsx?subjectId={made.Id}")).Column("Mã nội dung"));
        Assert.Empty((await Workbook.Of(inspector, $"/api/audit/export.xlsx?under={world.Base.Path}&action=CreateUnit")).Rows);
        Assert.Equal(400, (await inspector.Get<object>("/api/audit/export.xlsx?under=nowhere")).Status);
    }
}
