using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class RegisterModelTests
{
    [Fact]
    public async Task A_draft_is_begun_in_the_callers_own_unit_with_the_next_number()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var answer = await officer.Post<RegistrationView>("/api/registrations", world.Model());
        Assert.Equal(201, answer.Status);
        Assert.Equal($"/api/registrations/{answer.Body.Id}", answer.Location);
        Assert.Equal(("DVK-2026-0001", world.Cell.Path, RegistrationStatus.Draft, 2), (answer.Body.Code, answer.Body.UnitPath, answer.Body.Status, answer.Body.Filled));
        var second = (await officer.Get<RegistrationView>($"/api/registrations/{answer.Body.Id}")).Body;
        Assert.Equal(("Đường hoa ấp Trung Bình", "Xây dựng nông thôn mới", Today.AddDays(30)), (second.Name, second.FieldName, second.Campaign.Registration!.On));
        Assert.Equal([nameof(SaveRegistration), nameof(SubmitRegistration), nameof(WithdrawRegistration), nameof(SaveAims), "UploadFile", "AttachPaper", "UploadPublicCopy"], second.Actions);
        Assert.Equal("DVK-2026-0002", (await world.Registered(world.SiblingCell)).Code);
    }

    [Fact]
    public async Task Numbers_have_no_gap_when_many_register_at_once_and_some_are_refused()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(n =>
            officer.Post<RegistrationView>("/api/registrations", n % 4 == 3 ? world.Model() with { FieldId = Guid.NewGuid() } : world.Model($"Mô hình {n}"))));
        Assert.Equal(Enumerable.Range(1, 18).Select(n => $"DVK-2026-{n:0000}"), answers.Where(a => a.Status == 201).Select(a => a.Body.Code).Order());
        Assert.All(answers.Where(a => a.Status != 201), a => Assert.Equal(Rules.RegistrationFieldUnknown.Code, a.Code));
    }

    [Fact]
    public async Task It_costs_five_trips_and_reading_it_one()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        await officer.Post<RegistrationView>("/api/registrations", world.Model());
        // The key, what it begins from, its rows, the answer, and the trail with the kept answer.
        Assert.Equal(5, await Queries.Of(() => officer.Post<RegistrationView>("/api/registrations", world.Model())));
        var made = (await officer.Post<RegistrationView>("/api/registrations", world.Model())).Body;
        var said = Assert.Single(await Queries.Said(() => officer.Get<RegistrationView>($"/api/registrations/{made.Id}")));
        Assert.DoesNotContain("ROW_NUMBER", said);
    }

    [Fact]
    public async Task The_unit_in_the_body_is_judged_by_the_actors_assignments()
    {
        var world = await WithOpenCampaign();
        var committee = await world.Committee(world.Base);
        Assert.Equal(world.SiblingCell.Path, (await committee.Post<RegistrationView>("/api/registrations", world.Model(unitId: world.SiblingCell.Id))).Body.UnitPath);
        Assert.Equal(404, (await committee.Post<RegistrationView>("/api/registrations", world.Model(unitId: world.CousinCell.Id))).Status);
        Assert.Equal(404, (await (await world.Officer(world.ForeignCell)).Post<RegistrationView>("/api/registrations", world.Model())).Status);
        Assert.Equal(403, (await (await world.Inspector(world.Base)).Post<RegistrationView>("/api/registrations", world.Model())).Status);
    }

    [Fact]
    public async Task Status_author_and_number_are_not_the_bodys_to_say()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        foreach (var extra in new[] { "\"status\":\"accepted\"", "\"code\":\"DVK-2026-9999\"", "\"authorId\":\"0198c1a2-0030-7c3d-9f10-6a2b4c8d0e1f\"", "\"rowVersion\":7" })
            Assert.Equal(400, (await officer.Post<RegistrationView>("/api/registrations",
                $"{{\"campaignId\":\"{world.Campaign.Id}\",\"fieldId\":\"{world.FieldList.Fields[0].Id}\",\"name\":\"x\",\"kind\":\"model\",\"subject\":\"collective\",{extra}}}")).Status);
        Assert.Equal(0L, await Ask<long>("select count(*) from registrations where campaign_id = $1", world.Campaign.Id));
    }

    [Fact]
    public async Task A_model_continues_as_itself_once_a_campaign_and_a_replica_remembers_it()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var first = await world.Registered(world.Cell, officer: officer);
        var next = await world.OpenCampaign("DVK-2027");
        var again = world.Model() with { CampaignId = next.Id, Lineage = Lineage.Continuing, OriginId = first.Model.Id };
        var continued = (await officer.Post<RegistrationView>("/api/registrations", again)).Body;
        Assert.Equal((first.Model.Id, Lineage.Continuing), (continued.Model.Id, continued.Model.Lineage));
        var twice = await officer.Post<RegistrationView>("/api/registrations", again);
        Assert.Equal((409, Rules.RegistrationModelOnce.Code), (twice.Status, twice.Code));

        var committee = await world.Committee(world.Base);
        var replica = (await committee.Post<RegistrationView>("/api/registrations", world.Model(unitId: world.SiblingCell.Id) with { Lineage = Lineage.Replication, OriginId = first.Model.Id })).Body;
        Assert.Equal((Lineage.Replication, first.Model.Id), (replica.Model.Lineage, replica.Model.OriginId));
        var stolen = await committee.Post<RegistrationView>("/api/registrations", again with { UnitId = world.SiblingCell.Id });
        Assert.Equal((409, Rules.ModelOfAnother.Code), (stolen.Status, stolen.Code));
        var unseen = await (await world.Officer(world.CousinCell)).Post<RegistrationView>("/api/registrations", world.Model() with { Lineage = Lineage.Replication, OriginId = first.Model.Id });
        Assert.Equal(404, unseen.Status);
    }

    [Fact]
    public async Task A_double_click_makes_one()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => officer.Post<RegistrationView>("/api/registrations", world.Model(), key: key)));
        Assert.Single(answers.Select(a => a.Body.Id).Distinct());
        Assert.Equal(1L, await Ask<long>("select count(*) from registrations where campaign_id = $1", world.Campaign.Id));
    }
}

public class SaveRegistrationTests
{
    [Fact]
    public async Task A_draft_saves_itself_half_filled_and_stale_tabs_lose()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var draft = await world.Registered(world.Cell, officer: officer);
        var body = new SaveRegistration { FieldId = draft.FieldId, Name = "Đường hoa", Parts = new FormParts { Content = "Vận động từng hộ" } };
        var saved = await officer.Put<RegistrationView>($"/api/registrations/{draft.Id}", body, draft.RowVersion);
        Assert.Equal((200, 2L, "Đường hoa", 2), (saved.Status, saved.Body.RowVersion, saved.Body.Name, saved.Body.Filled));
        Assert.Equal(412, (await officer.Put<RegistrationView>($"/api/registrations/{draft.Id}", body, draft.RowVersion)).Status);
        Assert.Equal(428, (await officer.Put<RegistrationView>($"/api/registrations/{draft.Id}", body, null)).Status);
        var second = (await officer.Get<RegistrationView>($"/api/registrations/{draft.Id}")).Body;
        Assert.Equal(("Vận động từng hộ", null), (second.Parts.Content, second.Parts.Situation));
    }

    [Fact]
    public async Task What_is_handed_in_is_not_changed_any_more()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var submitted = await world.Registered(world.Cell, RegistrationStatus.Submitted, officer: officer);
        var save = await officer.Put<RegistrationView>($"/api/registrations/{submitted.Id}", new SaveRegistration { FieldId = submitted.FieldId, Name = "Khác", Parts = submitted.Parts }, submitted.RowVersion);
        Assert.Equal((409, Rules.RegistrationNotDraft.Code), (save.Status, save.Code));
        Assert.Equal(submitted.Name, (await officer.Get<RegistrationView>($"/api/registrations/{submitted.Id}")).Body.Name);
    }

    [Fact]
    public async Task Too_long_and_empty_names_are_told_by_field()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var draft = await world.Registered(world.Cell, officer: officer);
        var answer = await officer.Put<RegistrationView>($"/api/registrations/{draft.Id}",
            new SaveRegistration { FieldId = draft.FieldId, Name = " ", Parts = new FormParts { Content = new string('x', 8001) } }, draft.RowVersion);
        Assert.Equal(400, answer.Status);
        Assert.Equal("required", Assert.Single(answer.Problem!.Errors!["name"]));
        Assert.Equal("too-long", Assert.Single(answer.Problem.Errors!["parts.content"]));
    }
}
