using System.Globalization;
using Kheo.Api.Web;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Sort values of this room's cursors; a forged one is refused like any other unknown position.</summary>
internal static class Sorts
{
    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
    public static string Text(DateOnly value) => value.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw Refused();

    public static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Refused();

    private static BadRequest Refused() => new(400, "invalid", "`after` is not a position this list gave.", new Dictionary<string, string[]> { ["after"] = ["not-a-cursor"] });
}
