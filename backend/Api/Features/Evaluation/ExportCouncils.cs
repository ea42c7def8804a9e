using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Judging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>The councils of the caller's units and those on which he sits as XLSX, the newest first.</summary>
public sealed record ExportCouncils(ListCouncils List) : Export<ListCouncils>(List);

public sealed class ExportCouncilsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportCouncils, Sheet>
{
    public Task<Sheet> Handle(ExportCouncils query, CancellationToken ct) =>
        Task.FromResult(Sheet.Of("Hội đồng", CouncilView.Of(db, current.Actor, ListCouncilsHandler.Filtered(db, query.List).OrderByDescending(c => c.Id)).AsAsyncEnumerable(),
            new("Tên hội đồng", c => c.Name, 44), new("Đơn vị", c => c.UnitName, 40), new("Số quyết định", c => c.DecisionNumber, 18), new("Ngày quyết định", c => c.DecisionDate, 14),
            new("Từ ngày", c => c.TermFrom, 12), new("Đến trước ngày", c => c.TermTo, 14), new("Số thành viên", c => c.Members.Count, 12),
            new("Thành viên", c => string.Join("; ", c.Members.Select(m => $"{m.Name} ({Words.Of(m.Role)})")), 80)));
}
