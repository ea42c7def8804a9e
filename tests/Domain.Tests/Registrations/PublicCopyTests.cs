using FsCheck;
using FsCheck.Fluent;
using Kheo.Domain.Registrations;
using static Kheo.Domain.Tests.Registrations.GivenRegistration;

namespace Kheo.Domain.Tests.Registrations;

public class PublicCopyTests
{
    private static readonly Guid By = Guid.NewGuid();

    private static StoredBytes Bytes(byte digest, string kind = "image/jpeg") => new(Guid.NewGuid(), kind, 1000, [digest]);

    [Fact]
    public void A_box_covers_every_pixel_it_touches_and_none_outside_the_picture()
    {
        var share = Gen.Choose(0, 1000);
        Prop.ForAll(share.Two().ToArbitrary(), share.Two().ToArbitrary(), Gen.Choose(1, 3000).Two().ToArbitrary(), (at, size, picture) =>
        {
            var box = new Box(at.Item1 / 1000.0, at.Item2 / 1000.0, size.Item1 / 1000.0, size.Item2 / 1000.0);
            if (!box.IsWithin()) return true;
            var (left, top, right, bottom) = box.On(picture.Item1, picture.Item2);
            return left >= 0 && top >= 0 && left < right && top < bottom && right <= picture.Item1 && bottom <= picture.Item2
                && left <= box.X * picture.Item1 && right >= Math.Min(picture.Item1, (box.X + box.Width) * picture.Item1 - 1e-6);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(double.NaN, 0, 0.1, 0.1)]
    [InlineData(0, 0, double.PositiveInfinity, 0.1)]
    [InlineData(-0.01, 0, 0.1, 0.1)]
    [InlineData(0.95, 0, 0.1, 0.1)]
    [InlineData(0, 0, 0, 0.1)]
    public void A_box_lies_within_the_picture(double x, double y, double width, double height) => Assert.False(new Box(x, y, width, height).IsWithin());

    [Fact]
    public void A_public_copy_has_a_name_of_its_own_and_is_never_the_file_itself()
    {
        var draft = At(RegistrationStatus.Draft);
        var file = StoredFile.Put(draft, FilePurpose.After, "Nhà bà Minh Họa.jpg", Bytes(1), By, draft.CreatedAt);
        var copy = PublicCopy.Of(file, Bytes(2), ".jpg", By, draft.CreatedAt);
        Assert.Equal((file.Id, file.UnitPath, file.RegistrationId), (copy.FileId, copy.UnitPath, copy.RegistrationId));
        Assert.Matches("^ban-cong-khai-[0-9a-f]{8}.jpg$", copy.Name);
        var first = copy.Name;
        copy.Replace(file, Bytes(3, "application/pdf"), ".pdf", By, draft.CreatedAt);
        Assert.NotEqual(first, copy.Name);
        Law.Refuses(Rules.PublicCopySame, () => copy.Replace(file, Bytes(1), ".jpg", By, draft.CreatedAt));
    }
}
