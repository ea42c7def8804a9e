using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;

namespace Kheo.Api.Features.Recognition;

/// <summary>A decision's list as XLSX.</summary>
public sealed record ExportDecisionItems(Guid Id) : Query<Sheet>;

public sealed class ExportDecisionItemsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportDecisionItems, Sheet>
{
    public async Task<Sheet> Handle(ExportDecisionItems query, CancellationToken ct)
    {
        var decision = await DecisionView.Of(db, current.Actor, query.Id, VietnamTime.Day(clock.GetUtcNow()), ct);
        return Sheet.Of("Danh sách kèm theo quyết định", decision.Items.ToAsyncEnumerable(),
            new("STT", i => i.Ordinal, 6), new("Mã", i => i.Code, 16), new("Tên mô hình, điển hình", i => i.ModelName, 50), new("Tập thể, cá nhân", i => i.Recipient, 36),
            new("Đơn vị", i => i.RecipientUnitName, 36), new("Đối tượng", i => Words.Of(i.Subject), 14), new("Công nhận", i => i.Recognise, 11),
            new("Tiêu biểu", i => i.Typical, 11), new("Hình thức", i => Words.Of(i.AwardForm), 14), new("Thành tích", i => Words.Of(i.AwardCategory), 36),
            new("Hệ số", i => i.Coefficient, 8), new("Số tiền", i => i.Money, 14), new("Số chứng nhận", i => i.CertificateCode, 24), new("Ghi chú", i => i.Note, 30));
    }
}
