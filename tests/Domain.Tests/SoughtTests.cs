namespace Kheo.Domain.Tests;

public class SoughtTests
{
    private static string Readings(string typed) =>
        string.Join(" & ", Abbreviations.Readings(new Sought(typed).Words).Select(r => string.Join("|", r.Select(words => string.Join("+", words)))));

    [Theory]
    [InlineData("xã NTM kiểu mẫu", "xa & ntm|nong+thon+moi & kieu & mau")]
    [InlineData("nông thôn mới nâng cao", "nong+thon+moi|ntm & nang & cao")]
    [InlineData("MTTQ xã", "mttq|mat+tran+to+quoc & xa")]
    [InlineData("Ủy ban Mặt trận Tổ quốc", "uy+ban+mat+tran+to+quoc|ubmttq")]
    [InlineData("hiến đất", "hien & dat")]
    [InlineData("?!", "")]
    public void An_abbreviation_reads_as_what_it_stands_for_and_the_other_way(string typed, string readings) => Assert.Equal(readings, Readings(typed));

    [Theory]
    [InlineData("hien dat 3", "3 da dat hi hie hien")]
    [InlineData("a a a", "a")]
    [InlineData("", "")]
    [InlineData("mottuquadaikhongcoai", "mo mot mott mottu mottuq mottuqu mottuqua mottuquad mottuquada mottuquadai mottuquadaik")]
    public void A_text_is_kept_by_the_beginnings_of_its_words(string folded, string kept) => Assert.Equal(kept, Sought.Beginnings(folded));

    [Fact]
    public void The_beginnings_are_those_of_each_word_by_itself_in_order_and_once()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            string[] words = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 15)).Select(_ => "abc1"[random.Next(4)])))];
            var each = words.SelectMany(w => Enumerable.Range(1, Math.Min(w.Length, Sought.Letters)).Where(n => n > 1 || w.Length == 1).Select(n => w[..n]));
            Assert.Equal(string.Join(' ', each.Distinct().Order(StringComparer.Ordinal)), Sought.Beginnings(string.Join(' ', words)));
        }
    }

    [Fact]
    public void What_holds_the_marks_as_typed_comes_first()
    {
        var sought = new Sought("hiến đất");
        string[] best = ["Hiến đất", "Vận động hiến đất làm đường", "hien dat", "Phong trào hien dat", "Đất hiến tặng", "Làm đường"];
        Assert.Equal(best, best.Reverse().OrderBy(t => sought.Rank(t)));
        Assert.Equal(0, new Sought("dvk-2026-0031").Rank("Làm đường", "DVK-2026-0031"));
        Assert.Equal(Sought.Elsewhere, sought.Rank("Làm đường", "DVK-2026-0031"));
    }

    [Fact]
    public void An_excerpt_shows_the_words_where_they_stand_together()
    {
        const string text = "Đất của ấp còn nhiều. Chi bộ họp bàn, phân công từng đảng viên đến từng nhà vận động bà con hiến đất, tháo dỡ hàng rào, góp công làm đường cho kịp mùa mưa năm nay.";
        Assert.Contains("hiến đất, tháo dỡ", new Sought("hien dat").Excerpt(text), StringComparison.Ordinal);
        Assert.StartsWith("… ", new Sought("hien dat").Excerpt(text), StringComparison.Ordinal);
        Assert.Null(new Sought("khmer").Excerpt(text));
        Assert.Null(new Sought("khmer").Excerpt(null));
    }
}
