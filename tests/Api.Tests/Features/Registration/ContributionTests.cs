using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class ContributionTests
{
    private static Task<Answer<ContributionView>> Add(Carried model, AddContribution? contribution = null, Client? by = null) =>
        (by ?? model.Officer).Post<ContributionView>($"{model.Address}/contributions", contribution ?? AddContribution.Example);

    [Fact]
    public async Task Contributions_are_added_mended_taken_away_and_summed_by_measure()
    {
        var model = await Carried.Out();
        var first = await Add(model);
        Assert.Equal((201, $"/api/contributions/{first.Body.Id}", "đồng", 0), (first.Status, first.Location, first.Body.Measure, first.Body.Elsewhere.Count));
        await Add(model, AddContribution.Example with { Amount = 2_000_000.5m, Contributor = "Hộ ông Minh Họa" });
        await Add(model, new() { Contributor = "Đoàn thanh niên", Kind = ContributionKind.Workday, Amount = 12.5m, Approximate = true });
        await Add(model, new() { Contributor = "Hội Phụ nữ", Kind = ContributionKind.Workday, Amount = 30 });
        await Add(model, new() { Contributor = "Hội Phụ nữ", Kind = ContributionKind.Other, Words = "Nấu cơm cho đội thi công" });
        var sums = (await model.World.Launcher.Get<ContributionSums>($"{model.Address}/contributions/sums")).Body;
        Assert.Equal([("ngày công", 42.5m, true, 2), ("đồng", 20_000_000.5m, false, 2)], sums.Items.Select(s => (s.Measure, s.Amount, s.Approximate, s.Count)).OrderBy(s => s.Amount));
        Assert.Equal(1, sums.InWords);

        var saved = (await model.Officer.Put<ContributionView>($"/api/contributions/{first.Body.Id}", SaveContribution.Example, first.ETag)).Body;
        Assert.Equal((2L, "bao xi măng", 120m), (saved.RowVersion, saved.Measure, saved.Amount!.Value));
        var page = (await model.Officer.Get<Page<ContributionView>>($"{model.Address}/contributions?limit=3")).Body;
        var rest = (await model.Officer.Get<Page<ContributionView>>($"{model.Address}/contributions?limit=3&after={page.Next}")).Body;
        Assert.Equal((3, 2, (string?)null), (page.Items.Count, rest.Items.Count, rest.Next));
        Assert.Equal(page.Items.Concat(rest.Items).Select(c => c.Contributor), (await Workbook.Of(model.Officer, $"{model.Address}/contributions/export.xlsx")).Column("Người, đơn vị đóng góp"));
        Assert.Equal(204, (await model.Officer.Delete($"/api/contributions/{saved.Id}", saved.RowVersion)).Status);
        Assert.Equal(404, (await model.Officer.Get<object>($"/api/contributions/{saved.Id}")).Status);
    }

    [Fact]
    public async Task What_may_be_the_same_elsewhere_is_shown_with_its_link_and_never_refused()
    {
        var model = await Carried.Out();
        var world = model.World;
        var neighbour = model with { Officer = await world.Officer(world.SiblingCell), At = await world.Registered(world.SiblingCell, RegistrationStatus.Accepted, world.Model("Đường tổ 3 sạch đẹp")) };
        await Add(model, AddContribution.Example with { SubjectOfWork = null });
        await Add(model, new() { Contributor = "Hộ bà Minh Họa", Kind = ContributionKind.Land, Amount = 40, SubjectOfWork = "Đường tổ 3 ấp Hòa Bình" });

        var committee = await world.Committee(world.Base);
        var twice = await Add(neighbour, AddContribution.Example with { Contributor = "HTX Hòa Bình", SubjectOfWork = "duong to 3, ấp Hoà Bình" }, committee);
        var claim = Assert.Single(twice.Body.Elsewhere);
        Assert.Equal((201, model.At.Id, model.At.Code, world.Cell.Name, SameClaim.Work), (twice.Status, claim.RegistrationId, claim.Code, claim.UnitName, claim.Same));
        var same = await Add(neighbour, AddContribution.Example with { Contributor = "hop tac xa hoa binh", SubjectOfWork = null }, committee);
        Assert.Equal((201, SameClaim.Contribution), (same.Status, Assert.Single(same.Body.Elsewhere).Same));
        Assert.All((await committee.Get<Page<ContributionView>>($"{model.Address}/contributions")).Body.Items, c => Assert.Equal(neighbour.At.Id, Assert.Single(c.Elsewhere).RegistrationId));

        // Nobody learns of what lies outside his own units.
        Assert.All((await neighbour.Officer.Get<Page<ContributionView>>($"{neighbour.Address}/contributions")).Body.Items, c => Assert.Empty(c.Elsewhere));
    }

    [Fact]
    public async Task Only_what_is_being_carried_out_takes_contributions_and_only_from_whoever_writes_it()
    {
        var model = await Carried.Out();
        var one = (await Add(model)).Body;
        Assert.Equal((409, Rules.ContributionUntold.Code), Told(await Add(model, AddContribution.Example with { Amount = null })));
        Assert.Equal((409, Rules.ContributionMeasureMissing.Code), Told(await Add(model, AddContribution.Example with { Kind = ContributionKind.Material, Words = "Xi măng" })));
        Assert.Equal(400, (await Add(model, AddContribution.Example with { Amount = -1 })).Status);
        Assert.Equal(400, (await Add(model, AddContribution.Example with { Amount = 0.001m })).Status);
        Assert.Equal(404, (await Add(model, by: await model.World.Officer(model.World.SiblingCell))).Status);
        Assert.Equal(403, (await Add(model, by: await model.World.Inspector(model.World.Cell))).Status);
        await model.HandInResult();
        Assert.Equal((409, Rules.RegistrationNotUnderWay.Code), Told(await Add(model)));
        Assert.Equal((409, Rules.RegistrationNotUnderWay.Code), Told(await model.Officer.Put<ContributionView>($"/api/contributions/{one.Id}", SaveContribution.Example, "\"1\"")));
        Assert.Equal(409, (await model.Officer.Delete($"/api/contributions/{one.Id}", 1)).Status);
        Assert.Empty((await model.Officer.Get<ContributionView>($"/api/contributions/{one.Id}")).Body.Actions);
    }

    private static (int, string?) Told<T>(Answer<T> answer) => (answer.Status, answer.Code);
}
