using Kheo.Domain.Registrations;

namespace Kheo.Domain.Tests.Registrations;

public class LikenessTests
{
    private static readonly FormParts Parts = new()
    {
        Objectives = "100% hộ dọc tuyến tham gia; 2 km đường hoa trước ngày 30/9.",
        Content = "Chi bộ vận động từng hộ nhận chăm sóc đoạn trước nhà; Chi hội Phụ nữ ươm giống, Đoàn Thanh niên ra quân phát quang mỗi chiều thứ bảy.",
        Place = "Ấp Hòa Bình; 64 hộ dọc tuyến.",
    };

    private static Likeness Of(FormReading a, FormReading b) => Wording.Of(a).With(Wording.Of(b));

    [Fact]
    public void Marks_case_and_punctuation_make_no_difference()
    {
        var bare = new FormReading("TUYEN DUONG HOA AP HOA BINH", new()
        {
            Objectives = Text.Fold(Parts.Objectives!), Content = Parts.Content!.ToUpperInvariant().Normalize(System.Text.NormalizationForm.FormD), Place = "ap hoà bình, 64 hộ dọc tuyến",
        });
        Assert.Equal(new Likeness(1, 1), Of(new("Tuyến đường hoa ấp Hòa Bình", Parts), bare));
        Assert.Equal(Wording.Of(new("Tuyến đường hoa ấp Hòa Bình", Parts)).Bands, Wording.Of(bare).Bands);
    }

    [Fact]
    public void Another_name_does_not_hide_a_copied_content()
    {
        var likeness = Of(new("Tuyến đường hoa ấp Hòa Bình", Parts), new("Xanh sạch đẹp ngõ xóm", Parts));
        Assert.True(likeness.Near);
        Assert.Equal((0d, 1d), (likeness.Name, likeness.Content));
    }

    [Fact]
    public void A_content_of_a_few_words_is_not_compared()
    {
        var brief = new FormParts { Content = "Vận động nhân dân làm đường." };
        Assert.Equal(new Likeness(0, null), Of(new("Đường hoa", brief), new("Tiếng kẻng", brief)));
        Assert.True(Of(new("Tuyến đường hoa Hòa Bình", FormParts.Empty), new("Tuyến đường hoa Tân Tiến", Parts)).Near);
    }

    [Fact]
    public void Names_that_are_near_do_not_count_against_contents_that_differ()
    {
        var other = new FormParts { Content = "Mỗi nhà đặt hai thùng, ngày chẵn gom rác hữu cơ ủ phân, ngày lẻ gom chai lọ bán lấy tiền gây quỹ giúp học sinh nghèo mua bảo hiểm y tế." };
        Assert.False(Of(new("Tuyến đường hoa ấp Hòa Bình", Parts), new("Tuyến đường hoa ấp Tân Tiến", other)).Near);
    }

    [Theory]
    [InlineData("Ấp Hòa Bình; 64 hộ", "thực hiện tại ap hoà bình, xã Tân Tiến", "ap hoa binh")]
    [InlineData("Khóm 3, phường Bình Lợi", "Tổ dân phố Mới (khóm 3)", "khom 3")]
    [InlineData("Tuyến đường Nguyễn Huệ", "Dọc đường Nguyễn Huệ và chợ", "duong nguyen hue")]
    [InlineData("Xã Bình Minh", "Toàn xã Bình Minh", null)]
    [InlineData("Ấp Hòa Bình", "Ấp Hòa Lợi", null)]
    [InlineData("Từ đường họ Trần", "Dọc đường họ thường đi", null)]
    [InlineData("Trường Mầm non Mỹ Đàm", "Trường Mầm non Thanh Đàm", null)]
    [InlineData(null, "Ấp Hòa Bình", null)]
    public void The_same_place_is_known_by_the_name_of_hamlet_quarter_or_road(string? here, string there, string? shared)
    {
        var (a, b) = (Wording.Of(new("A", new() { Place = here })), Wording.Of(new("B", new() { Place = there })));
        Assert.Equal(shared, a.PlaceSharedWith(b));
        Assert.Equal(shared is not null, a.PlaceBands.Intersect(b.PlaceBands).Any());
    }

    // What is stored must be met again by what is computed in another year.
    [Fact]
    public void Bands_come_out_the_same_for_ever() => Assert.Equal("1020405 562314 379876 46953 901726 632604", string.Join(' ', Wording.Of(new("Tuyến đường hoa ấp Hòa Bình", Parts)).Bands.Take(6)));
}
