using Kheo.Api.Tests.World;

namespace Kheo.Api.Tests;

public class HouseTests
{
    [Fact]
    public async Task The_house_stands()
    {
        var world = await World.World.Planted();
        var officer = await world.Officer(world.Cell);
        Assert.Equal(200, (int)(await officer.Http.GetAsync("/health/ready")).StatusCode);
        var absent = await officer.Get<object>("/api/nothing");
        Assert.Equal((404, "absent"), (absent.Status, absent.Code));
    }
}
