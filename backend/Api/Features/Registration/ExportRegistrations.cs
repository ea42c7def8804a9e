using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>The same list as XLSX, written while it is read; of one campaign with a column for each of its own fields. Cells that a spreadsheet would run are neutralised.</summary>
public sealed record ExportRegistrations(ListRegistrations List) : Export<ListRegistrations>(List);

public sealed class ExportRegistrationsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportRegistrations, Sheet>
{
    public Task<Sheet> Handle(ExportRegistrations query, CancellationToken ct) => RegistrationSheet.Of(db, current.Actor, query.List, clock.GetUtcNow(), ct);
}

internal static class RegistrationSheet
{
    public static async Task<Sheet> Of(KheoDbContext db, Actor actor, ListRegistrations list, DateTimeOffset now, CancellationToken ct)
    {
        var found = await RegistrationSearch.Filtered(db, actor, list, now, ct);
        var (today, after) = (VietnamTime.Day(now), await Dormancy.After(db, null, ct));
        var (fields, units) = await OwnFields.Columns(db, actor, list.CampaignId, ct);
        var rows = RegistrationReads.Rows(db, RegistrationSearch.Found(db, found, await RegistrationSearch.Keys(db, actor, list, ct)), fields.Count > 0);
        return Sheet.Of("Đăng ký", rows.AsAsyncEnumerable(),
            [
            new("Mã", r => r.Code), new("Tên mô hình, điển hình", r => r.Name), new("Loại", r => Words.Of(r.Kind)), new("Chủ thể", r => Words.Of(r.Subject)),
            new("Người thực hiện", r => r.Holder), new("Đơn vị", r => r.UnitName), new("Lĩnh vực", r => r.FieldName), new("Trạng thái", r => Words.Of(r.Status)),
            new("Nộp muộn", r => r.Late), new("Mô hình điểm", r => r.Pilot),
            new("Tạm lắng", r => Entry.Dormant(r.Status, r.UpdatedAt, after.GetValueOrDefault(r.CampaignId), today)), new("Phần đã viết", r => r.Filled), new("Ngày lập", r => r.CreatedAt), new("Cập nhật", r => r.UpdatedAt),
            .. fields.Select(f => new SheetColumn<RegistrationRow>(OwnFields.Heading(f), r => OwnFields.Cell(f, r.Answers, units), 28))
            ]) with { Preface = ReadingWords.Of(list.AsOf, list.Geography, now) };
    }
}
