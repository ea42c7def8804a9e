using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>The base salaries that hold for the caller's units as XLSX, the latest first.</summary>
public sealed record ExportBaseSalaries(ListBaseSalaries List) : Export<ListBaseSalaries>(List);

public sealed class ExportBaseSalariesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportBaseSalaries, Sheet>
{
    public Task<Sheet> Handle(ExportBaseSalaries query, CancellationToken ct) =>
        Task.FromResult(Sheet.Of("Mức lương cơ sở", ListBaseSalariesHandler.Rows(db, ListBaseSalariesHandler.Filtered(db, current.Actor)).AsAsyncEnumerable(),
            new("Áp dụng từ", s => s.ValidFrom, 12), new("Mức lương cơ sở (đồng)", s => s.Amount, 22), new("Làm tròn tiền thưởng", s => Words.Of(s.Rounding), 24),
            new("Căn cứ", s => s.LegalBasis, 44), new("Đường dẫn đơn vị", s => s.UnitPath, 28)));
}
