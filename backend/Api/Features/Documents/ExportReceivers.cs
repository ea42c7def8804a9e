using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>The units to which a directive went and their answers, as XLSX: to be sent or telephoned through.</summary>
public sealed record ExportReceivers(ListReceivers List) : Export<ListReceivers>(List);

public sealed class ExportReceiversHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportReceivers, Sheet>
{
    public async Task<Sheet> Handle(ExportReceivers query, CancellationToken ct)
    {
        var (directive, under) = await ListReceiversHandler.Seen(db, current.Actor, query.List, ct);
        return Sheet.Of($"Nơi nhận {directive.Number}".TrimEnd(), ListReceiversHandler.Rows(db, query.List, under, "", int.MaxValue, VietnamTime.Day(clock.GetUtcNow())).AsAsyncEnumerable(),
            new("Đơn vị", r => r.UnitName, 44), new("Trực thuộc", r => r.ParentName, 36), new("Cấp", r => r.TierName, 24), new("Liên hệ", r => r.Contact, 28), new("Đã nhận ngày", r => r.AcknowledgedAt, 14),
            new("Người xác nhận", r => r.AcknowledgedName, 28), new("Kế hoạch số", r => r.PlanNumber, 18), new("Ngày kế hoạch", r => r.PlanOn, 14), new("Số lần nhắc", r => r.Reminded, 12),
            new("Nhắc lần cuối", r => r.LastRemindedAt, 14), new("Đã kết thúc hoạt động", r => r.Ended, 20)) with { Preface = [directive.Excerpt] };
    }
}
