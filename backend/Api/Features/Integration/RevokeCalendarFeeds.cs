using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Integration;

/// <summary>Revokes calendar addresses of the caller: those named, or all. They answer nothing from the next request on.</summary>
public sealed record RevokeCalendarFeeds : Act<RevokedFeedsView>, IExample<RevokeCalendarFeeds>
{
    /// <summary>All when unsaid; at most 100.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }

    public static RevokeCalendarFeeds Example => new() { Ids = [CalendarFeedView.Example.Id] };
}

/// <summary>How many addresses ended.</summary>
public sealed record RevokedFeedsView(int Revoked) : IExample<RevokedFeedsView>
{
    public static RevokedFeedsView Example => new(1);
}

public sealed class RevokeCalendarFeedsValidator : AbstractValidator<RevokeCalendarFeeds>
{
    public RevokeCalendarFeedsValidator() => RuleFor(c => c.Ids).Must(ids => ids is null or { Count: > 0 and <= 100 }).WithErrorCode("out-of-range");
}

public sealed class RevokeCalendarFeedsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<RevokeCalendarFeeds, RevokedFeedsView>
{
    public async Task<RevokedFeedsView> Handle(RevokeCalendarFeeds command, CancellationToken ct)
    {
        var (me, ids) = (current.Actor.AccountId, command.Ids?.ToArray());
        var feeds = await db.Set<CalendarFeed>().AsTracking().Where(f => f.AccountId == me && f.RevokedAt == null && (ids == null || ids.Contains(f.Id))).ToListAsync(ct);
        foreach (var feed in feeds) feed.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return new RevokedFeedsView(feeds.Count);
    }
}
