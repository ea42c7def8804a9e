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

    // What the table of known characters says must be what taking each apart says: the keys in the database were made of either.
    [Fact]
    public void Every_character_folds_as_its_parts_do()
    {
        static string Apart(string text)
        {
            var parts = text.Normalize(System.Text.NormalizationForm.FormD)
                .Where(c => char.GetUnicodeCategory(c) is not (System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format))
                .Select(c => !char.IsLetterOrDigit(c) ? ' ' : "đĐÐðƉɖ".Contains(c, StringComparison.Ordinal) ? 'd' : char.ToLowerInvariant(c));
            return string.Join(' ', string.Concat(parts).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        for (var c = (char)1; c < 0xD800; c++)
            foreach (var text in new[] { $"{c}", $"a{c}b", $" {c}{c} ế-{c}", $"Ω{c}x" })
                Assert.Equal(Apart(text), Text.Fold(text));
        Assert.Equal(Apart(new string('ậ', 600) + " b"), Text.Fold(new string('ậ', 600) + " b"));
    }
}
