using System.Text;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Integration;

/// <summary>The deadlines of one unit as an iCalendar, for whoever has the address.</summary>
public sealed record GetCalendar(string Token) : Query<Download>;

public sealed class GetCalendarHandler(KheoDbContext db, TimeProvider clock) : IRequestHandler<GetCalendar, Download>
{
    private sealed record Line(string UnitName, Guid? Id, string? Kind, string? Campaign, DateOnly? DueOn, string? State);

    public async Task<Download> Handle(GetCalendar query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var lines = await db.Database.SqlQuery<Line>(
            $"""
            select unit_name as "UnitName", id as "Id", kind as "Kind", campaign as "Campaign", due_on as "DueOn", state as "State"
            from calendar_feed({FeedTokens.Hash(query.Token)}, {VietnamTime.Day(now)}) order by due_on nulls first, kind, id
            """).ToListAsync(ct);
        if (lines.Count == 0) throw new Absent();
        var name = $"Hạn Dân vận khéo · {lines[0].UnitName}";
        var text = ICalendar.Write(name, lines.Where(l => l.DueOn is not null).Select(Event), now);
        return new Download(new MemoryStream(Encoding.UTF8.GetBytes(text)), "text/calendar; charset=utf-8", "kheo.ics", true);
    }

    private static CalendarEvent Event(Line line) => new($"{line.Kind}-{line.Id:N}@kheo", line.DueOn!.Value, $"{Mark(line.State)}{Word(line.Kind!)}", $"{line.Campaign}\n{line.UnitName}");

    private static string Mark(string? state) => state is "handed-in" or "late" ? "✓ " : state is "overdue" ? "! " : "";

    private static string Word(string kind) => kind switch { "judging" => "Bình xét", "recognition" => "Công nhận", "conference" => "Hội nghị", _ => "Hạn " + NoticeWords.Form(kind) };
}
