using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Reports of the caller's units as XLSX, by the filters of the list; without their text and figures.</summary>
public sealed record ExportPeriodicReports(ListPeriodicReports List) : Export<ListPeriodicReports>(List);

public sealed class ExportPeriodicReportsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportPeriodicReports, Sheet>
{
    public Task<Sheet> Handle(ExportPeriodicReports query, CancellationToken ct) =>
        Task.FromResult(Sheet.Of("Báo cáo định kỳ", ListPeriodicReportsHandler.Rows(db, ListPeriodicReportsHandler.Filtered(db, current.Actor, query.List)).AsAsyncEnumerable(),
            new("Đơn vị", r => r.UnitName, 44), new("Đợt thi đua", r => r.CampaignName, 44), new("Loại", r => Words.Of(r.Kind), 12), new("Từ ngày", r => r.PeriodFrom, 12),
            new("Đến ngày", r => r.PeriodTo, 12), new("Trạng thái", r => Words.Of(r.Status), 16), new("Ngày nộp", r => r.HandedInAt, 12), new("Ngày trả lời", r => r.AnsweredAt, 12),
            new("Lý do trả lại", r => r.Reason, 50)));
}
