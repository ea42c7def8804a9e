using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Judging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>The judging sessions as XLSX, by the filters of the list.</summary>
public sealed record ExportJudgingSessions(ListJudgingSessions List) : Export<ListJudgingSessions>(List);

public sealed class ExportJudgingSessionsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportJudgingSessions, Sheet>
{
    public Task<Sheet> Handle(ExportJudgingSessions query, CancellationToken ct)
    {
        var sessions =
            from s in ListJudgingSessionsHandler.Filtered(db, current.Actor, query.List)
            join c in db.Set<Council>() on s.CouncilId equals c.Id
            orderby s.Id descending
            select new { s.Title, s.HeldOn, s.Status, s.CampaignName, s.TierName, Council = c.Name, c.DecisionNumber, Candidates = s.Candidates.Count };
        return Task.FromResult(Sheet.Of("Đợt xét chọn", sessions.AsAsyncEnumerable(),
            new("Đợt xét", s => s.Title, 50), new("Hội đồng", s => s.Council, 44), new("Số quyết định", s => s.DecisionNumber, 18), new("Đợt thi đua", s => s.CampaignName, 44),
            new("Cấp", s => s.TierName, 28), new("Ngày họp", s => s.HeldOn, 12), new("Trạng thái", s => Words.Of(s.Status), 16), new("Số hồ sơ", s => s.Candidates, 10)));
    }
}
