using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Integration;

/// <summary>What the caller was told as XLSX, by the filters of the list.</summary>
public sealed record ExportNotices(ListNotices List) : Export<ListNotices>(List);

public sealed class ExportNoticesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportNotices, Sheet>
{
    public Task<Sheet> Handle(ExportNotices query, CancellationToken ct) => Task.FromResult(Sheet.Of("Thông báo",
        NoticeLine.Of(db, current.Actor.AccountId, query.List.Unread, DateTimeOffset.MaxValue, Guid.Empty, int.MaxValue).AsAsyncEnumerable(),
        new("Lúc", n => VietnamTime.Clock(n.CreatedAt), 18), new("Thông báo", n => n.Title, 50), new("Nội dung", n => n.Body, 80), new("Đã đọc", n => n.ReadAt, 12)));
}
