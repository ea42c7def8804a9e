using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Kheo.Api.Web;

/// <summary>A keyset position, opaque to callers: the sort value and the id of the last row they have.</summary>
public static class Cursor
{
    public static string Encode(string sort, Guid id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{id:N}{sort}"));

    public static string Encode(DateTimeOffset sort, Guid id) => Encode(sort.UtcTicks.ToString(CultureInfo.InvariantCulture), id);

    public static string Encode(int sort, Guid id) => Encode(sort.ToString(CultureInfo.InvariantCulture), id);

    public static (string Sort, Guid Id)? Decode(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return null;
        try
        {
            var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
            return (text[32..], Guid.ParseExact(text[..32], "N"));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw Refused();
        }
    }

    public static (DateTimeOffset Sort, Guid Id)? DecodeTime(string? cursor)
    {
        if (Decode(cursor) is not var (sort, id)) return null;
        if (!long.TryParse(sort, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTime.MaxValue.Ticks) throw Refused();
        return (new DateTimeOffset(ticks, TimeSpan.Zero), id);
    }

    public static (int Sort, Guid Id)? DecodeNumber(string? cursor) => Decode(cursor) is not var (sort, id) ? null
        : int.TryParse(sort, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, id) : throw Refused();

    private static BadRequest Refused() =>
        new(400, "invalid", "`after` is not a position this list gave.", new Dictionary<string, string[]> { ["after"] = ["not-a-cursor"] });
}

public static class Pages
{
    /// <summary>Takes one row more than the page: its presence says that there is a next one.</summary>
    public static Page<TRow> Of<TRow>(IReadOnlyList<TRow> rows, int size, Func<TRow, string> cursor)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(cursor);
        return rows.Count <= size ? new Page<TRow>(rows, null) : new Page<TRow>([.. rows.Take(size)], cursor(rows[size - 1]));
    }
}
