using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>The units as XLSX, by the filters and in the order of the list.</summary>
public sealed record ExportUnits(ListUnits List) : Export<ListUnits>(List);

public sealed class ExportUnitsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportUnits, Sheet>
{
    public async Task<Sheet> Handle(ExportUnits query, CancellationToken ct)
    {
        var units = await Standings.Of(db, current.Actor, query.List, VietnamTime.Day(clock.GetUtcNow()), ct);
        return Sheet.Of("Đơn vị", ListUnitsHandler.Sorted(units, query.List).ToRows(db, query.List.AsOf).AsAsyncEnumerable(),
            new("Mã", u => u.Code, 14), new("Đường dẫn", u => u.Path, 28), new("Tên tổ chức đảng", u => u.PartyName, 44), new("Tên chính quyền, cơ quan", u => u.StateName, 36),
            new("Loại", u => u.Kind, 20), new("Cấp", u => u.TierName, 28), new("Mã địa giới", u => u.ExternalCode, 14), new("Địa bàn", u => u.Territorial, 10),
            new("Thành lập", u => u.OpenedOn, 12), new("Kết thúc", u => u.ClosedOn, 12), new("Số đơn vị trực thuộc", u => u.Children, 12));
    }
}
