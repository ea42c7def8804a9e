using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using MediatR;

namespace Kheo.Api.Features.Evaluation;

/// <summary>The ranking as XLSX.</summary>
public sealed record ExportRanking(Guid Id) : Query<Sheet>;

public sealed class ExportRankingHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportRanking, Sheet>
{
    private static readonly SheetColumn[] Columns =
    [
        new("Hạng", SheetKind.Number, 8), new("Mã", Width: 16), new("Tên mô hình, điển hình", Width: 50), new("Đơn vị", Width: 36), new("Đối tượng", Width: 12),
        new("Lĩnh vực", Width: 28), new("Được quyền chấm", SheetKind.Number, 12), new("Số phiếu", SheetKind.Number, 10), new("Điểm trung bình", SheetKind.Number, 12),
        new("Đạt điểm chuẩn", SheetKind.Number, 12), new("Kết quả", Width: 20),
    ];

    public async Task<Sheet> Handle(ExportRanking query, CancellationToken ct)
    {
        var ranking = await RankingView.Of(db, current.Actor, query.Id, nameof(ExportRanking), ct);
        return new Sheet(ranking.Title, Columns, ranking.Rows.Select(r => new object?[]
        {
            r.Rank, r.Code, r.Name, r.UnitName, Words(r.Subject), r.FieldName, r.Entitled, r.Scorers, r.Average, r.InFavour, Words(r.Outcome),
        }).ToAsyncEnumerable());
    }

    private static string Words(Subject subject) => subject switch { Subject.Individual => "Cá nhân", Subject.Household => "Hộ gia đình", _ => "Tập thể" };

    private static string Words(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "Đạt", Outcome.UnderLine => "Dưới chỉ tiêu", Outcome.Failed => "Không đạt", _ => "Chưa chấm",
    };
}
