using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>The board as a spreadsheet to be sent or telephoned through, by the filters of the list.</summary>
public sealed record ExportObligations(ListObligations List) : Export<ListObligations>(List);

public sealed class ExportObligationsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportObligations, Sheet>
{
    public async Task<Sheet> Handle(ExportObligations query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query.List, clock.GetUtcNow(), ct);
        return Sheet.Of("Việc phải nộp", Board.Of(db, scope, query.List, null).AsAsyncEnumerable(),
            new("Đơn vị", o => o.UnitName, 44), new("Trực thuộc", o => o.ParentName, 36), new("Cấp", o => o.TierName, 24), new("Việc", o => Words.Of<ObligationForm>(o.Form), 22),
            new("Kỳ đến", o => o.PeriodTo, 12), new("Trạng thái", o => Words.Of<ObligationState>(o.State), 18), new("Hạn", o => o.DueOn, 12), new("Gia hạn", o => o.Extensions > 0, 9),
            new("Ngày nộp", o => o.HandedInAt, 12), new("Lý do miễn", o => o.ExemptReason, 36), new("Liên hệ", o => o.Contact, 28), new("Đăng nhập gần nhất", o => o.LastSignedInAt, 14),
            new("Bản nháp", o => o.Drafts, 10), new("Số lần nhắc", o => o.Reminded, 12), new("Nhắc lần cuối", o => o.LastRemindedAt, 14), new("Trả lời", o => o.Answer, 50),
            new("Hẹn nộp", o => o.WillHandInOn, 12)) with { Preface = scope.Basis.Words };
    }
}
