using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Models;

/// <summary>The twinnings, as XLSX.</summary>
public sealed record ExportTwinnings(ListTwinnings List) : Export<ListTwinnings>(List);

public sealed class ExportTwinningsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportTwinnings, Sheet>
{
    public async Task<Sheet> Handle(ExportTwinnings query, CancellationToken ct) =>
        Sheet.Of("Kết nghĩa, giúp đỡ", ListTwinningsHandler.Rows(db, await ListTwinningsHandler.Filtered(db, current.Actor, query.List, ct)).AsAsyncEnumerable(),
            new("Đơn vị giúp đỡ", t => t.HelperName, 40), new("Đơn vị được giúp", t => t.HelpedName, 40), new("Nơi phân công", t => t.UnitName, 36), new("Từ ngày", t => t.ValidFrom, 12), new("Đến ngày", t => t.ValidTo, 12),
            new("Nội dung", t => t.Content, 60), new("Đang thực hiện", t => t.Running, 14), new("Kết thúc sớm", t => t.EndedOn, 14), new("Lý do kết thúc", t => t.EndReason, 40));
}
