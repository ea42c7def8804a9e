using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>The units that registered fewer than the campaign asks, as a spreadsheet.</summary>
public sealed record ExportShortUnits(ListShortUnits List) : Export<ListShortUnits>(List);

public sealed class ExportShortUnitsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportShortUnits, Sheet>
{
    public async Task<Sheet> Handle(ExportShortUnits query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query.List, clock.GetUtcNow(), ct);
        return Sheet.Of("Đơn vị chưa đủ số lượng", ShortUnits.Of(db, scope, query.List, "").AsAsyncEnumerable().Select(u => u.Row()),
            new("Đơn vị", u => u.UnitName, 44), new("Trực thuộc", u => u.ParentName, 36), new("Cấp", u => u.TierName, 24), new("Liên hệ", u => u.Contact, 28),
            new("Còn thiếu", u => string.Join("; ", u.Short.Select(s => s.InWords)), 60)) with { Preface = scope.Basis.Words };
    }
}
