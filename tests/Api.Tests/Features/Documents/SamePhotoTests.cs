using Kheo.Api.Features.Documents;
using Kheo.Api.Outside;
using Kheo.Api.Tests.World;
using Kheo.Domain.Registrations;
using Microsoft.Extensions.DependencyInjection;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Documents;

public class SamePhotoTests
{
    private static async Task<IReadOnlyList<SamePhoto>> Read(Client client, Guid id) => (await client.Get<SamePhotos>($"/api/registrations/{id}/same-photos")).Body.Items;

    private static Task Mark(Guid file, long mark) => Ask<object>("update files set mark = $2 where id = $1", file, mark);

    [Fact]
    public async Task A_photo_made_smaller_and_renamed_is_found_in_another_dossier_by_whoever_sees_both()
    {
        var world = await WithOpenCampaign();
        var (officer, other) = (await world.Officer(world.Cell), await world.Officer(world.SiblingCell));
        var (one, two) = (await world.Registered(world.Cell, officer: officer), await world.Registered(world.SiblingCell, model: world.Model("Đường cờ ấp Tân Tiến"), officer: other));
        var first = (await officer.Upload(one.Id, Samples.Photo(1200, 800, 4), "duong-hoa.png")).Body;
        var second = (await other.Upload(two.Id, Samples.Photo(640, 427, 4), "IMG_2026.png")).Body;
        await other.Upload(two.Id, Samples.Photo(640, 427, 5), "khac.png");
        if (!world.Host.Services.GetRequiredService<Pictures>().CanReencode)
        {
            Assert.Contains("the same photo is not found again", await world.Launcher.Http.GetStringAsync("/health/ready"), StringComparison.Ordinal);
            foreach (var file in new[] { first, second }) await Mark(file.Id, 0x0F3C_55AA_1234_FF00);
        }

        var found = Assert.Single(await Read(world.Launcher, two.Id));
        Assert.Equal((second.Id, first.Id, one.Id, one.Code, world.Cell.Name, true), (found.FileId, found.OtherId, found.RegistrationId, found.Code, found.UnitName, found.Earlier));
        Assert.InRange(found.Differs, 0, PictureMark.Near);
        Assert.False(Assert.Single(await Read(world.Launcher, one.Id)).Earlier);
        // The unit sees its own dossiers only: that another unit has the photo is not its to know.
        Assert.Empty(await Read(other, two.Id));
        Assert.Equal(404, (await officer.Get<SamePhotos>($"/api/registrations/{two.Id}/same-photos")).Status);
    }

    [Fact]
    public async Task Marks_that_differ_in_seven_spots_are_near_wherever_the_spots_are_and_in_eight_they_are_not()
    {
        var world = await WithOpenCampaign();
        var officer = await world.Officer(world.Cell);
        var (one, two) = (await world.Registered(world.Cell, officer: officer), await world.Registered(world.Cell, officer: officer, model: world.Model("Mô hình khác")));
        var (mine, its) = ((await officer.Upload(one.Id, Samples.Pdf, "a.pdf")).Body.Id, (await officer.Upload(two.Id, Samples.Pdf, "b.pdf")).Body.Id);
        var dice = new Random(3);
        for (var n = 0; n < 60; n++)
        {
            var (mark, differs, spots) = (dice.NextInt64(), n % 9, new HashSet<int>());
            while (spots.Count < differs) spots.Add(dice.Next(64));
            await Mark(mine, mark);
            await Mark(its, spots.Aggregate(mark, (m, spot) => m ^ 1L << spot));
            var found = await Read(officer, one.Id);
            Assert.Equal(differs <= PictureMark.Near ? [differs] : [], found.Select(f => f.Differs));
        }
    }

    /// <summary>Which plan is taken follows from how many marks there are; that the indexes may be asked at all does not.</summary>
    [Fact]
    public async Task Each_band_has_its_index_and_is_compared_by_what_row_level_security_lets_past()
    {
        await WithOpenCampaign();
        Assert.Equal("files_mark1 files_mark2 files_mark3 files_mark4", await Ask<string>(
            "select string_agg(indexname, ' ' order by indexname) from pg_indexes where tablename = 'files' and indexdef ~ '\\(mark[1-4]\\) WHERE \\(mark IS NOT NULL\\)'"));
        Assert.True(await Ask<bool>("select p.proleakproof from pg_operator o join pg_proc p on p.oid = o.oprcode where o.oprname = '=' and o.oprleft = 'int4'::regtype and o.oprright = 'int4'::regtype"));
        Assert.True(await Ask<bool>("select bool_and(atttypid = 'int4'::regtype and attgenerated = 's') and count(*) = 4 from pg_attribute where attrelid = 'files'::regclass and attname in ('mark1', 'mark2', 'mark3', 'mark4')"));
    }
}
