using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Reporting;

/// <summary>Counts without a list as XLSX, by the filters of the list. Those that are part of another say so, and are never added to it.</summary>
public sealed record ExportAggregateEntries(ListAggregateEntries List) : Export<ListAggregateEntries>(List);

public sealed class ExportAggregateEntriesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportAggregateEntries, Sheet>
{
    public Task<Sheet> Handle(ExportAggregateEntries query, CancellationToken ct)
    {
        var entries =
            from e in ListAggregateEntriesHandler.Filtered(db, current.Actor, query.List)
            join u in db.Set<UnitName>() on e.UnitId equals u.Id
            join p in db.Set<Programme>() on e.ProgrammeId equals p.Id
            orderby e.PeriodTo descending, e.Id descending
            select new
            {
                Unit = u.PartyName, Programme = p.Name, Entry = e,
                Tier = db.Set<Tier>().Where(t => t.Id == e.TierId).Select(t => t.Name).FirstOrDefault(),
                Container = db.Set<AggregateEntry>().Where(c => c.Id == e.ContainedIn).Select(c => c.Source).FirstOrDefault(),
            };
        return Task.FromResult(Sheet.Of("Số liệu không có danh sách", entries.AsAsyncEnumerable(),
            new("Đơn vị", e => e.Unit, 44), new("Phong trào", e => e.Programme, 32), new("Từ ngày", e => e.Entry.PeriodFrom, 12), new("Đến ngày", e => e.Entry.PeriodTo, 12),
            new("Đếm", e => Words.Of(e.Entry.Measure), 24), new("Cấp", e => e.Tier, 28), new("Đối tượng", e => Words.Of(e.Entry.Subject), 14),
            new("Số lượng", e => e.Entry.Count, 12), new("Số ước chừng (trên)", e => e.Entry.Approximate, 18), new("Nguồn", e => e.Entry.Source, 44),
            new("Nằm trong số liệu", e => e.Container, 44)));
    }
}
