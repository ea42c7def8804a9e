using System.Globalization;
using System.Text;

namespace Kheo.Domain.Reports;

/// <summary>One whole day of a calendar.</summary>
public sealed record CalendarEvent(string Uid, DateOnly Day, string Summary, string Description);

/// <summary>A calendar as RFC 5545 writes it: CRLF, lines of at most 75 octets, text escaped. Deadlines are whole days, so no time zone is needed.</summary>
public static class ICalendar
{
    private const int Longest = 75;

    public static string Write(string name, IEnumerable<CalendarEvent> events, DateTimeOffset now)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(name, events, now)) Fold(text, line);
        return text.ToString();
    }

    private static IEnumerable<string> Lines(string name, IEnumerable<CalendarEvent> events, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        yield return "BEGIN:VCALENDAR";
        yield return "VERSION:2.0";
        yield return "PRODID:-//Kheo//Deadlines//VI";
        yield return "CALSCALE:GREGORIAN";
        yield return "METHOD:PUBLISH";
        yield return "X-WR-CALNAME:" + Escape(name);
        foreach (var one in events)
        {
            yield return "BEGIN:VEVENT";
            yield return "UID:" + one.Uid;
            yield return "DTSTAMP:" + stamp;
            yield return "DTSTART;VALUE=DATE:" + Day(one.Day);
            yield return "DTEND;VALUE=DATE:" + Day(one.Day.AddDays(1));
            yield return "SUMMARY:" + Escape(one.Summary);
            yield return "DESCRIPTION:" + Escape(one.Description);
            yield return "TRANSP:TRANSPARENT";
            yield return "END:VEVENT";
        }
        yield return "END:VCALENDAR";
    }

    public static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal);

    // Octets, not characters, and no letter is cut: Vietnamese ones take two or three.
    private static void Fold(StringBuilder text, string line)
    {
        var room = Longest;
        foreach (var rune in line.EnumerateRunes())
        {
            if (rune.Utf8SequenceLength > room)
            {
                text.Append("\r\n ");
                room = Longest - 1;
            }
            text.Append(rune.ToString());
            room -= rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
