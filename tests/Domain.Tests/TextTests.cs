namespace Kheo.Domain.Tests;

public class TextTests
{
    [Theory]
    [InlineData("Hiến đất", "hien dat")]
    [InlineData("HOÀ BÌNH", "hoa binh")]
    [InlineData("hòa  bình", "hoa binh")]
    [InlineData("Ấp 3/2 – “Đường hoa”", "ap 3 2 duong hoa")]
    public void Folding_takes_marks_case_and_punctuation_away(string text, string key) => Assert.Equal(key, Text.Fold(text));

    [Fact]
    public void Composed_and_decomposed_text_fold_to_one_key() =>
        Assert.Equal(Text.Fold("Dân vận khéo".Normalize(System.Text.NormalizationForm.FormC)), Text.Fold("Dân vận khéo".Normalize(System.Text.NormalizationForm.FormD)));
}
