using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>The catalogue of indicators as XLSX, in its own order.</summary>
public sealed record ExportStandardIndicators(ListStandardIndicators List) : Export<ListStandardIndicators>(List);

public sealed class ExportStandardIndicatorsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportStandardIndicators, Sheet>
{
    public Task<Sheet> Handle(ExportStandardIndicators query, CancellationToken ct) =>
        Task.FromResult(Sheet.Of("Danh mục chỉ tiêu", ListStandardIndicatorsHandler.Rows(db, ListStandardIndicatorsHandler.Filtered(db, current.Actor)).AsAsyncEnumerable(),
            new("Thứ tự", i => i.Ordinal, 8), new("Mã", i => i.Code, 14), new("Chỉ tiêu", i => i.Name, 50), new("Đơn vị tính", i => i.UnitName ?? Words.Of(i.Measure), 16), new("Cách cộng", i => Words.Of(i.RollUp), 30),
            new("Thường gặp từ", i => i.UsualFrom, 14), new("Thường gặp đến", i => i.UsualTo, 14), new("Đường dẫn đơn vị", i => i.UnitPath, 28)));
}
