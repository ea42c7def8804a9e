using System.Globalization;
using Kheo.Api.Features.Integration;
using Kheo.Api.Tests.World;
using Kheo.Api.Web;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Integration;

public class CalendarFeedTests
{
    private static async Task<(int Status, string? Type, string Text)> Read(World.World world, string link)
    {
        using var answer = await world.Anonymous().GetAsync(link);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> Feed(Client client, PlantedUnit? unit = null) => (await client.Post<CalendarFeedView>("/api/calendar-feeds", new { unitId = unit?.Id })).Body.Link!;

    [Fact]
    public async Task Whoever_has_the_address_reads_that_units_days_and_no_others()
    {
        var world = await WithOpenCampaign((w, c) => c with
        {
            Tiers = [w.Due("cell", Today.AddDays(30)) with { Conference = new(Today.AddDays(200)) }, w.Due("base", Today.AddDays(60)), w.Due("cell", Today.AddDays(10), pilot: w.SiblingCell)],
        });
        var link = await Feed(await world.Inspector(world.Cell));
        var (status, type, text) = await Read(world, link);
        Assert.Equal((200, "text/calendar; charset=utf-8"), (status, type));
        string Day(int ahead) => "DTSTART;VALUE=DATE:" + Today.AddDays(ahead).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        foreach (var ahead in new[] { 30, 120, 200 }) Assert.Contains(Day(ahead), text, StringComparison.Ordinal);
        foreach (var ahead in new[] { 10, 60 }) Assert.DoesNotContain(Day(ahead), text, StringComparison.Ordinal);
        Assert.Equal(0, text.Replace("\r\n", "", StringComparison.Ordinal).Count(c => c == '\n'));
        string[] Uids(string calendar) => [.. calendar.Split("\r\n").Where(l => l.StartsWith("UID:", StringComparison.Ordinal))];
        Assert.Equal(3, Uids(text).Distinct().Count());
        await Ask<object>("update obligations set due_on = due_on + 5 where campaign_id = $1 and unit_id = $2", world.Campaign.Id, world.Cell.Id);
        var moved = (await Read(world, link)).Text;
        Assert.Equal(Uids(text).Order(), Uids(moved).Order());
        Assert.Contains(Day(35), moved, StringComparison.Ordinal);
        var pilot = (await Read(world, await Feed(await world.Officer(world.SiblingCell)))).Text;
        Assert.Contains(Day(10), pilot, StringComparison.Ordinal);
        Assert.DoesNotContain(Day(200), pilot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_kept_as_a_digest_and_ends_when_it_is_revoked_or_its_maker_leaves()
    {
        var world = await WithOpenCampaign();
        var (officer, other) = (await world.Officer(world.Cell), await world.Officer(world.SiblingCell));
        var (one, two) = (await Feed(officer), await Feed(officer));
        Assert.Equal(0L, await Ask<long>("select count(*) from calendar_feeds f where position($1 in f::text) > 0", one.Split('/')[^1][..^4]));
        Assert.Equal(0L, await Ask<long>("select count(*) from audit_entries where subject_type = 'CalendarFeed' and after::text like '%okenHash%'"));
        var list = (await officer.Get<Page<CalendarFeedView>>("/api/my/calendar-feeds")).Body.Items;
        Assert.Equal((2, 0), (list.Count, list.Count(f => f.Link is not null)));
        Assert.Empty((await other.Get<Page<CalendarFeedView>>("/api/my/calendar-feeds")).Body.Items);

        Assert.Equal(0, (await other.Post<RevokedFeedsView>("/api/my/calendar-feeds/revoke", new { ids = list.Select(f => f.Id) })).Body.Revoked);
        Assert.Equal(1, (await officer.Post<RevokedFeedsView>("/api/my/calendar-feeds/revoke", new { ids = new[] { list[1].Id } })).Body.Revoked);
        Assert.Equal((404, 200), ((await Read(world, one)).Status, (await Read(world, two)).Status));
        Assert.Equal((await Read(world, "/api/calendar/khong-co-that.ics")).Text.Split("traceId")[0], (await Read(world, one)).Text.Split("traceId")[0]);
        await Ask<object>("update assignments set valid_to = valid_from where account_id = $1", officer.AccountId);
        Assert.Equal(404, (await Read(world, two)).Status);
    }

    [Fact]
    public async Task Nobody_makes_an_address_for_a_unit_he_does_not_see()
    {
        var world = await Planted();
        Assert.Equal(404, (await (await world.Officer(world.Cell)).Post<CalendarFeedView>("/api/calendar-feeds", new { unitId = world.SiblingCell.Id })).Status);
        Assert.Equal(404, (await (await world.Officer(world.Cell)).Post<CalendarFeedView>("/api/calendar-feeds", new { unitId = world.Commune.Id })).Status);
    }
}
