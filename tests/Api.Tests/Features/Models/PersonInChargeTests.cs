using Kheo.Api.Features.Models;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;
using Operation = Kheo.Domain.Organisation.Operation;

namespace Kheo.Api.Tests.Features.Models;

public class PersonInChargeTests
{
    private static AssignPersonInCharge Of(RegistrationView at, DateOnly? from = null, string name = "Lê Văn Tám") => AssignPersonInCharge.Example with { ModelId = at.Model.Id, From = from ?? Today, Name = name };

    private static (int, string?) Told<T>(Answer<T> answer) => (answer.Status, answer.Code);

    [Fact]
    public async Task One_person_at_a_time_is_in_charge_of_a_model_and_who_it_was_stays_told()
    {
        var model = await Carried.Out();
        var (world, officer, at) = model;
        async Task<int> Unattended() => (await world.Launcher.Get<Page<RegistrationRow>>($"/api/registrations?campaignId={world.Campaign.Id}&unattended=true")).Body.Items.Count;
        Assert.Equal(1, await Unattended());
        Assert.Contains(nameof(AssignPersonInCharge), (await model.Read()).Actions);
        var first = await officer.Post<PersonInChargeView>("/api/people-in-charge", Of(at, Today.AddDays(-30)));
        Assert.Equal((201, true, at.Name, world.Cell.Name), (first.Status, first.Body.Standing, first.Body.Of, first.Body.UnitName));
        Assert.Equal(0, await Unattended());
        Assert.Equal((409, Rules.InChargeOnce.Code), Told(await officer.Post<PersonInChargeView>("/api/people-in-charge", Of(at))));

        async Task<Answer<PersonInChargeView>> End(DateOnly on, long version = 1) => await officer.Post<PersonInChargeView>($"/api/people-in-charge/{first.Body.Id}/end", new EndPersonInCharge { On = on }, version);
        Assert.Equal((409, Rules.InChargeEndsEarly.Code), Told(await End(Today.AddDays(-31))));
        var ended = (await End(Today)).Body;
        Assert.Equal((Today, false, 0), (ended.ValidTo!.Value, ended.Standing, ended.Actions.Length));
        Assert.Equal((409, Rules.InChargeEnded.Code), Told(await End(Today, ended.RowVersion)));
        Assert.Equal(1, await Unattended());
        Assert.Equal(201, (await officer.Post<PersonInChargeView>("/api/people-in-charge", Of(at, name: "Trần Thị Bảy"))).Status);
        Assert.Equal(["Trần Thị Bảy", "Lê Văn Tám"], (await world.Launcher.Get<Page<PersonInChargeView>>($"/api/people-in-charge?modelId={at.Model.Id}")).Body.Items.Select(p => p.Name));
        Assert.Equal(["Trần Thị Bảy"], (await world.Launcher.Get<Page<PersonInChargeView>>("/api/people-in-charge?standing=true&of=model")).Body.Items.Select(p => p.Name));
        Assert.Equal(["Lê Văn Tám"], (await Workbook.Of(world.Launcher, "/api/people-in-charge/export.xlsx?standing=false")).Column("Họ và tên"));
        Assert.Empty((await (await world.Officer(world.SiblingCell)).Get<Page<PersonInChargeView>>("/api/people-in-charge")).Body.Items);
        async Task<int> Cost(int limit) => await Queries.Of(() => world.Launcher.Get<object>($"/api/people-in-charge?limit={limit}"));
        await Cost(1);
        Assert.Equal(await Cost(1), await Cost(50));
        Assert.Equal(400, (await officer.Post<object>("/api/people-in-charge", Of(at) with { FieldId = Guid.NewGuid() })).Status);
        Assert.Equal(400, (await officer.Post<object>("/api/people-in-charge", Of(at) with { Phone = "gọi sau" })).Status);
        Assert.Equal(404, (await (await world.Officer(world.SiblingCell)).Post<object>("/api/people-in-charge", Of(at))).Status);
    }

    [Fact]
    public async Task A_unit_has_somebody_to_watch_a_field_of_its_list_or_of_the_standard_list()
    {
        var world = await WithOpenCampaign();
        var (committee, field) = (await world.Committee(world.Commune), world.FieldList.Fields[0]);
        AssignPersonInCharge Watching(Guid? standard = null) => AssignPersonInCharge.Example with { ModelId = null, FieldId = standard is null ? field.Id : null, StandardFieldId = standard, From = Today };
        var watcher = await committee.Post<PersonInChargeView>("/api/people-in-charge", Watching());
        Assert.Equal((201, field.Name, world.Commune.Id), (watcher.Status, watcher.Body.Of, watcher.Body.UnitId));
        Assert.Equal((409, Rules.InChargeOnce.Code), Told(await committee.Post<PersonInChargeView>("/api/people-in-charge", Watching())));
        Assert.Equal(201, (await committee.Post<PersonInChargeView>("/api/people-in-charge", Watching(field.StandardFieldId))).Status);
        Assert.Equal(201, (await (await world.Committee(world.CousinByText)).Post<PersonInChargeView>("/api/people-in-charge", Watching())).Status);       // another unit has its own
        Assert.Equal(404, (await committee.Post<object>("/api/people-in-charge", Watching(Guid.NewGuid()))).Status);
        Assert.Equal(2, (await committee.Get<Page<PersonInChargeView>>("/api/people-in-charge?of=field")).Body.Items.Count);
    }

    [Fact]
    public async Task Who_is_in_charge_goes_where_the_model_goes_and_back_and_a_watcher_with_his_unit()
    {
        var model = await Carried.Out();
        var world = model.World;
        var person = (await model.Officer.Post<PersonInChargeView>("/api/people-in-charge", Of(model.At))).Body;
        var watcher = (await (await world.Committee(world.Base)).Post<PersonInChargeView>("/api/people-in-charge", AssignPersonInCharge.Example with { ModelId = null, FieldId = world.FieldList.Fields[0].Id })).Body;
        static Task<string?> Place(Guid id) => Ask<string>("select unit_id || ' ' || unit_path from people_in_charge where id = $1", id);
        var acts = await Acts.Of(world, world.Root);
        var act = await acts.Applied(Operation.Absorb([world.Cell.Id], world.SiblingCell.Id));
        Assert.Equal($"{world.SiblingCell.Id} {world.SiblingCell.Path}", await Place(person.Id));
        Assert.Equal(200, (await acts.Reverse(act)).Status);
        Assert.Equal($"{world.Cell.Id} {world.Cell.Path}", await Place(person.Id));
        await acts.Applied(Operation.Move(world.Base.Id, world.CousinByText.Id));
        Assert.Equal($"{world.Base.Id} {await Acts.PathOf(world.Base.Id)}", await Place(watcher.Id));
        Assert.Equal(await Acts.PathOf(world.Cell.Id), await Ask<string>("select unit_path from people_in_charge where id = $1", person.Id));
    }
}
