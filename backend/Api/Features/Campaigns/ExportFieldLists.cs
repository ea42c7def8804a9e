using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>The field lists as XLSX, the newest version first: a line for each field, as a list of fields is read.</summary>
public sealed record ExportFieldLists(ListFieldLists List) : Export<ListFieldLists>(List);

public sealed class ExportFieldListsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportFieldLists, Sheet>
{
    public Task<Sheet> Handle(ExportFieldLists query, CancellationToken ct)
    {
        var fields =
            from l in ListFieldListsHandler.Filtered(db, current.Actor, query.List)
            join p in db.Set<Programme>() on l.ProgrammeId equals p.Id
            join u in db.Set<UnitName>() on l.UnitId equals u.Id
            from f in l.Fields
            orderby l.ValidFrom descending, l.Id descending, f.Ordinal
            select new
            {
                Programme = p.Name, Issuer = u.PartyName, l.Version, l.ValidFrom, f.Code, f.Name, f.Other,
                Standard = db.Set<StandardField>().Where(s => s.Id == f.StandardFieldId).Select(s => s.Name).FirstOrDefault(),
            };
        return Task.FromResult(Sheet.Of("Danh mục lĩnh vực", fields.AsAsyncEnumerable(),
            new("Phong trào", f => f.Programme, 32), new("Nơi ban hành", f => f.Issuer, 40), new("Bản", f => f.Version, 8), new("Áp dụng từ", f => f.ValidFrom, 12),
            new("Mã", f => f.Code, 12), new("Lĩnh vực", f => f.Name, 44), new("Lĩnh vực chuẩn", f => f.Standard, 44), new("Khác", f => f.Other, 8)));
    }
}
