using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Integration;

/// <summary>Marks notices of the caller as read: those named, or all.</summary>
public sealed record ReadNotices : Act<NoticeCountView>, IExample<ReadNotices>
{
    /// <summary>All when unsaid; at most 500.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }

    public static ReadNotices Example => new() { Ids = [NoticeView.Example.Id] };
}

public sealed class ReadNoticesValidator : AbstractValidator<ReadNotices>
{
    public ReadNoticesValidator() => RuleFor(c => c.Ids).Must(ids => ids is null or { Count: > 0 and <= 500 }).WithErrorCode("out-of-range");
}

public sealed class ReadNoticesHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ReadNotices, NoticeCountView>
{
    public async Task<NoticeCountView> Handle(ReadNotices command, CancellationToken ct)
    {
        var (me, now, ids) = (current.Actor.AccountId, clock.GetUtcNow(), command.Ids?.ToArray());
        await db.Database.ExecuteSqlAsync($"update notices set read_at = {now} where account_id = {me} and read_at is null and ({ids}::uuid[] is null or id = any ({ids}::uuid[]))", ct);
        return new((await db.Database.SqlQuery<long>($"""select count(*) as "Value" from notices where account_id = {me} and read_at is null""").ToListAsync(ct))[0]);
    }
}
