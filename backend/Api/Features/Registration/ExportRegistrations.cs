using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Registration;

/// <summary>The same list as XLSX, written while it is read. Cells that a spreadsheet would run are neutralised.</summary>
public sealed record ExportRegistrations : Query<Sheet>, IRegistrationFilter
{
    public Guid? CampaignId { get; init; }
    /// <summary>This unit and all below it.</summary>
    public Guid? UnitId { get; init; }
    public Guid? FieldId { get; init; }
    public RegistrationStatus? Status { get; init; }
    /// <summary>Those that have come at least this far; the rows behind a stage of the overview.</summary>
    public Reached? Reached { get; init; }
    public Kind? Kind { get; init; }
    public Subject? Subject { get; init; }
    public bool? Late { get; init; }
    /// <summary>Words anywhere in the form, with or without marks.</summary>
    public string? Q { get; init; }
    /// <summary>Those that were so at the end of this past day, in Hà Nội: unit, field, status and the rest are judged as they were then. The rows are shown as they stand today.</summary>
    public DateOnly? AsOf { get; init; }
    /// <summary>`recorded` (when unsaid): registrations that the unit held. `restated`: those whose place is at or below the unit today.</summary>
    public Geography? Geography { get; init; }
    /// <summary>Only what was recorded at or below this path: the rows behind a line of the bridge.</summary>
    public string? Path { get; init; }
}

public sealed class ExportRegistrationsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportRegistrations, Sheet>
{
    private static readonly SheetColumn[] Columns =
    [
        new("Mã"), new("Tên mô hình, điển hình"), new("Loại"), new("Chủ thể"), new("Người thực hiện"), new("Đơn vị"), new("Lĩnh vực"), new("Trạng thái"), new("Trễ hạn"),
        new("Phần đã viết", SheetKind.Number), new("Ngày lập", SheetKind.Date), new("Cập nhật", SheetKind.Date),
    ];

    private static readonly Dictionary<RegistrationStatus, string> Statuses = new()
    {
        [RegistrationStatus.Draft] = "Bản nháp", [RegistrationStatus.Submitted] = "Đã gửi", [RegistrationStatus.Returned] = "Trả lại", [RegistrationStatus.Accepted] = "Đã tiếp nhận",
        [RegistrationStatus.Reported] = "Đã báo cáo kết quả", [RegistrationStatus.Confirmed] = "Đã xác nhận", [RegistrationStatus.Judged] = "Đã bình xét",
        [RegistrationStatus.Recognised] = "Được công nhận", [RegistrationStatus.Refused] = "Từ chối", [RegistrationStatus.Withdrawn] = "Đã rút",
    };

    private static readonly Dictionary<Subject, string> Subjects = new()
    {
        [Subject.Collective] = "Tập thể", [Subject.Individual] = "Cá nhân", [Subject.Household] = "Hộ gia đình",
    };

    public async Task<Sheet> Handle(ExportRegistrations query, CancellationToken ct)
    {
        var found = await RegistrationSearch.Filtered(db, current.Actor, query, clock.GetUtcNow(), ct);
        var rows = RegistrationReads.Rows(db, RegistrationSearch.Indexed(found, RegistrationSearch.Words(query.Q)));
        return new Sheet("dang-ky", Columns, Cells(rows.AsAsyncEnumerable()));
    }

    private static async IAsyncEnumerable<object?[]> Cells(IAsyncEnumerable<RegistrationRow> rows)
    {
        await foreach (var r in rows)
            yield return
            [
                r.Code, r.Name, r.Kind == Kind.Model ? "Mô hình" : "Điển hình", Subjects[r.Subject], r.Holder, r.UnitName, r.FieldName, Statuses[r.Status], r.Late ? "Trễ" : "",
                r.Filled, VietnamTime.Day(r.CreatedAt), VietnamTime.Day(r.UpdatedAt),
            ];
    }
}
