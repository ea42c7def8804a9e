using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Organisation;

/// <summary>The tiers as XLSX, from the top down, by the filters of the list.</summary>
public sealed record ExportTiers(ListTiers List) : Export<ListTiers>(List);

public sealed class ExportTiersHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportTiers, Sheet>
{
    public Task<Sheet> Handle(ExportTiers query, CancellationToken ct) =>
        Task.FromResult(Sheet.Of("Cấp", ListTiersHandler.Rows(db, ListTiersHandler.Filtered(db, current.Actor, query.List)).AsAsyncEnumerable(),
            new("Bậc", t => t.Rank, 8), new("Mã", t => t.Code, 16), new("Cấp", t => t.Name, 60), new("Từ ngày", t => t.ValidFrom, 12), new("Đến trước ngày", t => t.ValidTo, 14)));
}
