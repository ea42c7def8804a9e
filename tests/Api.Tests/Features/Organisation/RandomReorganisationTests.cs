using Kheo.Api.Features.Organisation;
using Kheo.Api.Tests.World;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Tests.Features.Organisation;

/// <summary>Random acts on a tree with work in it: whatever is applied leaves it sound, whatever is refused leaves it as it was, and the inverse restores it.</summary>
public class RandomReorganisationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Applying_and_reversing_is_doing_nothing(int seed)
    {
        var dice = new Random(seed);
        var w = await ReportWorld.Running();
        var acts = await Acts.Of(w.World, w.World.Root);
        foreach (var cell in w.Cells)
        {
            await w.Register(cell, dice.Next(2) == 0 ? "draft" : "submitted");
            await w.Register(cell, campaign: w.LastCampaign);
            await w.World.Officer(cell);
        }
        await World.World.Ask<object>("update campaigns set status = 'closed' where id = $1", w.LastCampaign);
        var (applied, refused, day) = (0, 0, World.World.Today.AddDays(-60));
        for (var n = 0; n < 20; n++)
        {
            var before = await Acts.Checksum(w.World);
            var act = await acts.Draft(day = day.AddDays(1), [.. await Any(w.World, dice), .. dice.Next(3) == 0 ? await Any(w.World, dice) : []]);
            var answer = await acts.Apply(act);
            if (answer.Status == 409)
            {
                refused++;
                Assert.Equal(before, await Acts.Checksum(w.World));
                continue;
            }
            applied++;
            Assert.All(answer.Body.Reconciliation!, c => Assert.Equal(c.Before, c.After + c.Joined));
            Assert.Equal(("", 0L), (await Differences(w), await Acts.Faults(w.World)));
            if (dice.Next(2) == 0) continue;
            Assert.Equal(200, (await acts.Reverse(answer.Body)).Status);
            Assert.Equal((before, "", 0L), (await Acts.Checksum(w.World), await Differences(w), await Acts.Faults(w.World)));
        }
        Assert.True(applied >= 4 && refused >= 2, $"{applied} applied, {refused} refused: too tame.");
    }

    private static Task<string?> Differences(ReportWorld w) => World.World.Ask<string>("select coalesce(string_agg(t::text, '; '), '') from recount_totals($1) t", w.Campaign);

    private static async Task<IReadOnlyList<Operation>> Any(World.World world, Random dice)
    {
        var ids = await World.World.Ask<Guid[]>("select array_agg(id order by path) from units where path > $1 and path < path_end($1) and closed_on is null", world.Root.Path);
        Guid One() => ids![dice.Next(ids.Length)];
        NewUnit New(int rank) => new(Guid.CreateVersion7(), One(), $"N{dice.Next(100)}", UnitKinds.Grassroots, world.Tiers.ElementAt(rank - 1).Value, $"Đơn vị {dice.Next(10_000)}");
        return dice.Next(7) switch
        {
            0 => [Operation.Rename(One(), $"Tên {dice.Next(10_000)}")],
            1 or 2 => [Operation.Move(One(), One())],
            3 => [Operation.Merge([.. new[] { One(), One() }.Distinct()], New(dice.Next(3, 6)))],
            4 => [Operation.Absorb([One()], One())],
            5 when New(5) is var a && New(5) is var b => [Operation.Split(One(), SplitBasis.Member, [new(a.Id), new(b.Id, false)], a, b)],
            _ => [Operation.Create(New(dice.Next(3, 6)))],
        };
    }
}
