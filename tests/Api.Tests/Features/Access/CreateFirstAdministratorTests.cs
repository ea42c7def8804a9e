using System.Net.Http.Json;
using Kheo.Api.Features.Access;
using Kheo.Api.Features.Organisation;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Tests.Features.Access;

public class CreateFirstAdministratorTests
{
    private static CreateFirstAdministrator With(string token, string code) => CreateFirstAdministrator.Example with { Token = token, UnitCode = code, UserName = People.NewName() };

    private static async Task<int> Open(World.World world, CreateFirstAdministrator command)
    {
        using var http = world.Anonymous();
        using var response = await http.PostAsJsonAsync("/api/first-administrator", command, Edge.Json);
        return (int)response.StatusCode;
    }

    private static async Task<string> Link(DateTimeOffset? expires = null)
    {
        var (token, hash) = Invitations.New();
        await World.World.Ask<object>("insert into first_administrators (token_hash, expires_at) values ($1, $2)", hash, expires ?? DateTimeOffset.UtcNow.AddDays(1));
        return token;
    }

    [Fact]
    public async Task The_link_opens_an_empty_house_once()
    {
        var world = await World.World.Planted();
        var code = "F" + Guid.NewGuid().ToString("N")[..10].ToUpperInvariant();
        var command = With(await Link(), code);
        Assert.Equal(204, await Open(world, command));

        var (status, _, client, session) = await People.SignIn(world, command.UserName, command.Password);
        Assert.Equal((200, $"/{code}/", "administrator"), (status, session!.Units[0].UnitPath, session.Units[0].Role));
        var root = (await client!.Get<UnitView>($"/api/units/{session.Units[0].UnitId}")).Body;
        Assert.Equal(("Tỉnh ủy An Bình", "Cấp tỉnh", UnitKinds.ProvinceCommittee), (root.PartyName, root.TierName, root.Kind));
        var tiers = (await client.Get<Page<TierView>>("/api/tiers")).Body.Items;
        Assert.Equal(["TW", "TINH", "HUYEN", "XA", "CO-SO", "CHI-BO"], tiers.Select(t => t.Code));
        Assert.Equal(new DateOnly(2025, 7, 1), tiers[2].ValidTo);
        Assert.Equal(5L, await World.World.Ask<long>("select count(*) from standard_fields where unit_path = $1", $"/{code}/"));
        Assert.Equal(201, (await client.Post<UnitView>("/api/units", new CreateUnit
        {
            ParentId = root.Id, Code = "X1", Kind = UnitKinds.CommuneCommittee, TierId = tiers[3].Id, PartyName = "Đảng ủy xã Bình Minh", OpenedOn = new DateOnly(2025, 7, 1),
        })).Status);

        Assert.Equal(409, await Open(world, command with { UnitCode = code + "B", UserName = People.NewName() }));
        Assert.Equal(0L, await World.World.Ask<long>("select count(*) from units where code = $1", code + "B"));
    }

    [Fact]
    public async Task A_wrong_or_old_link_opens_nothing_and_an_existing_house_is_not_opened_again()
    {
        var world = await World.World.Planted();
        Assert.Equal(409, await Open(world, With("k3V0b2tlbi1raGVvLXZpLWR1LW1pbmgtaG9hLTAwMQ", "NOPE1")));
        Assert.Equal(409, await Open(world, With(await Link(DateTimeOffset.UtcNow.AddSeconds(-1)), "NOPE2")));
        Assert.Equal(409, await Open(world, With(await Link(), world.Code)));
        Assert.Equal(400, await Open(world, With(await Link(), "NOPE3") with { Kind = UnitKinds.Cell }));
        Assert.Equal(0L, await World.World.Ask<long>("select count(*) from units where code like 'NOPE%'"));
    }
}
