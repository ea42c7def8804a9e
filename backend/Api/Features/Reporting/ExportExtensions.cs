using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Requests for more time and days given as XLSX, by the filters of the list.</summary>
public sealed record ExportExtensions(ListExtensions List) : Export<ListExtensions>(List);

public sealed class ExportExtensionsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportExtensions, Sheet>
{
    public Task<Sheet> Handle(ExportExtensions query, CancellationToken ct) => Task.FromResult(Sheet.Of("Gia hạn",
        ExtensionView.Of(db, current.Actor, ListExtensionsHandler.Filtered(db, query.List).OrderByDescending(e => e.Id)).AsAsyncEnumerable(),
        new("Đơn vị", e => e.UnitName, 44), new("Việc", e => Words.Of<ObligationForm>(e.Form), 22), new("Hạn", e => e.DueOn, 12), new("Trạng thái", e => Words.Of(e.Status), 16), new("Xin đến", e => e.WantedOn, 12),
        new("Lý do", e => e.Reason, 50), new("Người xin", e => e.RequestedBy, 28), new("Ngày xin", e => e.RequestedAt, 12), new("Hạn cũ", e => e.OldDueOn, 12), new("Hạn mới", e => e.NewDueOn, 12),
        new("Người quyết định", e => e.DecidedBy, 28), new("Ngày quyết định", e => e.DecidedAt, 12), new("Ý kiến", e => e.Answer, 50)));
}
