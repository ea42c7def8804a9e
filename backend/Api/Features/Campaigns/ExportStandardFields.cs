using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>The standard list of fields as XLSX, in its own order.</summary>
public sealed record ExportStandardFields(ListStandardFields List) : Export<ListStandardFields>(List);

public sealed class ExportStandardFieldsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportStandardFields, Sheet>
{
    public Task<Sheet> Handle(ExportStandardFields query, CancellationToken ct) =>
        Task.FromResult(Sheet.Of("Lĩnh vực chuẩn", ListStandardFieldsHandler.Rows(db, ListStandardFieldsHandler.Filtered(db, current.Actor)).AsAsyncEnumerable(),
            new("Thứ tự", f => f.Ordinal, 8), new("Mã", f => f.Code, 14), new("Lĩnh vực chuẩn", f => f.Name, 50), new("Đường dẫn đơn vị", f => f.UnitPath, 28)));
}
