using Kheo.Api.Features.Access;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Access;

public class HandOverWorkTests
{
    private static async Task<Answer<HandOverView>> HandOver(Client administrator, Guid from, Guid to, DateOnly? on = null) =>
        await administrator.Post<HandOverView>($"/api/accounts/{from}/hand-over", new { toAccountId = to, on }, await Ask<long>("select row_version from accounts where id = $1", from));

    [Fact]
    public async Task Roles_end_and_begin_on_one_day_and_drafts_get_the_other_as_their_author()
    {
        var world = await WithOpenCampaign();
        var (administrator, leaves, comes) = (await world.Administrator(world.Province), await world.As("unit-officer", world.Cell, null, ("committee-officer", world.Base)), await world.As("inspector", world.Province));
        var draft = await world.Registered(world.Cell, officer: leaves);
        var submitted = await world.Registered(world.Cell, RegistrationStatus.Submitted, world.Model("Mô hình đã nộp"), leaves);

        var done = (await HandOver(administrator, leaves.AccountId, comes.AccountId)).Body;
        Assert.Equal((2, 2, 1, 0), (done.Ended, done.Assignments.Count, done.Drafts, done.CouncilSeats));
        Assert.All(done.Assignments, a => Assert.Equal((comes.AccountId, Today, null), (a.AccountId, a.ValidFrom, a.ValidTo)));
        Assert.Equal(comes.AccountId, await Ask<Guid>("select author_id from registrations where id = $1", draft.Id));
        Assert.Equal(leaves.AccountId, await Ask<Guid>("select author_id from registrations where id = $1", submitted.Id));
        Assert.Equal(2L, await Ask<long>("select count(*) from assignments where account_id = $1 and valid_to = $2", leaves.AccountId, Today));
        await Task.Delay(1_000);        // rights are kept for a second at most
        Assert.Equal(403, (await leaves.Get<RegistrationView>($"/api/registrations/{draft.Id}")).Status);
        var next = (await comes.Get<RegistrationView>($"/api/registrations/{draft.Id}")).Body;
        Assert.Contains("SubmitRegistration", next.Actions);
        Assert.Equal(1L, await Ask<long>("select count(distinct request_id) from audit_entries where action = 'HandOverWork' and (subject_id = $1 or subject_id = $2)", leaves.AccountId, draft.Id));
    }

    [Fact]
    public async Task A_later_day_leaves_the_roles_until_then_and_what_the_other_holds_is_not_given_twice()
    {
        var world = await WithOpenCampaign();
        var (administrator, leaves, comes) = (await world.Administrator(world.Commune), await world.As("unit-officer", world.Cell, null, ("unit-officer", world.SiblingCell)), await world.As("inspector", world.Commune, null, ("unit-officer", world.Cell)));
        var day = Today.AddDays(14);
        var done = (await HandOver(administrator, leaves.AccountId, comes.AccountId, day)).Body;
        Assert.Equal((day, 2), (done.On, done.Ended));
        Assert.Equal((world.SiblingCell.Id, day), Assert.Single(done.Assignments) is var a ? (a.UnitId, a.ValidFrom) : default);
        Assert.Equal(200, (await leaves.Get<object>("/api/registrations")).Status);
    }

    [Fact]
    public async Task What_cannot_pass_is_refused_by_name_and_nothing_passes()
    {
        var world = await WithOpenCampaign();
        var (administrator, leaves, below) = (await world.Administrator(world.Commune), await world.Committee(world.Base), await world.Officer(world.Cell));
        async Task Refused(Rule rule, Guid from, Guid to, DateOnly? on = null) => Assert.Equal((409, rule.Code), await HandOver(administrator, from, to, on) is var a ? (a.Status, a.Code) : default);
        await Refused(Rules.HandOverToSelf, leaves.AccountId, leaves.AccountId);
        await Refused(Rules.AssignmentOutsideAccountUnit, leaves.AccountId, below.AccountId);
        await Refused(Rules.AssignmentEndsInPast, leaves.AccountId, below.AccountId, Today.AddDays(-1));
        await Ask<object>("update assignments set valid_to = $2 where account_id = $1", below.AccountId, Today);
        await Refused(Rules.HandOverNothing, below.AccountId, leaves.AccountId);
        Assert.Equal(1L, await Ask<long>("select count(*) from assignments where account_id = $1 and valid_to is null", leaves.AccountId));
        Assert.Equal(404, (await HandOver(administrator, leaves.AccountId, (await world.Officer(world.CousinCell)).AccountId)).Status);
        Assert.Equal(403, (await HandOver(administrator, administrator.AccountId, leaves.AccountId)).Status);
    }
}
