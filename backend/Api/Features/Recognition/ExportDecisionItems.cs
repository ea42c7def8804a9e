using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;

namespace Kheo.Api.Features.Recognition;

/// <summary>A decision's list as XLSX.</summary>
public sealed record ExportDecisionItems(Guid Id) : Query<Sheet>;

public sealed class ExportDecisionItemsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportDecisionItems, Sheet>
{
    private static readonly SheetColumn[] Columns =
    [
        new("STT", SheetKind.Number, 6), new("Mã", Width: 16), new("Tên mô hình, điển hình", Width: 50), new("Tập thể, cá nhân", Width: 36), new("Đơn vị", Width: 36),
        new("Đối tượng", Width: 14), new("Công nhận", Width: 11), new("Tiêu biểu", Width: 11), new("Hình thức", Width: 14), new("Thành tích", Width: 36),
        new("Hệ số", SheetKind.Number, 8), new("Số tiền", SheetKind.Number, 14), new("Số chứng nhận", Width: 24), new("Ghi chú", Width: 30),
    ];

    public async Task<Sheet> Handle(ExportDecisionItems query, CancellationToken ct)
    {
        var decision = await DecisionView.Of(db, current.Actor, query.Id, VietnamTime.Day(clock.GetUtcNow()), ct);
        return new Sheet("Danh sách kèm theo quyết định", Columns, decision.Items.Select(i => new object?[]
        {
            i.Ordinal, i.Code, i.ModelName, i.Recipient, i.RecipientUnitName, Words(i.Subject), i.Recognise, i.Typical, DecisionPreview.Words(i.AwardForm),
            DecisionPreview.Words(i.AwardCategory), i.Coefficient, i.Money, i.CertificateCode, i.Note,
        }).ToAsyncEnumerable());
    }

    internal static string Words(Subject subject) => subject switch { Subject.Individual => "Cá nhân", Subject.Household => "Hộ gia đình", _ => "Tập thể" };
}
