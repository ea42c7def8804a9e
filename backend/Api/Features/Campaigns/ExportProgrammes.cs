using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>The movements as XLSX, by code.</summary>
public sealed record ExportProgrammes(ListProgrammes List) : Export<ListProgrammes>(List);

public sealed class ExportProgrammesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportProgrammes, Sheet>
{
    public Task<Sheet> Handle(ExportProgrammes query, CancellationToken ct) =>
        Task.FromResult(Sheet.Of("Phong trào", ListProgrammesHandler.Rows(db, ListProgrammesHandler.Filtered(db, current.Actor)).AsAsyncEnumerable(),
            new("Mã", p => p.Code, 14), new("Phong trào", p => p.Name, 44), new("Mô tả", p => p.Description, 60), new("Đường dẫn đơn vị", p => p.UnitPath, 28)));
}
