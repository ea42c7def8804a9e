using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

public class AcceptRegistrationTests
{
    [Fact]
    public async Task The_committee_above_accepts_and_the_unit_sees_it()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var submitted = await world.Registered(world.Cell, RegistrationStatus.Submitted, officer: officer);
        var accepted = await (await world.Committee(world.Base)).Post<RegistrationView>($"/api/registrations/{submitted.Id}/accept", null, submitted.RowVersion);
        Assert.Equal((200, RegistrationStatus.Accepted), (accepted.Status, accepted.Body.Status));
        var second = (await officer.Get<RegistrationView>($"/api/registrations/{submitted.Id}")).Body;
        Assert.NotNull(second.AcceptedAt);
        Assert.Equal([nameof(SaveAims), nameof(DraftResult), "UploadFile", "AssignPersonInCharge", "AttachPaper", "UploadPublicCopy", nameof(RecordActivity), nameof(DraftProgress), nameof(AddContribution)], second.Actions);
        Assert.Equal([StageState.Done, StageState.Done, StageState.Current, StageState.Ahead, StageState.Ahead, StageState.Ahead], second.Stages.Select(s => s.State));
    }

    [Fact]
    public async Task Nobody_accepts_his_own_units_work()
    {
        var world = await WithOpenCampaign();
        var own = await world.Registered(world.Base, RegistrationStatus.Submitted, world.Model("Mô hình của đảng bộ cơ sở"));
        async Task<int> By(Client client) => (await client.Post<RegistrationView>($"/api/registrations/{own.Id}/accept", null, own.RowVersion)).Status;
        Assert.Equal(403, await By(await world.Committee(world.Base)));
        Assert.Equal(404, await By(await world.Committee(world.SiblingBase)));
        Assert.Equal(404, await By(await world.Committee(world.CousinByText)));
        Assert.Equal(403, await By(await world.Officer(world.Commune)));
        Assert.Equal(200, await By(await world.Committee(world.Commune)));
    }

    [Fact]
    public async Task A_draft_is_not_accepted()
    {
        var world = await WithOpenCampaign();
        var draft = await world.Registered(world.Cell);
        foreach (var (verb, body) in new (string, object?)[] { ("accept", null), ("return", ReturnRegistration.Example), ("refuse", RefuseRegistration.Example) })
        {
            var answer = await world.Launcher.Post<RegistrationView>($"/api/registrations/{draft.Id}/{verb}", body, draft.RowVersion);
            Assert.Equal((409, Rules.RegistrationNotSubmitted.Code), (answer.Status, answer.Code));
        }
    }
}

public class ReturnRegistrationTests
{
    [Fact]
    public async Task Only_the_named_parts_reopen_and_the_next_reading_shows_only_them()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, RegistrationStatus.Submitted, officer: officer);
        at = (await world.Launcher.Post<RegistrationView>($"/api/registrations/{at.Id}/return", new ReturnRegistration { Remarks = [new(FormPart.Situation, "Nêu số hộ")] }, at.RowVersion)).Body;
        Assert.Equal(RegistrationStatus.Returned, at.Status);

        var read = (await officer.Get<RegistrationView>($"/api/registrations/{at.Id}")).Body;
        Assert.Equal([new Remark(FormPart.Situation, "Nêu số hộ")], read.Remarks);
        var elsewhere = await officer.Put<RegistrationView>($"/api/registrations/{at.Id}", new SaveRegistration { FieldId = at.FieldId, Name = "Tên khác", Parts = at.Parts }, at.RowVersion);
        Assert.Equal((409, Rules.RegistrationPartNotReopened.Code), (elsewhere.Status, elsewhere.Code));

        at = (await officer.Put<RegistrationView>($"/api/registrations/{at.Id}", new SaveRegistration { FieldId = at.FieldId, Name = at.Name, Parts = at.Parts with { Situation = "64 hộ" } }, at.RowVersion)).Body;
        at = (await officer.Post<RegistrationView>($"/api/registrations/{at.Id}/submit", null, at.RowVersion)).Body;
        var again = (await world.Launcher.Get<RegistrationView>($"/api/registrations/{at.Id}")).Body;
        Assert.Equal([FormPart.Situation], again.Changed);
        Assert.Equal("Tuyến đường ít người chăm sóc", again.ReadBefore!.Parts.Situation);
    }

    [Fact]
    public async Task A_reason_is_needed()
    {
        var world = await WithOpenCampaign();
        var at = await world.Registered(world.Cell, RegistrationStatus.Submitted);
        var bare = await world.Launcher.Post<RegistrationView>($"/api/registrations/{at.Id}/return", new ReturnRegistration(), at.RowVersion);
        Assert.Equal((409, Rules.RegistrationReasonMissing.Code), (bare.Status, bare.Code));
        var refuse = await world.Launcher.Post<RegistrationView>($"/api/registrations/{at.Id}/refuse", new RefuseRegistration { Reason = " " }, at.RowVersion);
        Assert.Equal((409, Rules.RegistrationReasonMissing.Code), (refuse.Status, refuse.Code));
        Assert.Equal(RegistrationStatus.Submitted, (await world.Launcher.Get<RegistrationView>($"/api/registrations/{at.Id}")).Body.Status);
    }
}

public class WithdrawRegistrationTests
{
    [Fact]
    public async Task What_is_withdrawn_is_owed_again()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, RegistrationStatus.Submitted, officer: officer);
        Assert.Equal(403, (await (await world.Inspector(world.Base)).Post<RegistrationView>($"/api/registrations/{at.Id}/withdraw", null, at.RowVersion)).Status);
        var withdrawn = (await officer.Post<RegistrationView>($"/api/registrations/{at.Id}/withdraw", null, at.RowVersion)).Body;
        Assert.Equal((RegistrationStatus.Withdrawn, 0), (withdrawn.Status, withdrawn.Actions.Length));
        Assert.True(await Ask<bool>("select handed_in_at is null from obligations where campaign_id = $1 and unit_id = $2 and form = 'registration'", world.Campaign.Id, world.Cell.Id));
        var again = await officer.Post<RegistrationView>($"/api/registrations/{at.Id}/withdraw", null, withdrawn.RowVersion);
        Assert.Equal((409, Rules.RegistrationPastWithdrawal.Code), (again.Status, again.Code));
    }

    [Fact]
    public async Task What_is_refused_stays_refused_with_its_reason()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var at = await world.Registered(world.Cell, RegistrationStatus.Submitted, officer: officer);
        await world.Launcher.Post<RegistrationView>($"/api/registrations/{at.Id}/refuse", RefuseRegistration.Example, at.RowVersion);
        var read = (await officer.Get<RegistrationView>($"/api/registrations/{at.Id}")).Body;
        Assert.Equal((RegistrationStatus.Refused, RefuseRegistration.Example.Reason, 0), (read.Status, read.Reason, read.Actions.Length));
    }
}

public class AcceptRegistrationsTests
{
    [Fact]
    public async Task Several_are_accepted_or_returned_at_once()
    {
        var world = await WithOpenCampaign();
        var (a, b) = (await world.Registered(world.Cell, RegistrationStatus.Submitted), await world.Registered(world.SiblingCell, RegistrationStatus.Submitted));
        var committee = await world.Committee(world.Commune);
        var answer = await committee.Post<BulkView>("/api/registrations/accept", new AcceptRegistrations { Items = [new(b.Id, b.RowVersion), new(a.Id, a.RowVersion)] });
        Assert.Equal([(b.Id, RegistrationStatus.Accepted), (a.Id, RegistrationStatus.Accepted)], answer.Body.Items.Select(i => (i.Id, i.Status)));
        Assert.Equal(a.RowVersion + 1, (await committee.Get<RegistrationView>($"/api/registrations/{a.Id}")).Body.RowVersion);

        var c = await world.Registered(world.CousinCell, RegistrationStatus.Submitted);
        var returned = await world.Launcher.Post<BulkView>("/api/registrations/return", new ReturnRegistrations { Items = [new(c.Id, c.RowVersion)], Reason = "Bổ sung" });
        Assert.Equal(RegistrationStatus.Returned, Assert.Single(returned.Body.Items).Status);
    }

    [Fact]
    public async Task One_foreign_id_makes_the_whole_absent_and_nothing_is_done()
    {
        var world = await WithOpenCampaign();
        var (mine, foreign) = (await world.Registered(world.Cell, RegistrationStatus.Submitted), await world.Registered(world.CousinCell, RegistrationStatus.Submitted));
        var committee = await world.Committee(world.Commune);
        foreach (var id in new[] { foreign.Id, Guid.NewGuid() })
        {
            var answer = await committee.Post<BulkView>("/api/registrations/accept", new AcceptRegistrations { Items = [new(mine.Id, mine.RowVersion), new(id, foreign.RowVersion)] });
            Assert.Equal((404, "absent"), (answer.Status, answer.Code));
        }
        Assert.Equal(2L, await Ask<long>("select count(*) from registrations where campaign_id = $1 and status = 'submitted'", world.Campaign.Id));
    }

    [Fact]
    public async Task One_stale_one_own_or_one_in_the_wrong_status_stops_all()
    {
        var world = await WithOpenCampaign();
        var a = await world.Registered(world.Cell, RegistrationStatus.Submitted);
        var own = await world.Registered(world.Base, RegistrationStatus.Submitted, world.Model("Của cơ sở"));
        var draft = await world.Registered(world.SiblingCell);
        var committee = await world.Committee(world.Base);
        async Task<int> With(Guid id, long version) => (await committee.Post<BulkView>("/api/registrations/accept", new AcceptRegistrations { Items = [new(a.Id, a.RowVersion), new(id, version)] })).Status;
        Assert.Equal(403, await With(own.Id, own.RowVersion));
        Assert.Equal(409, await With(draft.Id, draft.RowVersion));
        Assert.Equal(412, (await committee.Post<BulkView>("/api/registrations/accept", new AcceptRegistrations { Items = [new(a.Id, 1)] })).Status);
        Assert.Equal(400, await With(a.Id, a.RowVersion));
        Assert.Equal(400, (await committee.Post<BulkView>("/api/registrations/accept", new AcceptRegistrations { Items = [] })).Status);
        Assert.Equal(0L, await Ask<long>("select count(*) from registrations where campaign_id = $1 and status = 'accepted'", world.Campaign.Id));
    }
}
