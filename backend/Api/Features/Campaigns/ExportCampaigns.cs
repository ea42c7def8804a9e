using System.Globalization;
using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>The campaigns as XLSX, by the filters of the list.</summary>
public sealed record ExportCampaigns(ListCampaigns List) : Export<ListCampaigns>(List);

public sealed class ExportCampaignsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportCampaigns, Sheet>
{
    public Task<Sheet> Handle(ExportCampaigns query, CancellationToken ct) =>
        Task.FromResult(Sheet.Of("Đợt thi đua", ListCampaignsHandler.Rows(db, ListCampaignsHandler.Filtered(db, current.Actor, query.List)).AsAsyncEnumerable(),
            new("Mã", c => c.Code, 16), new("Tên đợt thi đua", c => c.Name, 50), new("Chủ đề", c => ListCampaignsHandler.Themed(c, query.List, clock).Theme, 40), new("Chủ đề từng năm", c => string.Join("; ", c.Themes.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Year}: {t.Theme}"))), 40),
            new("Thuộc đợt", c => c.ParentName, 40), new("Phong trào", c => c.ProgrammeName, 32),
            new("Nơi phát động", c => c.UnitName, 40), new("Từ ngày", c => c.PeriodFrom, 12), new("Đến ngày", c => c.PeriodTo, 12),
            new("Trạng thái", c => Words.Of(c.Status), 16), new("Bản nội dung", c => c.Version, 12)));
}
