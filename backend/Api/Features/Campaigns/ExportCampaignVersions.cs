using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>What the campaign said in each of its versions as XLSX, the newest first.</summary>
public sealed record ExportCampaignVersions(ListCampaignVersions List) : Export<ListCampaignVersions>(List);

public sealed class ExportCampaignVersionsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportCampaignVersions, Sheet>
{
    public async Task<Sheet> Handle(ExportCampaignVersions query, CancellationToken ct)
    {
        var versions = await ListCampaignVersionsHandler.Filtered(db, current.Actor, query.List, ct);
        return Sheet.Of("Các bản của đợt thi đua", ListCampaignVersionsHandler.Rows(versions).AsAsyncEnumerable(),
            new("Bản", v => v.Version, 8), new("Ngày lập", v => v.MadeAt, 12), new("Tên đợt thi đua", v => v.Content.Name, 50), new("Chủ đề", v => v.Content.Theme, 40),
            new("Từ ngày", v => v.Content.PeriodFrom, 12), new("Đến ngày", v => v.Content.PeriodTo, 12),
            new("Căn cứ", v => string.Join("; ", v.Content.LegalBases), 60), new("Chỉ tiêu", v => string.Join("; ", v.Content.Indicators.Select(i => i.Name)), 60),
            new("Bộ tiêu chí", v => string.Join("; ", v.Content.Sheets.Select(s => Words.Of(s.Subject))), 28));
    }
}
