using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>What may still be put before the session as XLSX, by the filters of the list.</summary>
public sealed record ExportEligible(ListEligible List) : Export<ListEligible>(List);

public sealed class ExportEligibleHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportEligible, Sheet>
{
    public async Task<Sheet> Handle(ExportEligible query, CancellationToken ct)
    {
        var eligible = await ListEligibleHandler.Filtered(db, current.Actor, query.List, nameof(ExportEligible), ct);
        return Sheet.Of("Hồ sơ đủ điều kiện", ListEligibleHandler.Rows(db, eligible).AsAsyncEnumerable(),
            new("Mã", r => r.Code, 16), new("Tên mô hình, điển hình", r => r.Name, 50), new("Đơn vị", r => r.UnitName, 36), new("Loại", r => Words.Of(r.Kind), 12),
            new("Đối tượng", r => Words.Of(r.Subject), 14), new("Lĩnh vực", r => r.FieldName, 32), new("Trạng thái", r => Words.Of(r.Status), 18),
            new("Cấp dưới đề nghị", r => r.Nominated, 16));
    }
}
