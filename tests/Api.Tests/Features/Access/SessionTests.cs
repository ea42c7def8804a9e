using System.Net.Http.Json;
using Kheo.Api.Features.Access;
using Kheo.Api.Features.Organisation;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Access;

namespace Kheo.Api.Tests.Features.Access;

public class SessionTests
{
    [Fact]
    public async Task An_invited_person_sets_a_password_signs_in_works_and_signs_out()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var account = await People.Settled(world, administrator, world.Commune);
        Assert.Equal(201, (await administrator.Post<AssignmentView>("/api/assignments", new AssignRole { AccountId = account.Id, UnitId = world.Commune.Id, Role = "committee-officer" })).Status);

        var (status, _, client, session) = await People.SignIn(world, account.UserName.ToUpperInvariant());
        Assert.Equal((200, account.Id, "Trần Văn Minh"), (status, session!.Account.Id, session.Account.DisplayName));
        Assert.Equal((world.Commune.Path, "committee-officer", "Cán bộ cấp ủy"), (session.Units[0].UnitPath, session.Units[0].Role, session.Units[0].RoleName));
        Assert.Contains(Permission.RegistrationsAccept, session.Permissions);
        Assert.Equal(session.Units, (await client!.Get<SessionView>("/api/session")).Body.Units);
        Assert.Equal(200, (await client.Get<UnitView>($"/api/units/{world.Cell.Id}")).Status);

        Assert.Equal(204, (await client.Delete("/api/session", null)).Status);
        Assert.Equal((401, "not-signed-in"), Said(await client.Get<SessionView>("/api/session")));
    }

    [Fact]
    public async Task Unknown_name_wrong_password_pending_and_disabled_get_one_answer()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var pending = await People.NewAccount(administrator, world.Commune);
        var settled = await People.Settled(world, administrator, world.Commune);
        var disabled = await People.Settled(world, administrator, world.Commune);
        var read = (await administrator.Get<AccountView>($"/api/accounts/{disabled.Id}")).Body;
        Assert.Equal(AccountStatus.Disabled, (await administrator.Post<AccountView>($"/api/accounts/{disabled.Id}/disable", null, read.RowVersion)).Body.Status);

        foreach (var (name, password) in new[] { (People.NewName(), People.Password), (settled.UserName, "mưa chiều trên sông Tiền"), (pending.UserName, ""), (pending.UserName, People.Password), (disabled.UserName, People.Password) })
        {
            var (status, code, _, _) = await People.SignIn(world, name, password);
            Assert.Equal(password.Length == 0 ? (400, "invalid") : (401, "sign-in-refused"), (status, code));
        }
        Assert.Equal(200, (await People.SignIn(world, settled.UserName)).Status);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_for_the_guessed_name_only()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var (victim, other) = (await People.Settled(world, administrator, world.Commune), await People.Settled(world, administrator, world.Commune));
        var answers = new List<int>();
        for (var n = 0; n < 10; n++) answers.Add((await People.SignIn(world, victim.UserName, $"sai mật khẩu lần {n}")).Status);
        Assert.Equal(Enumerable.Repeat(401, 8).Concat([429, 429]), answers);
        Assert.Equal(200, (await People.SignIn(world, other.UserName)).Status);
    }

    [Fact]
    public async Task A_new_password_needs_the_present_one_and_ends_other_sessions()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var account = await People.Settled(world, administrator, world.Commune);
        var here = await People.SignIn(world, account.UserName);
        var there = await People.SignIn(world, account.UserName);
        var version = here.Session!.Account.RowVersion;
        static ChangePassword To(string next, string current = People.Password) => new() { CurrentPassword = current, NewPassword = next };
        const string next = "nắng sớm trên đồng lúa";

        Assert.Equal((409, "password.wrong"), Said(await here.Client!.Put<SessionView>("/api/me/password", To(next, "không phải mật khẩu"), version)));
        Assert.Equal((409, "password.too-short"), Said(await here.Client.Put<SessionView>("/api/me/password", To("ngắn quá"), version)));
        Assert.Equal((409, "password.too-common"), Said(await here.Client.Put<SessionView>("/api/me/password", To("Password2026!"), version)));
        Assert.Equal((409, "password.is-user-name"), Said(await here.Client.Put<SessionView>("/api/me/password", To(account.UserName), version)));
        Assert.Equal((428, "if-match-missing"), Said(await here.Client.Put<SessionView>("/api/me/password", To(next), null)));
        Assert.Equal(200, (await here.Client.Put<SessionView>("/api/me/password", To(next), version)).Status);

        await Task.Delay(1_000);
        Assert.Equal(200, (await here.Client.Get<SessionView>("/api/session")).Status);
        Assert.Equal(401, (await there.Client!.Get<SessionView>("/api/session")).Status);
        Assert.Equal(401, (await People.SignIn(world, account.UserName)).Status);
        Assert.Equal(200, (await People.SignIn(world, account.UserName, next)).Status);
    }

    [Fact]
    public async Task Preferences_are_kept_by_anybody_for_himself()
    {
        var world = await World.World.Planted();
        var inspector = await world.Inspector(world.Commune);
        var session = (await inspector.Get<SessionView>("/api/session")).Body;
        Assert.Equal(new Preferences(), session.Preferences);
        var saved = await inspector.Put<SessionView>("/api/me/preferences", new SavePreferences { Language = Language.En, Theme = Theme.Contrast, FontScale = FontScale.Large }, session.Account.RowVersion);
        Assert.Equal((200, $"\"{session.Account.RowVersion + 1}\""), (saved.Status, saved.ETag));
        Assert.Equal(new Preferences(Language.En, Theme.Contrast, FontScale.Large), (await inspector.Get<SessionView>("/api/session")).Body.Preferences);
        Assert.Equal((412, "stale"), Said(await inspector.Put<SessionView>("/api/me/preferences", new SavePreferences { Language = Language.Vi, Theme = Theme.Light, FontScale = FontScale.Small }, session.Account.RowVersion)));
    }

    [Fact]
    public async Task Without_a_session_or_its_token_nothing_is_done()
    {
        var world = await World.World.Planted();
        using var nobody = world.Anonymous();
        Assert.Equal(401, (int)(await nobody.GetAsync("/api/session")).StatusCode);
        var officer = await world.Officer(world.Cell);
        officer.Http.DefaultRequestHeaders.Remove(Sessions.AntiforgeryHeader);
        Assert.Equal((403, "antiforgery"), Said(await officer.Put<SessionView>("/api/me/preferences", new SavePreferences { Language = Language.En, Theme = Theme.Dark, FontScale = FontScale.Normal }, 1)));
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        var world = await World.World.Planted();
        var administrator = await world.Administrator(world.Province);
        var account = await People.Settled(world, administrator, world.Commune);
        using var http = world.Anonymous();
        using var response = await http.PostAsJsonAsync("/api/session", new SignIn { UserName = account.UserName, Password = People.Password }, Edge.Json);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie")).ToLowerInvariant();
        Assert.StartsWith("__host-kheo=", cookie, StringComparison.Ordinal);
        foreach (var mark in new[] { "httponly", "secure", "samesite=strict", "path=/" }) Assert.Contains(mark, cookie, StringComparison.Ordinal);
    }

    internal static (int, string?) Said<T>(Answer<T> answer) => (answer.Status, answer.Code);
}
