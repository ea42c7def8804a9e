using Kheo.Domain;

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

/// <summary>`path` of a list: the rows behind one line of the bridge, by the path that they were recorded with.</summary>
internal static class RecordedPath
{
    public static string Checked(string path) => path is ['/', _, .., '/'] ? path
        : throw new BadRequest(400, "invalid", "path is one that a unit bore, such as /VN/AB/.", new Dictionary<string, string[]> { ["path"] = ["malformed"] });
}
