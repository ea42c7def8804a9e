using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class SimilarRegistrationsTests
{
    private static readonly FormParts Flowers = new()
    {
        Situation = "Đường trục ấp nhiều cỏ dại, rác thải.", Objectives = "100% hộ dọc tuyến tham gia, hai cây số đường hoa trước ngày 30/9.",
        Content = "Chi bộ vận động từng hộ nhận chăm sóc đoạn trước nhà; Chi hội Phụ nữ ươm giống, Đoàn Thanh niên ra quân phát quang mỗi chiều thứ bảy.", Place = "Ấp Hòa Bình; 64 hộ dọc tuyến.",
    };

    private static readonly FormParts Rice = new()
    {
        Situation = "Một số hộ neo đơn thiếu ăn.", Content = "Mỗi hộ góp một lon gạo mỗi tuần, tổ phụ nữ thu gom và trao tận nhà người già neo đơn, công khai sổ sách.", Place = "Thực hiện tại ap hoà bình, xã Bình Minh",
    };

    private static Task<RegistrationView> Written(World.World world, PlantedUnit unit, string name, FormParts parts, RegistrationStatus status = RegistrationStatus.Submitted) =>
        world.Registered(unit, status, world.Model(name) with { Parts = parts });

    private static async Task<SimilarRegistrations> Asked(Client client, Guid id) => (await client.Get<SimilarRegistrations>($"/api/registrations/{id}/similar")).Body;

    [Fact]
    public async Task A_copy_under_another_name_is_shown_to_the_committee_above_with_unit_year_and_share()
    {
        var world = await WithOpenCampaign();
        var original = await Written(world, world.SiblingCell, "Tuyến đường hoa ấp Hòa Bình", Flowers);
        var copy = await Written(world, world.Cell, "Xanh sạch đẹp ngõ xóm", Flowers with { Content = Flowers.Content!.Replace("vận động từng hộ", "tuyen truyen tung hô", StringComparison.Ordinal) });
        var similar = Assert.Single((await Asked(await world.Committee(world.Base), copy.Id)).Items);
        Assert.Equal((original.Id, original.Code, world.SiblingCell.Name, 2026, false), (similar.Id, similar.Code, similar.UnitName, similar.Year, similar.OwnUnit));
        Assert.True(similar is { Name: < 0.2, Content: > 0.7 and < 1, Place: "ap hoa binh" }, $"{similar}");
    }

    [Fact]
    public async Task An_author_learns_nothing_of_a_copy_outside_his_units()
    {
        var world = await WithOpenCampaign();
        await Written(world, world.SiblingCell, "Tuyến đường hoa ấp Hòa Bình", Flowers);
        var copy = await Written(world, world.Cell, "Tuyến đường hoa ấp Hòa Bình", Flowers);
        var seen = await Asked(await world.Officer(world.Cell), copy.Id);
        Assert.Empty(seen.Items);
        Assert.Empty(seen.SamePlace);
        Assert.Equal(404, (await (await world.Officer(world.SiblingCell)).Get<SimilarRegistrations>($"/api/registrations/{copy.Id}/similar")).Status);
    }

    [Fact]
    public async Task What_others_do_in_the_same_place_of_the_commune_is_told_beside_the_copies()
    {
        var world = await WithOpenCampaign();
        await Ask<object>("update units set territorial = true where id = $1", world.Commune.Id);
        var one = await Written(world, world.Cell, "Tuyến đường hoa ấp Hòa Bình", Flowers);
        var other = await Written(world, world.SiblingCell, "Hũ gạo tình thương", Rice);
        await Written(world, world.Cell, "Hũ gạo của chi bộ", Rice with { Content = "Mỗi đảng viên nhận giúp một hộ nghèo, mỗi tháng một lần đến thăm, sửa nhà, cho mượn vốn, chỉ cách làm ăn." });
        await Written(world, world.CousinCell, "Hũ gạo xã bạn", Rice);
        var seen = await Asked(await world.Agency(world.Province), one.Id);
        Assert.Empty(seen.Items);
        var elsewhere = await Written(world, world.CousinCell, "Tuyến đường hoa ấp Hòa Bình", Flowers);
        Assert.Equal((elsewhere.Id, null), ((await Asked(await world.Agency(world.Province), one.Id)).Items[0].Id, (await Asked(await world.Agency(world.Province), one.Id)).Items[0].Place));
        Assert.Equal((other.Id, "ap hoa binh", false), (Assert.Single(seen.SamePlace).Id, seen.SamePlace[0].Place, seen.SamePlace[0].OwnUnit));
    }

    [Fact]
    public async Task The_same_model_in_another_year_and_what_was_withdrawn_are_no_copies()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var first = await world.Registered(world.Cell, model: world.Model("Tuyến đường hoa ấp Hòa Bình") with { Parts = Flowers }, officer: officer);
        var next = await world.OpenCampaign("DVK-2027");
        var again = (await officer.Post<RegistrationView>("/api/registrations", world.Model(first.Name) with { CampaignId = next.Id, Lineage = Lineage.Continuing, OriginId = first.Model.Id, Parts = Flowers })).Body;
        Assert.Empty((await Asked(officer, again.Id)).Items);
        var copy = await world.Registered(world.Cell, model: world.Model("Đường hoa") with { Parts = Flowers }, officer: officer);
        Assert.Single((await Asked(officer, copy.Id)).Items);       // two years of one model are one
        await officer.Post<RegistrationView>($"/api/registrations/{copy.Id}/withdraw", null, copy.RowVersion);
        Assert.Empty((await Asked(officer, first.Id)).Items);
    }

    [Fact]
    public async Task A_text_that_changes_is_compared_as_it_reads_now()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var one = await world.Registered(world.Cell, model: world.Model("Tuyến đường hoa") with { Parts = Flowers }, officer: officer);
        var two = await world.Registered(world.Cell, model: world.Model("Hũ gạo") with { Parts = Rice }, officer: officer);
        Assert.Empty((await Asked(officer, one.Id)).Items);
        await officer.Put<RegistrationView>($"/api/registrations/{two.Id}", new SaveRegistration { FieldId = two.FieldId, Name = two.Name, Parts = Flowers }, two.RowVersion);
        Assert.Equal(two.Id, Assert.Single((await Asked(officer, one.Id)).Items).Id);
    }

    [Fact]
    public async Task It_costs_the_same_whatever_is_found()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var one = await world.Registered(world.Cell, model: world.Model("Tuyến đường hoa") with { Parts = Flowers }, officer: officer);
        await Asked(officer, one.Id);
        var alone = await Queries.Of(() => Asked(officer, one.Id));
        for (var n = 0; n < 4; n++) await world.Registered(world.Cell, model: world.Model($"Đường hoa {n}") with { Parts = Flowers }, officer: officer);
        Assert.Equal(alone, await Queries.Of(() => Asked(officer, one.Id)));
    }
}
