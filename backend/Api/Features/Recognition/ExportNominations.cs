using System.Runtime.CompilerServices;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Recognitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>The nominations that the caller's units sent or received as XLSX, the latest first.</summary>
public sealed record ExportNominations : Query<Sheet>
{
    public Guid? CampaignId { get; init; }
}

public sealed class ExportNominationsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportNominations, Sheet>
{
    private static readonly SheetColumn[] Columns =
    [
        new("Tên mô hình, điển hình", Width: 50), new("Đơn vị đề nghị", Width: 36), new("Nơi nhận", Width: 36), new("Số tờ trình", Width: 18), new("Ngày tờ trình", SheetKind.Date, 14),
        new("Tình trạng", Width: 14), new("Lý do", Width: 40),
    ];

    public Task<Sheet> Handle(ExportNominations query, CancellationToken ct)
    {
        var nominations = db.Set<Nomination>().OfEitherEnd(current.Actor);
        if (query.CampaignId is { } campaign) nominations = nominations.Where(n => n.CampaignId == campaign);
        return Task.FromResult(new Sheet("Danh sách đề nghị", Columns, Rows(NominationRow.Of(db, nominations.OrderByDescending(n => n.Id)), ct)));
    }

    private static async IAsyncEnumerable<object?[]> Rows(IQueryable<NominationRow> nominations, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var n in nominations.AsAsyncEnumerable().WithCancellation(ct))
            yield return
            [
                n.Name, n.UnitName, n.ToUnitName, n.LetterNumber, n.LetterDate,
                n.Status switch { NominationStatus.Accepted => "Đã tiếp nhận", NominationStatus.Returned => "Trả lại", _ => "Đã gửi" }, n.Reason,
            ];
    }
}
