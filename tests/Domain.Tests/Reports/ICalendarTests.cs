using System.Text;
using Kheo.Domain.Reports;

namespace Kheo.Domain.Tests.Reports;

public class ICalendarTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 22, 1, 30, 0, TimeSpan.Zero);

    private static string Write(string summary, string description = "Đợt") => ICalendar.Write("Hạn", [new CalendarEvent("registration-1@kheo", new DateOnly(2026, 6, 30), summary, description)], Now);

    [Fact]
    public void A_deadline_is_a_whole_day_with_a_stable_name()
    {
        var lines = Write("Hạn đăng ký").Split("\r\n");
        Assert.Equal(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kheo//Deadlines//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Hạn", "BEGIN:VEVENT", "UID:registration-1@kheo", "DTSTAMP:20260622T013000Z",
            "DTSTART;VALUE=DATE:20260630", "DTEND;VALUE=DATE:20260701", "SUMMARY:Hạn đăng ký", "DESCRIPTION:Đợt", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", ""], lines);
    }

    [Theory]
    [InlineData(@"a\b", @"a\\b")]
    [InlineData("a;b,c", @"a\;b\,c")]
    [InlineData("a\r\nb\nc\rd", @"a\nb\nc\nd")]
    [InlineData("END:VCALENDAR\r\nBEGIN:VEVENT", @"END:VCALENDAR\nBEGIN:VEVENT")]
    public void Text_cannot_leave_its_line(string text, string escaped) => Assert.Contains("\r\nSUMMARY:" + escaped + "\r\n", Write(text), StringComparison.Ordinal);

    [Fact]
    public void Lines_have_at_most_75_octets_and_no_letter_is_cut()
    {
        foreach (var length in Enumerable.Range(1, 200))
        {
            var summary = string.Concat(Enumerable.Range(0, length).Select(n => n % 3 == 0 ? "ệ" : n % 7 == 0 ? "🌾" : "a"));
            var bytes = Encoding.UTF8.GetBytes(Write(summary));
            var text = new UTF8Encoding(false, true).GetString(bytes);
            Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75));
            Assert.All(text.Split("\r\n").Where(l => l.StartsWith(' ')), line => Assert.DoesNotContain('\uFFFD', line));
            Assert.Contains("SUMMARY:" + summary + "\r\n", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        }
    }
}
