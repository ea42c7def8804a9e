using System.Globalization;
using System.Text;

namespace Kheo.Domain;

/// <summary>Vietnamese text: NFC everywhere, and one folded key for search (no marks, đ = d, lower case, single spaces).</summary>
public static class Text
{
    /// <summary>`Hiến  đất hoà` and `hien dat hòa` give the same key. NFC alone does not equate hòa with hoà; folding does.</summary>
    public static string Fold(string text)
    {
        var key = new StringBuilder(text.Length);
        var space = false;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            if (char.IsLetterOrDigit(c))
            {
                if (space && key.Length > 0) key.Append(' ');
                key.Append(c is 'đ' or 'Đ' or 'Ð' or 'ð' or 'Ɖ' or 'ɖ' ? 'd' : char.ToLowerInvariant(c));
                space = false;
            }
            else
            {
                space = true;
            }
        }
        return key.ToString();
    }
}
