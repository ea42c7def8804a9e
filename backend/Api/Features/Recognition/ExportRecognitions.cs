using System.Runtime.CompilerServices;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Recognised = Kheo.Domain.Recognitions.Recognition;

namespace Kheo.Api.Features.Recognition;

/// <summary>The recognitions as XLSX, by the filters of the list.</summary>
public sealed record ExportRecognitions : Query<Sheet>, IRecognitionFilter
{
    public Guid? CampaignId { get; init; }
    public Guid? TierId { get; init; }
    public bool? Typical { get; init; }
    public HonourStatus? Status { get; init; }
    /// <summary>Only models of this unit and those below it.</summary>
    public Guid? UnitId { get; init; }
    /// <summary>Words of the name, marks and case do not matter.</summary>
    public string? Q { get; init; }
    /// <summary>What had been recognised by the end of this past day; `status` is judged as it was then.</summary>
    public DateOnly? AsOf { get; init; }
    /// <summary>`recorded` (when unsaid) or `restated`: those whose place is at or below the unit today.</summary>
    public Geography? Geography { get; init; }
    /// <summary>Only what was recorded at or below this path: the rows behind a line of the bridge.</summary>
    public string? Path { get; init; }
}

public sealed class ExportRecognitionsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportRecognitions, Sheet>
{
    private static readonly SheetColumn[] Columns =
    [
        new("Số chứng nhận", Width: 24), new("Tên mô hình, điển hình", Width: 50), new("Loại", Width: 12), new("Đối tượng", Width: 14), new("Người đại diện", Width: 28),
        new("Đơn vị", Width: 36), new("Cấp công nhận", Width: 28), new("Thẩm quyền", Width: 32), new("Số quyết định", Width: 18), new("Ngày công nhận", SheetKind.Date, 14),
        new("Tiêu biểu", Width: 11), new("Năm khen thưởng", SheetKind.Number, 11), new("Tình trạng", Width: 14),
    ];

    public async Task<Sheet> Handle(ExportRecognitions query, CancellationToken ct) =>
        new("Danh sách công nhận", Columns, Rows(await Recognitions.Matching(db, current.Actor, query, clock.GetUtcNow(), ct), ct));

    private async IAsyncEnumerable<object?[]> Rows(IQueryable<Recognised> recognitions, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows =
            from r in recognitions
            join u in db.Set<Domain.Organisation.Unit>() on r.UnitId equals u.Id
            orderby r.RecognisedOn descending, r.Id descending
            select new { r.CertificateCode, r.Name, r.Kind, r.Subject, r.Holder, Unit = u.PartyName, r.TierName, r.AuthorityName, r.DecisionNumber, r.RecognisedOn, r.Typical, r.RewardYear, r.Status };
        await foreach (var r in rows.AsAsyncEnumerable().WithCancellation(ct))
            yield return
            [
                r.CertificateCode, r.Name, r.Kind == Kind.Model ? "Mô hình" : "Điển hình", ExportDecisionItemsHandler.Words(r.Subject), r.Holder, r.Unit, r.TierName,
                r.AuthorityName, r.DecisionNumber, r.RecognisedOn, r.Typical, r.RewardYear, r.Status == HonourStatus.Revoked ? "Đã thu hồi" : "",
            ];
    }
}
