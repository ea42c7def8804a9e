using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>The files of one registration as an XLSX inventory, in the order in which they came.</summary>
public sealed record ExportFiles(ListFiles List) : Export<ListFiles>(List);

public sealed class ExportFilesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportFiles, Sheet>
{
    public async Task<Sheet> Handle(ExportFiles query, CancellationToken ct)
    {
        var (registration, files) = await ListFilesHandler.Filtered(db, current.Actor, query.List, ct);
        return Sheet.Of("Tệp của " + registration.Code, ListFilesHandler.Rows(db, files).AsAsyncEnumerable(),
            new("Tên tệp", f => f.Name, 50), new("Mục đích", f => Words.Of(f.Purpose), 18), new("Kiểu", f => f.ContentType, 28), new("Dung lượng (byte)", f => f.Size, 16),
            new("Đưa lên lúc", f => VietnamTime.Clock(f.UploadedAt), 18));
    }
}
