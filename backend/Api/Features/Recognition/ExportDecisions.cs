using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>The decisions as XLSX, drafted last first, by the filters of the list.</summary>
public sealed record ExportDecisions(ListDecisions List) : Export<ListDecisions>(List);

public sealed class ExportDecisionsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportDecisions, Sheet>
{
    public Task<Sheet> Handle(ExportDecisions query, CancellationToken ct) =>
        Task.FromResult(Sheet.Of("Quyết định", ListDecisionsHandler.Rows(db, ListDecisionsHandler.Filtered(db, current.Actor, query.List)).AsAsyncEnumerable(),
            new("Số", d => d.Number, 18), new("Ngày", d => d.DecidedOn, 12), new("Trích yếu", d => d.Title, 60), new("Cơ quan ban hành", d => d.Authority, 36),
            new("Đơn vị", d => d.UnitName, 40), new("Đợt thi đua", d => d.CampaignName, 44), new("Quyết định về", d => Words.Of(d.Purpose), 24),
            new("Thể thức", d => Words.Of(d.Family), 22), new("Trạng thái", d => Words.Of(d.Status), 14), new("Số dòng", d => d.Items, 10)));
}
