using System.Globalization;
using System.Text;

namespace Kheo.Domain;

/// <summary>Vietnamese text: NFC everywhere, and one folded key for search (no marks, đ = d, lower case, single spaces).</summary>
public static class Text
{
    private const char Nothing = '\0', Unsure = '\uFFFF';

    // What one character of the Latin blocks, of the marks and of the general punctuation comes to: to look it up costs a tenth of taking it apart.
    private static readonly char[] Known = [.. Enumerable.Range(0, 0x2070).Select(c => c is < 0x0370 or >= 0x1E00 and < 0x1F00 or >= 0x2000 ? Alone((char)c) : Unsure)];

    /// <summary>`Hiến  đất hoà` and `hien dat hòa` give the same key. NFC alone does not equate hòa with hoà; folding does.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = text.Length <= 512 ? stackalloc char[512] : new char[text.Length];
        var (length, space) = (0, false);
        foreach (var c in text)
        {
            var known = c < Known.Length ? Known[c] : Unsure;
            if (known == Unsure) return FoldAny(text);
            if (known == Nothing) continue;
            if (known != ' ')
            {
                if (space && length > 0) key[length++] = ' ';
                key[length++] = known;
            }
            space = known == ' ';
        }
        return key[..length].ToString();
    }

    private static string FoldAny(string text)
    {
        var key = new StringBuilder(text.Length);
        var space = false;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            var folded = Folded(c);
            if (folded == Nothing) continue;
            if (folded != ' ')
            {
                if (space && key.Length > 0) key.Append(' ');
                key.Append(folded);
            }
            space = folded == ' ';
        }
        return key.ToString();
    }

    private static char Alone(char c)
    {
        var parts = c.ToString().Normalize(NormalizationForm.FormD).Select(Folded).Where(folded => folded != Nothing).ToList();
        return parts.Count switch { 0 => Nothing, 1 => parts[0], _ => Unsure };
    }

    private static char Folded(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? Nothing
        : !char.IsLetterOrDigit(c) ? ' ' : c is 'đ' or 'Đ' or 'Ð' or 'ð' or 'Ɖ' or 'ɖ' ? 'd' : char.ToLowerInvariant(c);
}
