using Kheo.Api.Tests.World;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Evaluation;

public class ExportTests
{
    [Fact]
    public async Task Councils_and_sessions_leave_as_workbooks()
    {
        var world = await WithJudgedCampaign();
        var (panel, other) = (await world.Preparing(world.Commune), await world.Preparing(world.CousinByText));
        await Ask<object>("update councils set name = '=Hội đồng' where id = $1", panel.Council.Id);
        await Ask<object>("update judging_sessions set title = '+Bình xét' where id = $1", panel.Session.Id);

        var councils = await Workbook.Of(panel.Agency, "/api/councils/export.xlsx");
        Assert.Equal(["'=Hội đồng"], councils.Column("Tên hội đồng"));
        Assert.Equal(["Người dùng council-member (Chủ tịch); Người dùng council-member (Thư ký); Người dùng council-member (Ủy viên)"], councils.Column("Thành viên"));

        Assert.Equal(["'+Bình xét"], (await Workbook.Of(panel.Agency, "/api/judging-sessions/export.xlsx?status=preparing")).Column("Đợt xét"));
        Assert.Empty((await Workbook.Of(panel.Agency, "/api/judging-sessions/export.xlsx?status=closed")).Rows);
        Assert.Empty((await Workbook.Of(panel.Agency, "/api/judging-sessions/export.xlsx?seated=true")).Rows);
        // The third member sits there from another province.
        Assert.Equal(["Bình xét năm 2026"], (await Workbook.Of(other.Member, "/api/judging-sessions/export.xlsx?seated=true")).Column("Đợt xét"));
        Assert.Equal(2, (await Workbook.Of(world.Launcher, "/api/judging-sessions/export.xlsx")).Rows.Count);
    }

    [Fact]
    public async Task Candidates_leave_with_the_callers_own_scores_alone()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Scoring(world.Commune, null, world.Cell, world.SiblingCell);
        var path = $"/api/judging-sessions/{panel.Session.Id}/candidates/export.xlsx";
        var candidates = await panel.Candidates(panel.Member);
        await Ask<object>("update candidates set name = '=Mô hình' where id = $1", candidates[0].Id);
        await Panel.Score(panel.Member, candidates[0].Id, 83);

        var mine = await Workbook.Of(panel.Member, path);
        Assert.Equal(candidates.Select(c => c.Code), mine.Column("Mã"));
        Assert.Equal("'=Mô hình", mine.Column("Tên mô hình, điển hình").First());
        Assert.Equal([("Đã nộp", "83"), ("Đang chấm", "0")], mine.Column("Phiếu của tôi").Zip(mine.Column("Điểm tôi chấm")));
        Assert.Equal([candidates[1].Code], (await Workbook.Of(panel.Member, path + "?waiting=true")).Column("Mã"));
        Assert.Equal(["", ""], (await Workbook.Of(panel.Agency, path)).Column("Điểm tôi chấm"));
        Assert.Equal(404, (await (await world.Agency(world.CousinByText)).Get<object>(path)).Status);
    }

    [Fact]
    public async Task The_matrix_leaves_with_a_column_for_each_member_and_its_figures_once_closed()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Scoring(world.Commune, null, world.Cell, world.SiblingCell);
        var path = $"/api/judging-sessions/{panel.Session.Id}/matrix/export.xlsx";
        await Ask<object>("update candidates set name = '=Mô hình' where session_id = $1", panel.Session.Id);
        await Ask<object>("update council_members set name = '=Ủy viên' where account_id = $1", panel.Member.AccountId);
        var candidates = await panel.Candidates();
        await Panel.Score(panel.Chair, candidates[0].Id, 90);
        Assert.Equal(403, (await panel.Member.Get<object>(path)).Status);
        var scoring = await Workbook.Of(panel.Agency, path);
        Assert.Equal("'=Ủy viên", scoring.Heading[^1]);
        Assert.Equal(["", candidates[0].Code, "'=Mô hình", world.Cell.Name, "Đã nộp", "Đang chấm", "Đang chấm"], scoring.Rows.Single(r => r[1] == candidates[0].Code));

        await Panel.Score(panel.Chair, candidates[1].Id, 30);
        foreach (var member in new[] { panel.Secretary, panel.Member })
            foreach (var (candidate, total) in candidates.Zip([80m, 20m])) await Panel.Score(member, candidate.Id, total);
        await panel.Attend([.. panel.Everybody]);
        Assert.Equal(200, (await panel.Close()).Status);
        Assert.Equal(["90", "80", "80"], (await Workbook.Of(panel.Member, path)).Rows[0][4..]);
        Assert.Equal(404, (await (await world.Agency(world.CousinByText)).Get<object>(path)).Status);
    }

    [Fact]
    public async Task What_may_be_put_before_a_session_leaves_as_a_workbook()
    {
        var world = await WithJudgedCampaign();
        var panel = await world.Preparing(world.Commune);
        await world.Registered(world.Cell, RegistrationStatus.Confirmed, world.Model("@Đường hoa"));
        await world.Registered(world.SiblingCell, RegistrationStatus.Confirmed, world.Model("Bếp ăn nghĩa tình", subject: Subject.Household));
        await world.Registered(world.CousinCell, RegistrationStatus.Confirmed);
        var path = $"/api/judging-sessions/{panel.Session.Id}/eligible/export.xlsx";

        Assert.Equal(["'@Đường hoa", "Bếp ăn nghĩa tình"], (await Workbook.Of(panel.Agency, path)).Column("Tên mô hình, điển hình"));
        Assert.Equal(["Hộ gia đình"], (await Workbook.Of(panel.Agency, path + "?subject=household")).Column("Đối tượng"));
        Assert.Equal(403, (await panel.Chair.Get<object>(path)).Status);
        Assert.Equal(404, (await (await world.Agency(world.CousinByText)).Get<object>(path)).Status);
    }
}
