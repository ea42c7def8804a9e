using Kheo.Api.Features.Evaluation;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Judging;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Evaluation;

public class CouncilTests
{
    [Fact]
    public async Task A_council_seats_people_from_anywhere_and_reads_back_the_same()
    {
        var world = await Planted();
        var (agency, chair, secretary, stranger) = (await world.Agency(world.Commune), await world.Member(world.Commune), await world.Member(world.Base), await world.Member(world.ForeignCell));
        var made = await agency.Post<CouncilView>("/api/councils", Constituting(chair, secretary, stranger));
        Assert.Equal(201, made.Status);
        Assert.Equal([CouncilRole.Chair, CouncilRole.Secretary, CouncilRole.Member], made.Body.Members.Select(m => m.Role));
        Assert.Equal(world.ForeignCell.Id, made.Body.Members[2].HomeUnitId);
        Assert.Null(made.Body.Members[2].HomeUnitName);
        var read = await agency.Get<CouncilView>($"/api/councils/{made.Body.Id}");
        Assert.Equal(made.Text, read.Text);
        Assert.Equal(made.Body.Id, Assert.Single((await agency.Get<Page<CouncilView>>("/api/councils")).Body.Items).Id);
        Assert.Equal(made.Body.Id, Assert.Single((await agency.Get<Page<CouncilView>>($"/api/councils?unitId={world.Commune.Id}")).Body.Items).Id);
        Assert.Empty((await agency.Get<Page<CouncilView>>($"/api/councils?unitId={world.Base.Id}")).Body.Items);
    }

    [Fact]
    public async Task A_council_is_refused_by_name()
    {
        var world = await Planted();
        var (agency, chair, secretary, member) = (await world.Agency(world.Commune), await world.Member(world.Commune), await world.Member(world.Base), await world.Member(world.Cell));
        var good = Constituting(chair, secretary, member);
        async Task Refused(Rule rule, CreateCouncil command) => Assert.Equal((409, rule.Code), (await agency.Post<CouncilView>("/api/councils", command)) is var a ? (a.Status, a.Code) : default);
        await Refused(Rules.CouncilOneChair, good with { Seats = [.. good.Seats.Skip(1)] });
        await Refused(Rules.CouncilOneSecretary, good with { Seats = [good.Seats[0], good.Seats[2]] });
        await Refused(Rules.CouncilSeatOnce, good with { Seats = [.. good.Seats, good.Seats[2]] });
        await Refused(Rules.CouncilSeatUnknown, good with { Seats = [.. good.Seats, new("khong-co-ai", CouncilRole.Member)] });
        await Refused(Rules.CouncilTerm, good with { TermTo = good.TermFrom });
        Assert.Empty((await agency.Get<Page<CouncilView>>("/api/councils")).Body.Items);
    }

    [Fact]
    public async Task A_council_of_another_unit_does_not_exist_and_without_the_right_is_forbidden()
    {
        var world = await Planted();
        var panel = await world.Seated(world.Commune);
        Assert.Equal(404, (await (await world.Agency(world.CousinByText)).Get<CouncilView>($"/api/councils/{panel.Council.Id}")).Status);
        var committee = await world.Committee(world.Commune);
        Assert.Equal(403, (await committee.Post<CouncilView>("/api/councils", Constituting(panel.Chair, panel.Secretary, panel.Member))).Status);
        Assert.Equal(404, (await panel.Agency.Post<CouncilView>("/api/councils", Constituting(panel.Chair, panel.Secretary, panel.Member) with { UnitId = world.CousinByText.Id })).Status);
    }

    [Fact]
    public async Task People_of_the_callers_units_are_found_by_name_and_strangers_by_their_whole_user_name_alone()
    {
        var world = await Planted();
        var (agency, member, officer, stranger) = (await world.Agency(world.Commune), await world.Member(world.Base), await world.Officer(world.Cell), await world.Member(world.ForeignCell));
        async Task<IReadOnlyList<AppointeeRow>> Find(string q) => (await agency.Get<Page<AppointeeRow>>($"/api/appointees?limit=100&q={Uri.EscapeDataString(q)}")).Body.Items;

        var found = await Find("nguoi dung");
        Assert.Equal(new[] { NameOf(agency), NameOf(member), NameOf(officer) }.Order(), found.Select(r => r.UserName).Order());
        Assert.Equal([(NameOf(member), world.Base.Name)], found.Where(r => r.Scores).Select(r => (r.UserName, r.UnitName)));
        Assert.DoesNotContain(await Find(NameOf(stranger)[..20]), r => r.UserName == NameOf(stranger));
        Assert.Equal((NameOf(stranger), null, true), Assert.Single(await Find(NameOf(stranger))) is var s ? (s.UserName, s.UnitName, s.Scores) : default);
        await Ask<object>("update accounts set status = 'disabled' where id = any($1)", new[] { stranger.AccountId, officer.AccountId });
        Assert.Empty(await Find(NameOf(stranger)));
        Assert.Equal(2, (await Find("nguoi dung")).Count);
    }
}
