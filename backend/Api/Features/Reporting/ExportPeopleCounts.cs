using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Counts of members as XLSX, by the filters of the list.</summary>
public sealed record ExportPeopleCounts(ListPeopleCounts List) : Export<ListPeopleCounts>(List);

public sealed class ExportPeopleCountsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportPeopleCounts, Sheet>
{
    public async Task<Sheet> Handle(ExportPeopleCounts query, CancellationToken ct) => Sheet.Of("Số người",
        PeopleCountView.Of(db, current.Actor, query.List, await PeopleCountView.Under(db, current.Actor, query.List.UnitId, ct)).AsAsyncEnumerable(),
        new("Đường dẫn", c => c.UnitPath, 30), new("Đơn vị", c => c.UnitName, 44), new("Chỉ tiêu", c => c.CampaignId is null ? "Đủ điều kiện" : "Tham gia", 20), new("Ngày", c => c.CountedOn, 12),
        new("Số người", c => c.Count, 12), new("Nguồn", c => c.Source, 40));
}
