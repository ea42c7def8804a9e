using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>What was given to one model, as XLSX.</summary>
public sealed record ExportContributions(ListContributions List) : Export<ListContributions>(List);

public sealed class ExportContributionsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportContributions, Sheet>
{
    public async Task<Sheet> Handle(ExportContributions query, CancellationToken ct)
    {
        var (registration, rows) = await ListContributionsHandler.Filtered(db, current.Actor, query.List, ct);
        return Sheet.Of("Đóng góp " + registration.Code, rows.OrderByDescending(c => c.Id).AsAsyncEnumerable(),
            new("Người, đơn vị đóng góp", c => c.Contributor, 40), new("Loại", c => Words.Of(c.Kind), 16), new("Số lượng", c => c.Amount, 18), new("Đơn vị tính", c => c.Measure, 18),
            new("Ước tính", c => c.Approximate), new("Bằng lời", c => c.Words, 40), new("Công trình, địa điểm", c => c.SubjectOfWork, 40), new("Ghi chú", c => c.Note, 40));
    }
}
