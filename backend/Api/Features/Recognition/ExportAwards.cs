using System.Runtime.CompilerServices;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Recognitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>The awards given in the caller's units as XLSX, the latest first; the revoked among them, said as such.</summary>
public sealed record ExportAwards : Query<Sheet>
{
    public Guid? CampaignId { get; init; }
    public Guid? ProgrammeId { get; init; }
    /// <summary>First reward year.</summary>
    public int? FromYear { get; init; }
    /// <summary>Last reward year.</summary>
    public int? ToYear { get; init; }
}

public sealed class ExportAwardsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportAwards, Sheet>
{
    private static readonly SheetColumn[] Columns =
    [
        new("Tập thể, cá nhân", Width: 40), new("Đối tượng", Width: 14), new("Hình thức", Width: 16), new("Hệ số", SheetKind.Number, 9), new("Lương cơ sở (đồng)", SheetKind.Number, 18),
        new("Tiền thưởng (đồng)", SheetKind.Number, 18), new("Số quyết định", Width: 18), new("Thẩm quyền", Width: 32), new("Ngày quyết định", SheetKind.Date, 14),
        new("Năm khen thưởng", SheetKind.Number, 11), new("Tình trạng", Width: 22),
    ];

    public Task<Sheet> Handle(ExportAwards query, CancellationToken ct)
    {
        var awards = db.Set<Award>().VisibleTo(current.Actor);
        if (query.CampaignId is { } campaign) awards = awards.Where(a => a.CampaignId == campaign);
        if (query.ProgrammeId is { } programme) awards = awards.Where(a => a.ProgrammeId == programme);
        if (query.FromYear is { } from) awards = awards.Where(a => a.RewardYear >= from);
        if (query.ToYear is { } to) awards = awards.Where(a => a.RewardYear <= to);
        return Task.FromResult(new Sheet("Danh sách khen thưởng", Columns, Rows(awards.OrderByDescending(a => a.DecidedOn).ThenByDescending(a => a.Id), ct)));
    }

    private static async IAsyncEnumerable<object?[]> Rows(IQueryable<Award> awards, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var a in awards.AsAsyncEnumerable().WithCancellation(ct))
            yield return
            [
                a.Recipient, ExportDecisionItemsHandler.Words(a.Subject), Words(a.Form), a.Coefficient, a.BaseSalary, a.Money, a.DecisionNumber, a.AuthorityName, a.DecidedOn, a.RewardYear,
                a.Status == HonourStatus.Revoked ? a.ToRecover ? "Đã hủy, phải thu hồi" : "Đã hủy" : "",
            ];
    }

    private static string Words(AwardForm form) => form switch
    {
        AwardForm.GiayKhen => "Giấy khen", AwardForm.BangKhen => "Bằng khen", AwardForm.BieuDuong => "Biểu dương", AwardForm.ThuKhen => "Thư khen", _ => "Cờ thi đua",
    };
}
