using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>The imports as XLSX, by the filters of the list.</summary>
public sealed record ExportRegistrationImports(ListRegistrationImports List) : Export<ListRegistrationImports>(List);

public sealed class ExportRegistrationImportsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportRegistrationImports, Sheet>
{
    public async Task<Sheet> Handle(ExportRegistrationImports query, CancellationToken ct)
    {
        var imports = await RegistrationImportRow.Read(db, current.Actor, RegistrationImportFilter.Of(db, current.Actor, query.List), clock.GetUtcNow(), ct);
        return Sheet.Of("Các lần nhập đăng ký", imports.ToAsyncEnumerable(),
            new("Đợt thi đua", i => i.CampaignName, 40), new("Nhập cho đơn vị", i => i.UnitName, 40), new("Tệp", i => i.FileName, 30), new("Ngày gửi", i => i.CheckedAt, 14),
            new("Người gửi", i => i.CheckedBy, 26), new("Tình trạng", i => Words.Of(i.Status), 18), new("Nhập thành", i => Words.Of(i.As), 18), new("Số dòng", i => i.Rows, 10),
            new("Đăng ký mới", i => i.ToCreate, 12), new("Đã có sẵn", i => i.Unchanged, 10), new("Chỗ cần sửa", i => i.FaultCount, 12), new("Kết thúc", i => i.EndedAt, 14));
    }
}
