using System.Runtime.CompilerServices;
using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>The units that have not registered, as a spreadsheet to be sent or telephoned through.</summary>
public sealed record ExportMissingUnits : FigureQuery<Sheet>, IMissingFilter
{
    /// <summary>Only units of this tier.</summary>
    public Guid? TierId { get; init; }

    /// <summary>Only those never reminded, or only those reminded.</summary>
    public bool? Reminded { get; init; }

    /// <summary>Instead of the unit: only what was recorded at or below this path.</summary>
    public string? Path { get; init; }
}

public sealed class ExportMissingUnitsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportMissingUnits, Sheet>
{
    public async Task<Sheet> Handle(ExportMissingUnits query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query, clock.GetUtcNow(), ct);
        return new Sheet("Đơn vị chưa đăng ký",
            [
                new("Đơn vị", Width: 44), new("Trực thuộc", Width: 36), new("Cấp", Width: 24), new("Liên hệ", Width: 28), new("Hạn", SheetKind.Date, 12), new("Bản nháp", SheetKind.Number, 10),
                new("Số lần nhắc", SheetKind.Number, 12), new("Nhắc lần cuối", SheetKind.Date, 14), new("Trả lời", Width: 50),
            ], Rows(scope, query, ct)) { Preface = scope.Basis.Words };
    }

    private async IAsyncEnumerable<object?[]> Rows(ReportScope scope, ExportMissingUnits query, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in MissingUnits.Of(db, current.Actor, scope, query, "").AsAsyncEnumerable().WithCancellation(ct))
            yield return [row.UnitName, row.ParentName, row.TierName, row.Contact, row.DueOn, row.Drafts, row.Reminded, row.LastRemindedAt, row.Answer];
    }
}
