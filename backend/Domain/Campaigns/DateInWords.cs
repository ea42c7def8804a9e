namespace Kheo.Domain.Campaigns;

/// <summary>A planned day as the letter words it and as it is computed. The words stay: the letter says "cuối tháng 6", not 30/06.</summary>
public sealed record PlannedDay(DateOnly? On = null, string? Text = null)
{
    public static readonly PlannedDay None = new(null, null);

    /// <summary>The day itself, or the last day that the words allow in the given year.</summary>
    public PlannedDay Computed(int year) => On is null && Text is not null ? this with { On = DateInWords.LastDay(Text, year) } : this;
}

/// <summary>Reads the ways in which letters name a deadline without a date.</summary>
public static class DateInWords
{
    /// <summary>đầu tháng = the 10th, giữa/trung tuần = the 15th and 20th, cuối = the month's last day; quý by its last month. Null when not understood.</summary>
    public static DateOnly? LastDay(string text, int year)
    {
        var words = Kheo.Domain.Text.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var month = After(words, "thang", Number) ?? Quarter(words) * 3;
        if (month is null or < 1 or > 12) return null;
        var named = After(words, "nam", Number);
        var y = named is >= 2000 and <= 2100 ? named.Value : year;
        var exact = After(words, "ngay", Number);
        var last = DateTime.DaysInMonth(y, month.Value);
        if (exact is not null) return exact >= 1 && exact <= last ? new DateOnly(y, month.Value, exact.Value) : null;
        var day = words.Contains("dau") || words.Contains("thuong") ? 10
            : words.Contains("giua") ? 15
            : words.Contains("trung") ? 20
            : last;
        return new DateOnly(y, month.Value, day);
    }

    private static int? Quarter(string[] words) => After(words, "quy", w => w switch { "i" or "1" => 1, "ii" or "2" => 2, "iii" or "3" => 3, "iv" or "4" => 4, _ => null });

    private static int? Number(string word) => word.Length <= 4 && int.TryParse(word, out var n) ? n : null;

    private static int? After(string[] words, string word, Func<string, int?> read)
    {
        var at = Array.IndexOf(words, word);
        return at >= 0 && at + 1 < words.Length ? read(words[at + 1]) : null;
    }
}
