using Kheo.Api.Features.Access;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Access;

namespace Kheo.Api.Tests.Features.Access;

public class AccountTests
{
    [Fact]
    public async Task An_account_is_made_with_a_link_that_is_shown_once_and_works_once()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var name = People.NewName();
        var made = await administrator.Post<AccountView>("/api/accounts", new CreateAccount { UnitId = world.Commune.Id, UserName = name, DisplayName = "Lê Thị Hoa", Email = "hoa.le@anbinh.example" });
        Assert.Equal((201, $"/api/accounts/{made.Body.Id}"), (made.Status, made.Location));
        Assert.True(made.Body.Pending);
        Assert.Equal($"/invitation#{made.Body.Invitation!.Token}", made.Body.Invitation.Link);

        var read = (await administrator.Get<AccountView>(made.Location!)).Body;
        Assert.Equal((name, "Lê Thị Hoa", "hoa.le@anbinh.example", world.Commune.Name, null), (read.UserName, read.DisplayName, read.Email, read.UnitName, read.Invitation));
        Assert.Equal([nameof(SaveAccount), nameof(DisableAccount), nameof(InviteAccount), nameof(AssignRole), nameof(HandOverWork)], read.Actions);

        Assert.Equal((409, "password.too-short"), await People.Accept(world, made.Body.Invitation.Token, "ngắn"));
        Assert.Equal((409, "invitation.not-valid"), await People.Accept(world, "not-a-token-not-a-token-not-a-token-not-a-t"));
        Assert.Equal((204, null), await People.Accept(world, made.Body.Invitation.Token));
        Assert.Equal((409, "invitation.not-valid"), await People.Accept(world, made.Body.Invitation.Token));
        Assert.False((await administrator.Get<AccountView>(made.Location!)).Body.Pending);
        Assert.Equal(1L, await World.World.Ask<long>("select count(*) from audit_entries where subject_id = $1 and action = 'AcceptInvitation'", made.Body.Id));
        Assert.Equal(0L, await World.World.Ask<long>("select count(*) from audit_entries where subject_id = $1 and (after::text ilike '%hash%' or before::text ilike '%hash%')", made.Body.Id));
    }

    [Fact]
    public async Task A_new_link_ends_the_one_before_and_sessions_end_when_it_is_used()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var account = await People.Settled(world, administrator, world.Commune);
        var (_, _, client, _) = await People.SignIn(world, account.UserName);
        async Task<AccountView> Invite() => (await administrator.Post<AccountView>($"/api/accounts/{account.Id}/invite", null, (await administrator.Get<AccountView>($"/api/accounts/{account.Id}")).Body.RowVersion)).Body;
        var (first, second) = (await Invite(), await Invite());
        Assert.Equal(200, (await client!.Get<SessionView>("/api/session")).Status);
        Assert.Equal((409, "invitation.not-valid"), await People.Accept(world, first.Invitation!.Token));
        Assert.Equal((204, null), await People.Accept(world, second.Invitation!.Token, "nắng sớm trên đồng lúa"));
        await Task.Delay(1_000);
        Assert.Equal(401, (await client.Get<SessionView>("/api/session")).Status);
    }

    [Fact]
    public async Task A_disabled_account_is_out_within_a_second_and_its_link_is_withdrawn()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var account = await People.Settled(world, administrator, world.Commune);
        var (_, _, client, _) = await People.SignIn(world, account.UserName);
        var version = (await administrator.Get<AccountView>($"/api/accounts/{account.Id}")).Body.RowVersion;
        var invited = (await administrator.Post<AccountView>($"/api/accounts/{account.Id}/invite", null, version)).Body;
        var disabled = (await administrator.Post<AccountView>($"/api/accounts/{account.Id}/disable", null, invited.RowVersion)).Body;
        Assert.Equal((AccountStatus.Disabled, null), (disabled.Status, disabled.InvitationExpiresAt));
        await Task.Delay(1_000);
        Assert.Equal(401, (await client!.Get<SessionView>("/api/session")).Status);
        Assert.Equal((409, "invitation.not-valid"), await People.Accept(world, invited.Invitation!.Token));

        Assert.Equal((409, "account.disabled"), SessionTests.Said(await administrator.Post<AccountView>($"/api/accounts/{account.Id}/disable", null, disabled.RowVersion)));
        Assert.Equal((409, "account.disabled"), SessionTests.Said(await administrator.Post<AccountView>($"/api/accounts/{account.Id}/invite", null, disabled.RowVersion)));
        var enabled = (await administrator.Post<AccountView>($"/api/accounts/{account.Id}/enable", null, disabled.RowVersion)).Body;
        Assert.Equal((409, "account.not-disabled"), SessionTests.Said(await administrator.Post<AccountView>($"/api/accounts/{account.Id}/enable", null, enabled.RowVersion)));
        Assert.Equal(401, (await client.Get<SessionView>("/api/session")).Status);
        Assert.Equal(200, (await People.SignIn(world, account.UserName)).Status);
    }

    [Fact]
    public async Task An_account_is_saved_and_its_user_name_stays()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var account = await People.NewAccount(administrator, world.Commune);
        var save = new SaveAccount { DisplayName = "Trần Văn Minh Đức", Title = "Trưởng ban", Phone = "0296 000 0002" };
        Assert.Equal((412, "stale"), SessionTests.Said(await administrator.Put<AccountView>($"/api/accounts/{account.Id}", save, 99)));
        Assert.Equal("Trưởng ban", (await administrator.Put<AccountView>($"/api/accounts/{account.Id}", save, account.RowVersion)).Body.Title);
        var read = (await administrator.Get<AccountView>($"/api/accounts/{account.Id}")).Body;
        Assert.Equal((account.UserName, "Trần Văn Minh Đức", "0296 000 0002", 2L), (read.UserName, read.DisplayName, read.Phone, read.RowVersion));
        Assert.Equal(["malformed"], (await administrator.Put<AccountView>($"/api/accounts/{account.Id}", save with { Email = "hoa@" }, 2)).Problem!.Errors!["email"]);
    }

    [Fact]
    public async Task User_names_are_unique_in_the_country_and_only_an_administrator_learns_it()
    {
        var world = await World.World.Planted();
        var here = await world.Administrator(world.Province);
        var there = await world.Administrator(world.OtherProvince);
        var account = await People.NewAccount(here, world.Commune);
        var command = new CreateAccount { UnitId = world.OtherProvince.Id, UserName = account.UserName, DisplayName = "Người khác" };
        Assert.Equal((409, "account.user-name-taken"), SessionTests.Said(await there.Post<AccountView>("/api/accounts", command)));
        var officer = await world.Committee(world.OtherProvince);
        Assert.Equal((403, "forbidden"), SessionTests.Said(await officer.Post<AccountView>("/api/accounts", command)));
    }

    [Fact]
    public async Task Nobody_manages_accounts_outside_his_reach_or_his_own()
    {
        var world = await World.World.Planted();
        var above = await world.Administrator(world.Province);
        var provincial = await People.NewAccount(above, world.Province);
        var sideways = await People.NewAccount(above, world.CousinByText);
        var administrator = await world.Administrator(world.Commune);
        foreach (var account in new[] { provincial, sideways })
        {
            Assert.Equal((404, "absent"), SessionTests.Said(await administrator.Get<AccountView>($"/api/accounts/{account.Id}")));
            foreach (var verb in new[] { "invite", "disable", "enable" })
                Assert.Equal((404, "absent"), SessionTests.Said(await administrator.Post<AccountView>($"/api/accounts/{account.Id}/{verb}", null, account.RowVersion)));
        }
        Assert.Equal((404, "absent"), SessionTests.Said(await administrator.Post<AccountView>("/api/accounts", new CreateAccount { UnitId = world.Province.Id, UserName = People.NewName(), DisplayName = "Ai đó" })));
        foreach (var verb in new[] { "invite", "disable" })
            Assert.Equal((403, "forbidden"), SessionTests.Said(await administrator.Post<AccountView>($"/api/accounts/{administrator.AccountId}/{verb}", null, 1)));
        var inspector = await world.Inspector(world.Commune);
        Assert.Equal(200, (await inspector.Get<AccountView>($"/api/accounts/{administrator.AccountId}")).Status);
        Assert.Equal((403, "forbidden"), SessionTests.Said(await inspector.Post<AccountView>($"/api/accounts/{administrator.AccountId}/disable", null, 1)));
        var officer = await world.Officer(world.Commune);
        Assert.Equal((403, "forbidden"), SessionTests.Said(await officer.Get<Page<AccountRow>>("/api/accounts")));
    }

    [Fact]
    public async Task Accounts_are_listed_found_and_paged_within_the_scope_in_which_they_may_be_read()
    {
        var world = await World.World.Planted();
        var administrator = await world.As("administrator", world.Commune, null, ("unit-officer", world.CousinByText));
        await People.NewAccount(await world.Administrator(world.Province), world.CousinByText);
        foreach (var name in new[] { "Đỗ Hoà", "An Bình", "Ông Ích", "Đào Hòa" })
            Assert.Equal(201, (await administrator.Post<AccountView>("/api/accounts", new CreateAccount { UnitId = world.Cell.Id, UserName = People.NewName(), DisplayName = name })).Status);

        var all = (await administrator.Get<Page<AccountRow>>($"/api/accounts?under={world.Cell.Path}")).Body.Items;
        Assert.Equal(["An Bình", "Đào Hòa", "Đỗ Hoà", "Ông Ích"], all.Select(a => a.DisplayName));
        Assert.Equal(["Đào Hòa", "Đỗ Hoà"], (await administrator.Get<Page<AccountRow>>("/api/accounts?q=hoa")).Body.Items.Select(a => a.DisplayName));
        Assert.Equal(all[0].Id, Assert.Single((await administrator.Get<Page<AccountRow>>($"/api/accounts?q={all[0].UserName[..12]}")).Body.Items).Id);
        Assert.Equal(administrator.AccountId, Assert.Single((await administrator.Get<Page<AccountRow>>("/api/accounts?role=administrator")).Body.Items).Id);
        Assert.Empty((await administrator.Get<Page<AccountRow>>($"/api/accounts?under={world.CousinByText.Path}")).Body.Items);
        var page = (await administrator.Get<Page<AccountRow>>($"/api/accounts?under={world.Cell.Path}&limit=3")).Body;
        Assert.Equal(all.Skip(3).Select(a => a.Id), (await administrator.Get<Page<AccountRow>>($"/api/accounts?under={world.Cell.Path}&limit=3&after={page.Next}")).Body.Items.Select(a => a.Id));
        Assert.Equal(await Queries.Of(() => administrator.Get<Page<AccountRow>>("/api/accounts?limit=1")), await Queries.Of(() => administrator.Get<Page<AccountRow>>("/api/accounts?limit=5")));
    }
}
