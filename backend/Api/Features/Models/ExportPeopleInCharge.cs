using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Models;

/// <summary>The people in charge, as XLSX.</summary>
public sealed record ExportPeopleInCharge(ListPeopleInCharge List) : Export<ListPeopleInCharge>(List);

public sealed class ExportPeopleInChargeHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportPeopleInCharge, Sheet>
{
    public async Task<Sheet> Handle(ExportPeopleInCharge query, CancellationToken ct)
    {
        var people = await ListPeopleInChargeHandler.Filtered(db, current.Actor, query.List, ct);
        return Sheet.Of("Người phụ trách", PersonInChargeView.From(db, people, db.Request!.Today).AsAsyncEnumerable(),
            new("Họ và tên", p => p.Name, 28), new("Chức vụ", p => p.Position, 30), new("Điện thoại", p => p.Phone, 18), new("Phụ trách", p => p.ModelId is null ? "Lĩnh vực" : "Mô hình", 12), new("Mô hình, lĩnh vực", p => p.Of, 50),
            new("Đơn vị", p => p.UnitName, 40), new("Từ ngày", p => p.ValidFrom, 12), new("Thôi từ ngày", p => p.ValidTo, 12), new("Đang phụ trách", p => p.Standing, 14));
    }
}
