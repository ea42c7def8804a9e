using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Reminders sent to the caller's units as XLSX, the newest first, by the filters of the list.</summary>
public sealed record ExportReminders(ListReminders List) : Export<ListReminders>(List);

public sealed class ExportRemindersHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportReminders, Sheet>
{
    public Task<Sheet> Handle(ExportReminders query, CancellationToken ct) =>
        Task.FromResult(Sheet.Of("Lời nhắc", ListRemindersHandler.Rows(db, ListRemindersHandler.Filtered(db, current.Actor, query.List)).AsAsyncEnumerable(),
            new("Gửi lúc", r => VietnamTime.Clock(r.SentAt), 18), new("Đơn vị", r => r.UnitName, 44), new("Đợt thi đua", r => r.CampaignName, 44), new("Lời nhắc", r => r.Message, 60),
            new("Hạn", r => r.DueOn, 12), new("Còn thiếu", r => r.Missing, 11), new("Số lần nhắc", r => r.Reminded, 12), new("Trả lời", r => r.Answer, 50),
            new("Ngày trả lời", r => r.AnsweredAt, 12)));
}
