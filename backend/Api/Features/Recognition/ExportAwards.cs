using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>The awards given in the caller's units as XLSX, by the filters of the list; the revoked among them, said as such.</summary>
public sealed record ExportAwards(ListAwards List) : Export<ListAwards>(List);

public sealed class ExportAwardsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportAwards, Sheet>
{
    public async Task<Sheet> Handle(ExportAwards query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var awards = await ListAwardsHandler.Filtered(db, current.Actor, query.List, now, ct);
        return Sheet.Of("Danh sách khen thưởng", ListAwardsHandler.Rows(db, awards).AsAsyncEnumerable(),
            new("Tập thể, cá nhân", a => a.Recipient, 40), new("Đối tượng", a => Words.Of(a.Subject), 14), new("Hình thức", a => Words.Of(a.Form), 16),
            new("Thành tích", a => Words.Of(a.Category), 28), new("Hệ số", a => a.Coefficient, 9), new("Lương cơ sở (đồng)", a => a.BaseSalary, 18),
            new("Tiền thưởng (đồng)", a => a.Money, 18), new("Số quyết định", a => a.DecisionNumber, 18), new("Thẩm quyền", a => a.AuthorityName, 32),
            new("Ngày quyết định", a => a.DecidedOn, 14), new("Năm khen thưởng", a => a.RewardYear, 11), new("Tình trạng", a => Words.Of(a.Status), 16),
            new("Phải thu hồi tiền", a => a.ToRecover, 16)) with { Preface = ReadingWords.Of(query.List.AsOf, query.List.Geography, now) };
    }
}
