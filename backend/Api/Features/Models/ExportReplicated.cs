using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Models;

/// <summary>The models that others took over, as XLSX.</summary>
public sealed record ExportReplicated(ListReplicated List) : Export<ListReplicated>(List);

public sealed class ExportReplicatedHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportReplicated, Sheet>
{
    public async Task<Sheet> Handle(ExportReplicated query, CancellationToken ct) =>
        Sheet.Of("Mô hình được nhân rộng", (await ListReplicatedHandler.Rows(db, current.Actor, query.List, VietnamTime.Day(clock.GetUtcNow()), ct)).AsAsyncEnumerable(),
            new("Mô hình, điển hình", r => r.Name, 50), new("Đơn vị", r => r.UnitName, 40), new("Phong trào", r => r.ProgrammeName, 30), new("Năm bắt đầu", r => r.StartedYear, 12),
            new("Nơi học theo trực tiếp", r => r.Adopters, 14), new("Năm gần nhất được học theo", r => r.LastYear, 16), new("Đang thực hiện", r => r.Standing, 14));
}
