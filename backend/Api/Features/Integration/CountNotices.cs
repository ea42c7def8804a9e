using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Integration;

/// <summary>How many notices the caller has not read: the figure on the bell.</summary>
public sealed record CountNotices : Query<NoticeCountView>;

public sealed class CountNoticesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<CountNotices, NoticeCountView>
{
    public async Task<NoticeCountView> Handle(CountNotices query, CancellationToken ct) => new((await db.Database.SqlQuery<long>(
        $"""select count(*) as "Value" from notices where account_id = {current.Actor.AccountId} and read_at is null""").ToListAsync(ct))[0]);
}
