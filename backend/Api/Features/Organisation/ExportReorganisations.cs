using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using MediatR;

namespace Kheo.Api.Features.Organisation;

/// <summary>The list of acts as XLSX; the same filters as the list.</summary>
public sealed record ExportReorganisations : Query<Sheet>, IReorganisationFilter
{
    public ReorganisationStatus? Status { get; init; }

    /// <summary>Only acts that take effect on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only acts that take effect before this day.</summary>
    public DateOnly? Until { get; init; }
}

public sealed class ExportReorganisationsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportReorganisations, Sheet>
{
    private static readonly SheetColumn[] Columns =
    [
        new("Nội dung", Width: 50), new("Cơ quan quyết định trên hệ thống", Width: 36), new("Số văn bản", Width: 22), new("Ngày văn bản", SheetKind.Date, 14), new("Cơ quan ban hành", Width: 36),
        new("Hiệu lực từ", SheetKind.Date, 14), new("Tình trạng", Width: 16), new("Số thao tác", SheetKind.Number, 12), new("Lý do", Width: 40),
    ];

    public async Task<Sheet> Handle(ExportReorganisations query, CancellationToken ct) =>
        new("Sắp xếp tổ chức", Columns, Rows(await ReorganisationRow.Read(db, current.Actor, ReorganisationFilter.Of(db, current.Actor, query), ct)));

    private static async IAsyncEnumerable<object?[]> Rows(IReadOnlyList<ReorganisationRow> acts)
    {
        foreach (var r in acts)
            yield return [r.Title, r.UnitName, r.LegalNumber, r.LegalDate, r.LegalIssuer, r.EffectiveOn, Words(r.Status), r.Operations, r.Reason];
        await Task.CompletedTask;
    }

    private static string Words(ReorganisationStatus status) => status switch
    {
        ReorganisationStatus.Draft => "Dự thảo", ReorganisationStatus.Scheduled => "Chờ đến ngày", ReorganisationStatus.Applied => "Đã thực hiện",
        ReorganisationStatus.Reversed => "Đã hoàn tác", _ => "Đã rút",
    };
}
