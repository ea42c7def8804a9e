using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>What was done for one registration, as XLSX.</summary>
public sealed record ExportActivities(ListActivities List) : Export<ListActivities>(List);

public sealed class ExportActivitiesHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportActivities, Sheet>
{
    public async Task<Sheet> Handle(ExportActivities query, CancellationToken ct)
    {
        var (registration, activities) = await ListActivitiesHandler.Filtered(db, current.Actor, query.List, ct);
        return Sheet.Of("Hoạt động của " + registration.Code, ListActivitiesHandler.Rows(db, activities).AsAsyncEnumerable(),
            new("Ngày", a => a.HeldOn), new("Việc đã làm", a => a.What, 60), new("Nơi làm", a => a.Place, 30), new("Người tham gia", a => a.People, 14), new("Ngày công", a => a.Workdays, 12),
            new("Số ảnh, tệp", a => a.Files.Count, 12), new("Người ghi", a => a.RecordedByName, 30));
    }
}
