using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>The units that have not registered, as a spreadsheet to be sent or telephoned through.</summary>
public sealed record ExportMissingUnits(ListMissingUnits List) : Export<ListMissingUnits>(List);

public sealed class ExportMissingUnitsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportMissingUnits, Sheet>
{
    public async Task<Sheet> Handle(ExportMissingUnits query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query.List, clock.GetUtcNow(), ct);
        return Sheet.Of("Đơn vị chưa đăng ký", MissingUnits.Of(db, current.Actor, scope, query.List, "").AsAsyncEnumerable(),
            new("Đơn vị", u => u.UnitName, 44), new("Trực thuộc", u => u.ParentName, 36), new("Cấp", u => u.TierName, 24), new("Liên hệ", u => u.Contact, 28),
            new("Hạn", u => u.DueOn, 12), new("Bản nháp", u => u.Drafts, 10), new("Số lần nhắc", u => u.Reminded, 12), new("Nhắc lần cuối", u => u.LastRemindedAt, 14),
            new("Trả lời", u => u.Answer, 50)) with { Preface = scope.Basis.Words };
    }
}
