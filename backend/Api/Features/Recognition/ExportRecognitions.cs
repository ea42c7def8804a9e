using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>The recognitions as XLSX, by the filters of the list.</summary>
public sealed record ExportRecognitions(ListRecognitions List) : Export<ListRecognitions>(List);

public sealed class ExportRecognitionsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportRecognitions, Sheet>
{
    public async Task<Sheet> Handle(ExportRecognitions query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows =
            from r in await ListRecognitionsHandler.Filtered(db, current.Actor, query.List, now, ct)
            join u in db.Set<UnitName>() on r.UnitId equals u.Id
            orderby r.RecognisedOn descending, r.Id descending
            select new { r.CertificateCode, r.Name, r.Kind, r.Subject, r.Holder, Unit = u.PartyName, r.TierName, r.AuthorityName, r.DecisionNumber, r.RecognisedOn, r.Typical, r.RewardYear, r.Status };
        return Sheet.Of("Danh sách công nhận", rows.AsAsyncEnumerable(),
            new("Số chứng nhận", r => r.CertificateCode, 24), new("Tên mô hình, điển hình", r => r.Name, 50), new("Loại", r => Words.Of(r.Kind), 12),
            new("Đối tượng", r => Words.Of(r.Subject), 14), new("Người đại diện", r => r.Holder, 28), new("Đơn vị", r => r.Unit, 36), new("Cấp công nhận", r => r.TierName, 28),
            new("Thẩm quyền", r => r.AuthorityName, 32), new("Số quyết định", r => r.DecisionNumber, 18), new("Ngày công nhận", r => r.RecognisedOn, 14),
            new("Tiêu biểu", r => r.Typical, 11), new("Năm khen thưởng", r => r.RewardYear, 11), new("Tình trạng", r => Words.Of(r.Status), 14)) with { Preface = ReadingWords.Of(query.List.AsOf, query.List.Geography, now) };
    }
}
