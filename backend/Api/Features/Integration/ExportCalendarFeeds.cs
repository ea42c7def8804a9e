using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Integration;

/// <summary>The calendar addresses that the caller made as XLSX; the addresses themselves are not kept.</summary>
public sealed record ExportCalendarFeeds(ListCalendarFeeds List) : Export<ListCalendarFeeds>(List);

public sealed class ExportCalendarFeedsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportCalendarFeeds, Sheet>
{
    public Task<Sheet> Handle(ExportCalendarFeeds query, CancellationToken ct) => Task.FromResult(Sheet.Of("Lịch đã tạo",
        ListCalendarFeedsHandler.Rows(db, current.Actor.AccountId).AsAsyncEnumerable(),
        new("Đơn vị", f => f.UnitName, 44), new("Ngày tạo", f => f.CreatedAt, 12), new("Ngày thu hồi", f => f.RevokedAt, 12)));
}
