using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Registrations;

namespace Kheo.Domain.Tests.Registrations;

public class PictureMarkTests
{
    private static byte[] Grey(Func<int, int, int> shade) => [.. from y in Enumerable.Range(0, 8) from x in Enumerable.Range(0, 9) select (byte)shade(x, y)];

    [Fact]
    public void Each_bit_says_whether_a_spot_is_brighter_than_the_next()
    {
        Assert.Equal(unchecked((long)0xAAAAAAAAAAAAAAAA), PictureMark.Of(Grey((x, _) => x % 2 == 0 ? 200 : 20)));
        Assert.Equal(unchecked((long)0xFF00FF00FF00FF00), PictureMark.Of(Grey((x, y) => y % 2 == 0 ? 200 - 20 * x : 20 * x)));
    }

    [Fact]
    public void A_plain_picture_has_none()
    {
        Assert.Null(PictureMark.Of(Grey((_, _) => 128)));
        Assert.Null(PictureMark.Of(Grey((x, _) => 200 - 20 * x)));
        Assert.Null(PictureMark.Of([1, 2, 3]));
    }

    [Fact]
    public void A_picture_made_lighter_keeps_its_mark() => Prop.ForAll(Gen.Choose(0, 200).ArrayOf(72).ToArbitrary(), shades =>
    {
        var (one, other) = (PictureMark.Of([.. shades.Select(s => (byte)s)]), PictureMark.Of([.. shades.Select(s => (byte)(s + 50))]));
        return one == other && (one is not { } mark || PictureMark.Distance(mark, mark) == 0);
    }).QuickCheckThrowOnFailure();
}
