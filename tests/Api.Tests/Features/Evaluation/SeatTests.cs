using Kheo.Api.Features.Evaluation;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Judging;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Evaluation;

/// <summary>A council whose chair, secretary and member all come from another province.</summary>
public class SeatTests
{
    private static async Task<(World.World World, Panel Panel)> FromElsewhere(Walls walls, bool scoring = true)
    {
        var world = await WithJudgedCampaign(walls: walls);
        var agency = await world.Agency(world.Commune);
        var (chair, secretary, member) = (await world.Member(world.ForeignCell), await world.Member(world.ForeignCell), await world.Member(world.OtherProvince));
        var panel = new Panel(agency, chair, secretary, member, (await agency.Post<CouncilView>("/api/councils", Constituting(chair, secretary, member))).Body);
        var registrations = new List<Guid>();
        foreach (var unit in new[] { world.Cell, world.SiblingCell, world.SiblingBase }) registrations.Add((await world.Registered(unit, Domain.Registrations.RegistrationStatus.Confirmed)).Id);
        await world.Prepare(panel, null, [.. registrations]);
        if (scoring) panel.Session = (await agency.Post<JudgingSessionView>($"/api/judging-sessions/{panel.Session.Id}/open", null, panel.Session.RowVersion)).Body;
        return (world, panel);
    }

    [Theory]
    [InlineData(Walls.Both)]
    [InlineData(Walls.RowSecurityOnly)]
    [InlineData(Walls.ApplicationOnly)]
    public async Task Seats_from_elsewhere_judge_to_the_end(Walls walls)
    {
        var (_, panel) = await FromElsewhere(walls);
        string session = $"/api/judging-sessions/{panel.Session.Id}";
        await panel.ScoreAll(80, 80, 30);
        var candidates = await panel.Candidates(panel.Member);
        Assert.Equal(200, (await panel.Member.Post<CandidateView>($"/api/candidates/{candidates[2].Id}/conflict", new DeclareConflict { Note = "Người nhà" }, candidates[2].RowVersion)).Status);
        Assert.Equal(200, (await panel.Attend([.. panel.Everybody])).Status);
        var tied = (await panel.Chair.Get<RankingView>($"{session}/ranking")).Body.Rows.Where(r => r.Tied).Select(r => r.CandidateId).ToArray();
        Assert.Equal(200, (await panel.Chair.Post<JudgingSessionView>($"{session}/tie", new ChooseTie { Order = tied }, (await panel.Refresh()).RowVersion)).Status);
        Assert.Equal(200, (await panel.Close()).Status);
        Assert.Equal(3, (await panel.Member.Get<MinutesView>($"{session}/minutes")).Body.Minutes.Candidates.Count);
    }

    [Fact]
    public async Task Who_sits_reads_the_council_and_no_name_of_its_unit()
    {
        var (_, panel) = await FromElsewhere(Walls.Both, scoring: false);
        var council = (await panel.Member.Get<CouncilView>($"/api/councils/{panel.Council.Id}")).Body;
        Assert.Equal((panel.Council.Name, null), (council.Name, council.UnitName));
        Assert.Empty(council.Actions);
        Assert.Equal(council.Id, Assert.Single((await panel.Member.Get<Page<CouncilView>>("/api/councils")).Body.Items).Id);
    }

    [Theory]
    [InlineData(-10, 0)]
    [InlineData(2, 20)]
    public async Task A_seat_opens_nothing_before_or_after_the_councils_term(int from, int to)
    {
        var (world, panel) = await FromElsewhere(Walls.Both);
        var (candidate, near) = ((await panel.Candidates())[0], await world.Member(world.Commune));
        await Ask<object>("insert into council_members (id, council_id, unit_path, account_id, home_unit_id, home_path, name, role) values (gen_random_uuid(), $1, $2, $3, $4, $2, 'Ủy viên', 'member')",
            panel.Council.Id, world.Commune.Path, near.AccountId, world.Commune.Id);
        await Ask<object>("update councils set term_from = $2, term_to = $3 where id = $1", panel.Council.Id, Today.AddDays(from), Today.AddDays(to));
        var member = await world.SignIn(panel.Member.AccountId);
        foreach (var path in new[] { $"/api/councils/{panel.Council.Id}", $"/api/judging-sessions/{panel.Session.Id}", $"/api/judging-sessions/{panel.Session.Id}/candidates", $"/api/candidates/{candidate.Id}" })
            Assert.Equal(404, (await member.Get<object>(path)).Status);
        Assert.Equal(404, (await member.Put<ScoreSheetView>($"/api/candidates/{candidate.Id}/score-sheet", Panel.Points(80), 1)).Status);
        Assert.Empty((await member.Get<Page<JudgingSessionRow>>("/api/judging-sessions")).Body.Items);
        // A member of the unit itself still sees its session, and has no voice in it.
        near = await world.SignIn(near.AccountId);
        Assert.Null((await near.Get<JudgingSessionView>($"/api/judging-sessions/{panel.Session.Id}")).Body.MySeat);
        Assert.Equal(403, (await near.Put<ScoreSheetView>($"/api/candidates/{candidate.Id}/score-sheet", Panel.Points(80), 1)).Status);
        Assert.Equal(403, (await near.Post<CandidateView>($"/api/candidates/{candidate.Id}/conflict", new DeclareConflict { Note = "Người nhà" }, candidate.RowVersion)).Status);
    }
}
