using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Integration;

/// <summary>Makes an address under which the caller's calendar programme reads a unit's deadlines. It is shown once; whoever has it reads them.</summary>
public sealed record CreateCalendarFeed : Act<CalendarFeedView>, IExample<CreateCalendarFeed>
{
    /// <summary>A unit that the caller sees; his own when unsaid.</summary>
    public Guid? UnitId { get; init; }

    public static CreateCalendarFeed Example => new() { UnitId = CalendarFeedView.Example.UnitId };
}

/// <summary>A calendar address.</summary>
/// <param name="Link">Address within this site; only in the answer that made it.</param>
public sealed record CalendarFeedView(Guid Id, Guid UnitId, string UnitName, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt, string? Link) : IExample<CalendarFeedView>
{
    public static CalendarFeedView Example => new(Guid.Parse("0193a000-0000-7000-8000-0000000000f7"), Guid.Parse("0193a000-0000-7000-8000-000000000044"), "Chi bộ ấp Trung Bình",
        new DateTimeOffset(2026, 6, 22, 1, 0, 0, TimeSpan.Zero), null, "/api/calendar/k3V0b2tlbi1raGVvLXZpLWR1LW1pbmgtaG9hLTAwMQ.ics");
}

/// <summary>Tokens of calendar addresses: 256 random bits, kept as a digest.</summary>
internal static class FeedTokens
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

public sealed class CreateCalendarFeedHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CreateCalendarFeed, CalendarFeedView>
{
    public async Task<CalendarFeedView> Handle(CreateCalendarFeed command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var unit = await db.ActingFor(current.Actor, Permission.CampaignsRead, command.UnitId, VietnamTime.Day(now), ct);
        var token = FeedTokens.New();
        var feed = CalendarFeed.Open(unit.Id, unit.Path, current.Actor.AccountId, FeedTokens.Hash(token), now);
        db.Add(feed);
        await db.SaveChangesAsync(ct);
        return new CalendarFeedView(feed.Id, unit.Id, unit.PartyName, feed.CreatedAt, null, $"/api/calendar/{token}.ics");
    }
}
