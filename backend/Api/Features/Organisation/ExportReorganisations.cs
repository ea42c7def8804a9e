using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>The acts as XLSX, by the filters of the list.</summary>
public sealed record ExportReorganisations(ListReorganisations List) : Export<ListReorganisations>(List);

public sealed class ExportReorganisationsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportReorganisations, Sheet>
{
    public async Task<Sheet> Handle(ExportReorganisations query, CancellationToken ct)
    {
        var acts = await ReorganisationRow.Read(db, current.Actor, ReorganisationFilter.Of(db, current.Actor, query.List).OrderByDescending(r => r.EffectiveOn).ThenByDescending(r => r.Id), ct);
        return Sheet.Of("Sắp xếp tổ chức", acts.ToAsyncEnumerable(),
            new("Nội dung", r => r.Title, 50), new("Cơ quan quyết định trên hệ thống", r => r.UnitName, 36), new("Số văn bản", r => r.LegalNumber, 22), new("Ngày văn bản", r => r.LegalDate, 14),
            new("Cơ quan ban hành", r => r.LegalIssuer, 36), new("Hiệu lực từ", r => r.EffectiveOn, 14), new("Tình trạng", r => Words.Of(r.Status), 16),
            new("Số thao tác", r => r.Operations, 12), new("Lý do", r => r.Reason, 40));
    }
}
