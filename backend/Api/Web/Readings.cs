using Kheo.Domain;
using Kheo.Domain.Reports;

namespace Kheo.Api.Web;

/// <summary>`asOf` of figures and lists: a past day, at whose end (in Hà Nội) they are taken. Today is not over: it is asked for as now.</summary>
internal static class PastDay
{
    public static DateOnly? Of(DateOnly? asOf, DateTimeOffset now)
    {
        var today = VietnamTime.Day(now);
        if (asOf > today) throw Refused("in-the-future", "asOf lies in the future.");
        return asOf == today ? null : asOf;
    }

    public static BadRequest Refused(string code, string detail) => new(400, "invalid", detail, new Dictionary<string, string[]> { ["asOf"] = [code] });
}

/// <summary>Date and geography in words, above the heading of an export.</summary>
internal static class ReadingWords
{
    public static string Of(DateTimeOffset at, DateOnly? until, Geography geography) =>
        (until is { } day ? $"Số liệu đến hết ngày {day:dd/MM/yyyy}" : $"Số liệu lúc {at.ToOffset(TimeSpan.FromHours(7)):HH:mm}, {VietnamTime.Day(at):dd/MM/yyyy}")
        + (geography == Geography.Restated ? "; theo đơn vị hiện nay" : "; theo địa giới khi ghi nhận");

    /// <summary>Of a list: nothing when it was asked for neither, as it stands.</summary>
    public static IReadOnlyList<string> Of(DateOnly? asOf, Geography? geography, DateTimeOffset now) =>
        asOf is null && geography is null ? [] : [Of(now, PastDay.Of(asOf, now), geography ?? Geography.Recorded)];
}

/// <summary>`path` of a list: the rows behind one line of the bridge, by the path that they were recorded with.</summary>
internal static class RecordedPath
{
    public static string Checked(string path) => path is ['/', _, .., '/'] ? path
        : throw new BadRequest(400, "invalid", "path is one that a unit bore, such as /VN/AB/.", new Dictionary<string, string[]> { ["path"] = ["malformed"] });
}
