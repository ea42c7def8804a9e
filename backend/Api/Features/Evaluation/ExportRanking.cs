using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Evaluation;

/// <summary>The ranking as XLSX.</summary>
public sealed record ExportRanking(Guid Id) : Query<Sheet>;

public sealed class ExportRankingHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportRanking, Sheet>
{
    public async Task<Sheet> Handle(ExportRanking query, CancellationToken ct)
    {
        var ranking = await RankingView.Of(db, current.Actor, query.Id, nameof(ExportRanking), ct);
        return Sheet.Of(ranking.Title, ranking.Rows.ToAsyncEnumerable(),
            new("Hạng", r => r.Rank, 8), new("Mã", r => r.Code, 16), new("Tên mô hình, điển hình", r => r.Name, 50), new("Đơn vị", r => r.UnitName, 36),
            new("Đối tượng", r => Words.Of(r.Subject), 12), new("Lĩnh vực", r => r.FieldName, 28), new("Được quyền chấm", r => r.Entitled, 12),
            new("Số phiếu", r => r.Scorers, 10), new("Điểm trung bình", r => r.Average, 12), new("Đạt điểm chuẩn", r => r.InFavour, 12), new("Kết quả", r => Words.Of(r.Outcome), 20));
    }
}
