using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Recognitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Recognitions of one reward year for the year-end rating as XLSX. A revoked one stays listed with its reason and counts for nothing.</summary>
public sealed record ExportRecognitionsForRating(GetRecognitionsForRating List) : Export<GetRecognitionsForRating>(List);

public sealed class ExportRecognitionsForRatingHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportRecognitionsForRating, Sheet>
{
    public async Task<Sheet> Handle(ExportRecognitionsForRating query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = await GetRecognitionsForRatingHandler.Rows(db, current.Actor, query.List, now, null, ct);
        return Sheet.Of("Công nhận để xếp loại", rows.AsAsyncEnumerable(),
            new("Đơn vị", r => r.UnitName, 44), new("Tên mô hình, điển hình", r => r.Name, 50), new("Loại", r => Words.Of<Kind>(r.Kind), 12),
            new("Đối tượng", r => Words.Of<Subject>(r.Subject), 14), new("Người đại diện", r => r.Holder, 28), new("Cấp công nhận", r => r.TierName, 28),
            new("Tiêu biểu", r => r.Typical, 11), new("Số quyết định", r => r.DecisionNumber, 18), new("Ngày công nhận", r => r.RecognisedOn, 14),
            new("Năm khen thưởng", r => r.RewardYear, 11), new("Số chứng nhận", r => r.CertificateCode, 24), new("Tình trạng", r => Words.Of<HonourStatus>(r.Status), 14),
            new("Ngày thu hồi", r => r.RevokedOn, 14), new("Lý do thu hồi", r => r.Reason, 40)) with { Preface = ReadingWords.Of(query.List.AsOf, query.List.Geography, now) };
    }
}
