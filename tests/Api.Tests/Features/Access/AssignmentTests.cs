using Kheo.Api.Features.Access;
using Kheo.Api.Features.Organisation;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain;

namespace Kheo.Api.Tests.Features.Access;

public class AssignmentTests
{
    private static readonly DateOnly Today = VietnamTime.Day(DateTimeOffset.UtcNow);

    [Fact]
    public async Task A_role_works_with_the_next_request_and_ended_it_is_gone_within_a_second()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var account = await People.NewAccount(administrator, world.Commune);
        var client = await world.SignIn(account.Id);
        Assert.Equal((403, "forbidden"), SessionTests.Said(await client.Get<UnitView>($"/api/units/{world.Cell.Id}")));

        var given = await administrator.Post<AssignmentView>("/api/assignments", new AssignRole { AccountId = account.Id, UnitId = world.Base.Id, Role = "unit-officer" });
        Assert.Equal((201, $"/api/assignments/{given.Body.Id}"), (given.Status, given.Location));
        Assert.Equal(("Cán bộ đơn vị", Today, null), (given.Body.RoleName, given.Body.ValidFrom, given.Body.ValidTo));
        Assert.Equal([nameof(EndAssignment)], (await administrator.Get<AssignmentView>(given.Location!)).Body.Actions);
        Assert.Equal(given.Body.Id, Assert.Single((await administrator.Get<AccountView>($"/api/accounts/{account.Id}")).Body.Assignments).Id);
        await Task.Delay(1_000);
        Assert.Equal(200, (await client.Get<UnitView>($"/api/units/{world.Cell.Id}")).Status);
        Assert.Equal(404, (await client.Get<UnitView>($"/api/units/{world.SiblingBase.Id}")).Status);

        var ended = await administrator.Post<AssignmentView>($"/api/assignments/{given.Body.Id}/end", new EndAssignment(), given.Body.RowVersion);
        Assert.Equal(Today, ended.Body.ValidTo);
        Assert.Empty(ended.Body.Actions);
        await Task.Delay(1_000);
        Assert.Equal((403, "forbidden"), SessionTests.Said(await client.Get<UnitView>($"/api/units/{world.Cell.Id}")));
        Assert.Equal((409, "assignment.ended"), SessionTests.Said(await administrator.Post<AssignmentView>($"/api/assignments/{given.Body.Id}/end", new EndAssignment(), ended.Body.RowVersion)));
        Assert.Equal(201, (await administrator.Post<AssignmentView>("/api/assignments", new AssignRole { AccountId = account.Id, UnitId = world.Base.Id, Role = "unit-officer" })).Status);
    }

    [Fact]
    public async Task The_same_role_is_not_given_twice_also_when_two_give_it_at_once()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var account = await People.NewAccount(administrator, world.Commune);
        var command = new AssignRole { AccountId = account.Id, UnitId = world.Commune.Id, Role = "leader" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => administrator.Post<AssignmentView>("/api/assignments", command)));
        Assert.Equal(1, answers.Count(a => a.Status == 201));
        Assert.All(answers.Where(a => a.Status != 201), a => Assert.Equal((409, "assignment.overlaps"), SessionTests.Said(a)));
        Assert.Equal(1L, await World.World.Ask<long>("select count(*) from assignments where account_id = $1", account.Id));
    }

    [Fact]
    public async Task Roles_are_given_within_ones_reach_below_the_accounts_unit_and_not_to_oneself()
    {
        var world = await World.World.Planted();
        var above = await world.Administrator(world.Province);
        var administrator = await world.Administrator(world.Commune);
        var own = await People.NewAccount(administrator, world.Base);
        var foreign = await People.NewAccount(above, world.Province);
        Task<Answer<AssignmentView>> Give(Guid account, PlantedUnit unit, string role = "unit-officer") =>
            administrator.Post<AssignmentView>("/api/assignments", new AssignRole { AccountId = account, UnitId = unit.Id, Role = role });

        Assert.Equal((404, "absent"), SessionTests.Said(await Give(own.Id, world.Province)));
        Assert.Equal((404, "absent"), SessionTests.Said(await Give(own.Id, world.CousinByText)));
        Assert.Equal((404, "absent"), SessionTests.Said(await Give(foreign.Id, world.Commune)));
        Assert.Equal((409, "assignment.outside-account-unit"), SessionTests.Said(await Give(own.Id, world.Commune)));
        Assert.Equal((403, "forbidden"), SessionTests.Said(await Give(administrator.AccountId, world.Commune, "leader")));
        Assert.Equal(["unknown"], (await Give(own.Id, world.Base, "king")).Problem!.Errors!["role"]);
        Assert.Equal(201, (await Give(own.Id, world.Cell)).Status);
        var mixed = await world.As("administrator", world.Commune, null, ("unit-officer", world.CousinByText));
        Assert.Equal((403, "forbidden"), SessionTests.Said(await mixed.Post<AssignmentView>("/api/assignments", new AssignRole { AccountId = own.Id, UnitId = world.CousinByText.Id, Role = "unit-officer" })));
    }

    [Fact]
    public async Task A_role_ends_today_or_later_and_is_ended_only_by_others_within_reach()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Commune);
        var account = await People.NewAccount(administrator, world.Base);
        var given = (await administrator.Post<AssignmentView>("/api/assignments", new AssignRole { AccountId = account.Id, UnitId = world.Base.Id, Role = "inspector", ValidFrom = Today.AddDays(-30) })).Body;
        var path = $"/api/assignments/{given.Id}/end";
        Assert.Equal((409, "assignment.ends-in-past"), SessionTests.Said(await administrator.Post<AssignmentView>(path, new EndAssignment { EndsOn = Today.AddDays(-1) }, given.RowVersion)));
        var sideways = await world.Administrator(world.CousinByText);
        Assert.Equal((404, "absent"), SessionTests.Said(await sideways.Post<AssignmentView>(path, new EndAssignment(), given.RowVersion)));
        Assert.Equal(Today.AddDays(10), (await administrator.Post<AssignmentView>(path, new EndAssignment { EndsOn = Today.AddDays(10) }, given.RowVersion)).Body.ValidTo);

        var own = await World.World.Ask<Guid>("select id from assignments where account_id = $1", administrator.AccountId);
        Assert.Equal((403, "forbidden"), SessionTests.Said(await administrator.Post<AssignmentView>($"/api/assignments/{own}/end", new EndAssignment(), 1)));
    }

    [Fact]
    public async Task The_roles_are_listed_with_what_they_may_do()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Commune);
        var roles = (await administrator.Get<Page<RoleRow>>("/api/roles")).Body.Items;
        Assert.Equal(7, roles.Count);
        Assert.DoesNotContain(Permission.RegistrationsWrite, roles.Single(r => r.Code == "inspector").Permissions);
    }

    [Fact]
    public async Task The_audit_says_who_did_what_as_whom_from_what_to_what_within_scope()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var account = await People.NewAccount(administrator, world.Commune);
        await administrator.Put<AccountView>($"/api/accounts/{account.Id}", new SaveAccount { DisplayName = "Trần Văn Minh", Title = "Trưởng ban" }, 1);

        var entries = (await administrator.Get<Page<AuditRow>>($"/api/audit?subjectId={account.Id}")).Body.Items;
        Assert.Equal([nameof(SaveAccount), nameof(CreateAccount)], entries.Select(e => e.Action));
        Assert.Equal((administrator.AccountId, $"administrator {world.Province.Path}", "Account"), (entries[0].ActorId, entries[0].ActingAs, entries[0].SubjectType));
        var title = entries[0].Changes.Single(c => c.Field == "title");
        Assert.Equal(("Phó Trưởng ban", "Trưởng ban"), (title.Before!.Value.GetString(), title.After!.Value.GetString()));

        var first = (await administrator.Get<Page<AuditRow>>($"/api/audit?under={world.Commune.Path}&limit=1")).Body;
        var second = (await administrator.Get<Page<AuditRow>>($"/api/audit?under={world.Commune.Path}&limit=1&after={first.Next}")).Body;
        Assert.Equal([nameof(SaveAccount), nameof(CreateAccount)], first.Items.Concat(second.Items).Select(e => e.Action));
        Assert.Null(second.Next);

        Assert.NotEmpty((await (await world.Inspector(world.Commune)).Get<Page<AuditRow>>($"/api/audit?subjectId={account.Id}")).Body.Items);
        Assert.Empty((await (await world.Inspector(world.CousinByText)).Get<Page<AuditRow>>($"/api/audit?subjectId={account.Id}")).Body.Items);
        var mixed = await world.As("inspector", world.CousinByText, null, ("unit-officer", world.Province));
        Assert.Empty((await mixed.Get<Page<AuditRow>>($"/api/audit?subjectId={account.Id}")).Body.Items);
        Assert.Equal((403, "forbidden"), SessionTests.Said(await (await world.Officer(world.Commune)).Get<Page<AuditRow>>("/api/audit")));
        Assert.Equal(400, (await administrator.Get<Page<AuditRow>>("/api/audit?after=zzzz")).Status);
    }
}
