using Kheo.Api.Features.Campaigns;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Campaigns;

public class CreateProgrammeTests
{
    [Fact]
    public async Task A_programme_reaches_the_cells_below_and_no_other_province()
    {
        var world = await WithProgramme();
        Assert.Equal(("DVK", world.Province.Path), (world.Programme.Code, world.Programme.UnitPath));
        var below = await (await world.Officer(world.Cell)).Get<Page<ProgrammeView>>("/api/programmes");
        Assert.Equal([world.Programme.Id], below.Body.Items.Select(p => p.Id));
        Assert.Empty((await (await world.Agency(world.OtherProvince)).Get<Page<ProgrammeView>>("/api/programmes")).Body.Items);
    }

    [Fact]
    public async Task A_unit_has_a_code_once_and_a_second_province_may_use_it()
    {
        var world = await WithProgramme();
        var again = await world.Launcher.Post<ProgrammeView>("/api/programmes", CreateProgramme.Example);
        Assert.Equal((409, Rules.ProgrammeCodeOnce.Code), (again.Status, again.Code));
        Assert.Equal(201, (await (await world.Agency(world.OtherProvince)).Post<ProgrammeView>("/api/programmes", CreateProgramme.Example)).Status);
    }

    [Fact]
    public async Task Nobody_founds_one_for_a_unit_that_is_not_his()
    {
        var world = await Planted();
        var agency = await world.Agency(world.Province);
        Assert.Equal(404, (await agency.Post<ProgrammeView>("/api/programmes", CreateProgramme.Example with { UnitId = world.OtherProvince.Id })).Status);
        Assert.Equal(403, (await (await world.Officer(world.Cell)).Post<ProgrammeView>("/api/programmes", CreateProgramme.Example)).Status);
        Assert.Equal(400, (await agency.Post<ProgrammeView>("/api/programmes", CreateProgramme.Example with { Code = "dân vận" })).Status);
        Assert.Empty((await agency.Get<Page<ProgrammeView>>("/api/programmes")).Body.Items);
    }
}

public class CreateStandardFieldsTests
{
    [Fact]
    public async Task They_are_added_in_order_all_or_none()
    {
        var world = await WithProgramme();
        var more = await world.Launcher.Post<Page<StandardFieldView>>("/api/standard-fields", new CreateStandardFields { Fields = [new("MT", "Môi trường"), new("KT", "Trùng mã")] });
        Assert.Equal((409, Rules.StandardFieldCodeOnce.Code), (more.Status, more.Code));
        var all = (await world.Launcher.Get<Page<StandardFieldView>>("/api/standard-fields")).Body.Items;
        Assert.Equal(["KT", "VHXH", "QPAN", "HTCT"], all.Select(f => f.Code));
        await world.Launcher.Post<Page<StandardFieldView>>("/api/standard-fields", new CreateStandardFields { Fields = [new("MT", "Môi trường")] });
        Assert.Equal((5, "MT"), (await world.Launcher.Get<Page<StandardFieldView>>("/api/standard-fields?limit=5")).Body.Items.Select(f => (f.Ordinal, f.Code)).Last());
    }
}

public class CreateFieldListTests
{
    [Fact]
    public async Task The_next_version_stands_beside_the_one_before()
    {
        var world = await WithProgramme();
        var second = (await world.Launcher.Post<FieldListView>("/api/field-lists", new CreateFieldList
        {
            ProgrammeId = world.Programme.Id, ValidFrom = new DateOnly(2027, 1, 1), Fields = [new("KHAC", "Khác", Other: true)],
        })).Body;
        Assert.Equal(2, second.Version);
        var lists = (await (await world.Officer(world.Cell)).Get<Page<FieldListView>>($"/api/field-lists?programmeId={world.Programme.Id}")).Body.Items;
        Assert.Equal([(2, 1), (1, 5)], lists.Select(l => (l.Version, l.Fields.Count)));
        var page = (await world.Launcher.Get<Page<FieldListView>>("/api/field-lists?limit=1")).Body;
        Assert.Equal([1], (await world.Launcher.Get<Page<FieldListView>>($"/api/field-lists?limit=1&after={page.Next}")).Body.Items.Select(l => l.Version));
    }

    [Fact]
    public async Task A_field_is_mapped_to_a_standard_field_that_the_caller_can_see()
    {
        var world = await WithProgramme();
        CreateFieldList With(Guid? standard) => new() { ProgrammeId = world.Programme.Id, ValidFrom = new DateOnly(2027, 1, 1), Fields = [new("A", "Một", standard)] };
        var unmapped = await world.Launcher.Post<FieldListView>("/api/field-lists", With(null));
        Assert.Equal((409, Rules.FieldNotMapped.Code), (unmapped.Status, unmapped.Code));
        Assert.Equal(404, (await world.Launcher.Post<FieldListView>("/api/field-lists", With(Guid.NewGuid()))).Status);
        Assert.Equal(404, (await (await world.Agency(world.OtherProvince)).Post<FieldListView>("/api/field-lists", With(null))).Status);
    }
}
