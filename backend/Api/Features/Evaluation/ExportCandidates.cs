using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>The candidates of a session as XLSX, by the code of their registration; of score sheets only the caller's own.</summary>
public sealed record ExportCandidates(ListCandidates List) : Export<ListCandidates>(List);

public sealed class ExportCandidatesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportCandidates, Sheet>
{
    public async Task<Sheet> Handle(ExportCandidates query, CancellationToken ct)
    {
        var (_, candidates) = await ListCandidatesHandler.Filtered(db, current.Actor, query.List, ct);
        return Sheet.Of("Hồ sơ của đợt xét", ListCandidatesHandler.Rows(db, current.Actor, candidates).AsAsyncEnumerable(),
            new("Mã", c => c.Code, 16), new("Tên mô hình, điển hình", c => c.Name, 50), new("Đơn vị", c => c.UnitName, 36), new("Loại", c => Words.Of(c.Kind), 12),
            new("Đối tượng", c => Words.Of(c.Subject), 14), new("Lĩnh vực", c => c.FieldName, 32),
            new("Phiếu của tôi", c => c.Recused is null ? Words.Of(c.MySheet?.Status) : "Không chấm", 14),
            new("Điểm tôi chấm", c => c.Recused is null ? c.MySheet?.Total : null, 14),
            new("Điểm trung bình", c => c.Average, 14), new("Hạng", c => c.Rank, 8), new("Kết quả", c => Words.Of(c.Outcome), 16));
    }
}
