using System.Text.Json;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;

namespace Kheo.Api.Features.Access;

/// <summary>The audit as XLSX, the newest first, by the filters of the list.</summary>
public sealed record ExportAudit(ListAudit List) : Export<ListAudit>(List);

public sealed class ExportAuditHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportAudit, Sheet>
{
    public Task<Sheet> Handle(ExportAudit query, CancellationToken ct) =>
        Task.FromResult(Sheet.Of("Lịch sử thay đổi", ListAuditHandler.Rows(db, current.Actor, query.List, null, int.MaxValue),
            new("Lúc", a => VietnamTime.Clock(a.At), 18), new("Người thực hiện", a => a.ActorName, 28), new("Với vai trò", a => a.ActingAs, 32),
            new("Thao tác", a => a.Action, 24), new("Loại nội dung", a => a.SubjectType, 20), new("Mã nội dung", a => a.SubjectId, 38),
            new("Đường dẫn đơn vị", a => a.UnitPath, 28),
            new("Thay đổi", a => string.Join("; ", a.Changes.Select(c => $"{c.Field}: {Side(c.Before)} → {Side(c.After)}")), 80),
            new("Mã yêu cầu", a => a.RequestId, 36), new("Chuỗi ghi", a => a.Chain, 16), new("Dòng", a => a.Seq, 10)));

    private static string Side(JsonElement? value) => value is { } given ? given.ToString() : "(trống)";
}
