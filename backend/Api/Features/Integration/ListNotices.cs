using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Integration;

/// <summary>What the caller was told, the newest first.</summary>
public sealed record ListNotices : PagedQuery<NoticeView>
{
    /// <summary>Only those not read yet, or only those read.</summary>
    public bool? Unread { get; init; }
}

/// <summary>A notice as the database gives it.</summary>
internal sealed record NoticeLine(Guid Id, string Kind, string Title, string Body, string Link, Guid? ObligationId, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt)
{
    public NoticeView View => new(Id, Enum.Parse<NoticeKind>(Kind.Replace("-", "", StringComparison.Ordinal), ignoreCase: true), Title, Body, Link, ObligationId, CreatedAt, ReadAt);

    public static IQueryable<NoticeLine> Of(KheoDbContext db, Guid account, bool? unread, DateTimeOffset at, Guid id, int limit) => db.Database.SqlQuery<NoticeLine>(
        $"""
        select n.id as "Id", n.kind as "Kind", n.title as "Title", n.body as "Body", n.link as "Link", n.obligation_id as "ObligationId", n.created_at as "CreatedAt", n.read_at as "ReadAt"
        from notices n where n.account_id = {account} and (n.created_at < {at} or n.created_at = {at} and n.id < {id})
          and ({unread}::boolean is null or {unread}::boolean = (n.read_at is null))
        order by n.created_at desc, n.id desc limit {limit}
        """);
}

public sealed class ListNoticesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListNotices, Page<NoticeView>>
{
    public async Task<Page<NoticeView>> Handle(ListNotices query, CancellationToken ct)
    {
        var (at, id) = Cursor.DecodeTime(query.After) ?? (DateTimeOffset.MaxValue, Guid.Empty);
        var rows = await NoticeLine.Of(db, current.Actor.AccountId, query.Unread, at, id, query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(r => r.View)], query.Size, r => Cursor.Encode(r.CreatedAt, r.Id));
    }
}
