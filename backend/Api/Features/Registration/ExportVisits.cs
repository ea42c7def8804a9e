using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>The visits to one model, as XLSX.</summary>
public sealed record ExportVisits(ListVisits List) : Export<ListVisits>(List);

public sealed class ExportVisitsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportVisits, Sheet>
{
    public async Task<Sheet> Handle(ExportVisits query, CancellationToken ct)
    {
        var (registration, visits) = await ListVisitsHandler.Filtered(db, current.Actor, query.List, ct);
        return Sheet.Of("Kiểm tra " + registration.Code, ListVisitsHandler.Rows(db, current.Actor, visits).AsAsyncEnumerable(),
            new("Ngày", v => v.VisitedOn), new("Nơi đến kiểm tra", v => v.ByName, 34), new("Thành phần", v => v.Members, 34), new("Nhận xét", v => v.Found, 50), new("Hướng dẫn để lại", v => v.Guidance, 50),
            new("Hạn trả lời", v => v.FollowUpBy), new("Đơn vị trả lời", v => v.Reply, 50), new("Kết nghĩa, giúp đỡ", v => v.HelperName, 34), new("Tình trạng", v => Words.Of(v.Status), 16));
    }
}
