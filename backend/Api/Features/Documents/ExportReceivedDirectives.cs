using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>The documents that one unit received, as XLSX.</summary>
public sealed record ExportReceivedDirectives(ListReceivedDirectives List) : Export<ListReceivedDirectives>(List);

public sealed class ExportReceivedDirectivesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportReceivedDirectives, Sheet>
{
    public async Task<Sheet> Handle(ExportReceivedDirectives query, CancellationToken ct)
    {
        var received = await ListReceivedDirectivesHandler.Filtered(db, current.Actor, query.List, ct);
        return Sheet.Of("Văn bản đến", received.OrderByDescending(r => r.IssuedAt).ThenByDescending(r => r.Id).AsAsyncEnumerable(),
            new("Số, ký hiệu", d => d.Number, 18), new("Ngày văn bản", d => d.DatedOn, 12), new("Trích yếu", d => d.Excerpt, 60), new("Nơi ban hành", d => d.IssuerName, 40), new("Phong trào", d => d.ProgrammeName, 32),
            new("Đợt thi đua", d => d.CampaignName, 40), new("Tình trạng", d => Words.Of(d.View.Status), 16), new("Nhận ngày", d => d.IssuedAt, 12), new("Xác nhận đã nhận", d => d.AcknowledgedAt, 16),
            new("Người xác nhận", d => d.AcknowledgedName, 28), new("Hạn ban hành kế hoạch", d => d.PlanBy, 18), new("Kế hoạch số", d => d.PlanNumber, 18), new("Ngày kế hoạch", d => d.PlanOn, 14));
    }
}
