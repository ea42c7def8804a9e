using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>The nominations that the caller's units sent or received as XLSX, by the filters of the list.</summary>
public sealed record ExportNominations(ListNominations List) : Export<ListNominations>(List);

public sealed class ExportNominationsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportNominations, Sheet>
{
    public async Task<Sheet> Handle(ExportNominations query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var nominations = await ListNominationsHandler.Filtered(db, current.Actor, query.List, now, ct);
        return Sheet.Of("Danh sách đề nghị", NominationRow.Of(db, nominations.OrderByDescending(n => n.Id)).AsAsyncEnumerable(),
            new("Tên mô hình, điển hình", n => n.Name, 50), new("Đơn vị đề nghị", n => n.UnitName, 36), new("Nơi nhận", n => n.ToUnitName, 36),
            new("Số tờ trình", n => n.LetterNumber, 18), new("Ngày tờ trình", n => n.LetterDate, 14), new("Ngày gửi", n => n.SentAt, 12),
            new("Tình trạng", n => Words.Of(n.Status), 14), new("Ngày trả lời", n => n.AnsweredAt, 12), new("Lý do", n => n.Reason, 40)) with { Preface = ReadingWords.Of(query.List.AsOf, query.List.Geography, now) };
    }
}
