using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Organisation;

/// <summary>The imports as XLSX, by the filters of the list.</summary>
public sealed record ExportUnitImports(ListUnitImports List) : Export<ListUnitImports>(List);

public sealed class ExportUnitImportsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportUnitImports, Sheet>
{
    public async Task<Sheet> Handle(ExportUnitImports query, CancellationToken ct)
    {
        var imports = await UnitImportRow.Read(db, current.Actor, UnitImportFilter.Of(db, current.Actor, query.List), ct);
        return Sheet.Of("Các lần nhập đơn vị", imports.ToAsyncEnumerable(),
            new("Nhập vào đơn vị", i => i.UnitName, 40), new("Tệp", i => i.FileName, 30), new("Ngày gửi", i => i.CheckedAt, 14), new("Người gửi", i => i.CheckedBy, 26),
            new("Tình trạng", i => Words.Of(i.Status), 18), new("Hoạt động từ ngày", i => i.OpenedOn, 14), new("Số dòng", i => i.Rows, 10), new("Đơn vị lập mới", i => i.ToCreate, 12),
            new("Đã có sẵn", i => i.Unchanged, 10), new("Chỗ cần sửa", i => i.FaultCount, 12), new("Kết thúc", i => i.EndedAt, 14));
    }
}
