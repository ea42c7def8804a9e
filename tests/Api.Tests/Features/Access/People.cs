using System.Net.Http.Json;
using System.Text.Json;
using Kheo.Api.Features.Access;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;

namespace Kheo.Api.Tests.Features.Access;

/// <summary>Signing in as a browser does: over HTTP, with the cookie that came back.</summary>
internal static class People
{
    public const string Password = "mưa chiều trên sông Hậu";

    public static string NewName() => $"u-{Guid.NewGuid():N}"[..20];

    public static async Task<AccountView> NewAccount(Client administrator, PlantedUnit unit, string? userName = null) =>
        (await administrator.Post<AccountView>("/api/accounts", new CreateAccount { UnitId = unit.Id, UserName = userName ?? NewName(), DisplayName = "Trần Văn Minh", Title = "Phó Trưởng ban" })).Body;

    public static async Task<(int Status, string? Code)> Accept(World.World world, string token, string password = Password)
    {
        using var http = world.Anonymous();
        using var response = await http.PostAsJsonAsync("/api/invitations/accept", new AcceptInvitation { Token = token, Password = password }, Edge.Json);
        return ((int)response.StatusCode, await CodeOf(response));
    }

    /// <summary>An account that has accepted its invitation.</summary>
    public static async Task<AccountView> Settled(World.World world, Client administrator, PlantedUnit unit)
    {
        var account = await NewAccount(administrator, unit);
        Assert.Equal((204, null), await Accept(world, account.Invitation!.Token));
        return account;
    }

    public static async Task<(int Status, string? Code, Client? Client, SessionView? Session)> SignIn(World.World world, string userName, string password = Password)
    {
        var http = world.Anonymous();
        using var response = await http.PostAsJsonAsync("/api/session", new SignIn { UserName = userName, Password = password }, Edge.Json);
        if (!response.IsSuccessStatusCode) return ((int)response.StatusCode, await CodeOf(response), null, null);
        var session = (await response.Content.ReadFromJsonAsync<SessionView>(Edge.Json))!;
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        http.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        http.DefaultRequestHeaders.Add(Sessions.AntiforgeryHeader, session.AntiforgeryToken);
        return (200, null, new Client(http, session.Account.Id), session);
    }

    private static async Task<string?> CodeOf(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return text.Length == 0 ? null : JsonDocument.Parse(text).RootElement.TryGetProperty("code", out var code) ? code.GetString() : null;
    }
}
