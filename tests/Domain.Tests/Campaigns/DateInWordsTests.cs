using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Tests.Campaigns;

public class DateInWordsTests
{
    [Theory]
    [InlineData("cuối tháng 6", 2026, "2026-06-30")]
    [InlineData("Trước cuối tháng 2", 2028, "2028-02-29")]
    [InlineData("đầu tháng 6", 2020, "2020-06-10")]
    [InlineData("giữa tháng 9 năm 2027", 2026, "2027-09-15")]
    [InlineData("trung tuần tháng 11", 2026, "2026-11-20")]
    [InlineData("quý III", 2023, "2023-09-30")]
    [InlineData("ngày 15 tháng 7", 2026, "2026-07-15")]
    public void Letters_name_days_in_words(string text, int year, string day) => Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DateInWords.LastDay(text, year));

    [Theory]
    [InlineData("")]
    [InlineData("khi hoàn thành")]
    [InlineData("cuối tháng 13")]
    [InlineData("ngày 31 tháng 4")]
    [InlineData("quý V")]
    public void What_is_not_a_day_is_not_guessed(string text) => Assert.Null(DateInWords.LastDay(text, 2026));

    [Fact]
    public void A_date_given_beside_the_words_wins_over_them() =>
        Assert.Equal(new PlannedDay(new(2026, 6, 25), "cuối tháng 6"), new PlannedDay(new(2026, 6, 25), "cuối tháng 6").Computed(2026));
}
