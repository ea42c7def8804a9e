using System.Runtime.CompilerServices;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>The board as a spreadsheet to be sent or telephoned through; the same filters as the list.</summary>
public sealed record ExportObligations : FigureQuery<Sheet>, IObligationFilter
{
    /// <summary>Only units of this tier.</summary>
    public Guid? TierId { get; init; }

    public ObligationForm? Form { get; init; }

    /// <summary>As of today.</summary>
    public ObligationState? State { get; init; }

    /// <summary>Only those never reminded, or only those reminded.</summary>
    public bool? Reminded { get; init; }

    /// <summary>Only those that were given more time, or only the others.</summary>
    public bool? Extended { get; init; }

    /// <summary>Words of either of the unit's names; marks and case do not matter.</summary>
    public string? Q { get; init; }
}

public sealed class ExportObligationsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportObligations, Sheet>
{
    public async Task<Sheet> Handle(ExportObligations query, CancellationToken ct)
    {
        var scope = await ReportScope.Of(db, current.Actor, query, ct);
        return new Sheet("Việc phải nộp",
            [
                new("Đơn vị", Width: 44), new("Trực thuộc", Width: 36), new("Cấp", Width: 24), new("Việc", Width: 22), new("Kỳ đến", SheetKind.Date, 12), new("Trạng thái", Width: 18),
                new("Hạn", SheetKind.Date, 12), new("Gia hạn", Width: 9), new("Ngày nộp", SheetKind.Date, 12), new("Lý do miễn", Width: 36), new("Liên hệ", Width: 28),
                new("Đăng nhập gần nhất", SheetKind.Date, 14), new("Bản nháp", SheetKind.Number, 10), new("Số lần nhắc", SheetKind.Number, 12), new("Nhắc lần cuối", SheetKind.Date, 14),
                new("Trả lời", Width: 50), new("Hẹn nộp", SheetKind.Date, 12),
            ], Rows(scope, query, VietnamTime.Day(clock.GetUtcNow()), ct));
    }

    private async IAsyncEnumerable<object?[]> Rows(ReportScope scope, ExportObligations query, DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in Board.Of(db, scope, query, today, null, int.MaxValue).AsAsyncEnumerable().WithCancellation(ct))
            yield return
            [
                row.UnitName, row.ParentName, row.TierName, ObligationWords.Of(row.Form), row.PeriodTo, ObligationWords.Of(Board.StateOf(row.State)), row.DueOn, row.Extensions > 0, row.HandedInAt,
                row.ExemptReason, row.Contact, row.LastSignedInAt, row.Drafts, row.Reminded, row.LastRemindedAt, row.Answer, row.WillHandInOn,
            ];
    }
}

/// <summary>The ledger's terms in Vietnamese, for what leaves the screen.</summary>
internal static class ObligationWords
{
    public static string Of(string form) => form switch
    {
        "registration" => "Đăng ký mô hình", "result" => "Báo cáo kết quả", "interim" => "Báo cáo sơ kết", "final" => "Báo cáo tổng kết", _ => form,
    };

    public static string Of(ObligationState state) => state switch
    {
        ObligationState.Owed => "Chưa nộp", ObligationState.Overdue => "Quá hạn", ObligationState.HandedIn => "Đã nộp", ObligationState.Late => "Nộp muộn", ObligationState.Returned => "Bị trả lại",
        ObligationState.Exempt => "Được miễn", _ => "Đã chuyển",
    };
}
