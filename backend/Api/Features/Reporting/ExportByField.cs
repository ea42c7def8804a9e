using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>The figures by field as a spreadsheet.</summary>
public sealed record ExportByField : FigureQuery<Sheet>;

public sealed class ExportByFieldHandler(IMediator mediator) : IRequestHandler<ExportByField, Sheet>
{
    public async Task<Sheet> Handle(ExportByField query, CancellationToken ct)
    {
        var view = await mediator.Send(new GetByField { CampaignId = query.CampaignId, UnitId = query.UnitId, AsOf = query.AsOf, Geography = query.Geography }, ct);
        return new Sheet("Theo lĩnh vực",
            [new("Mã", Width: 10), new("Lĩnh vực", Width: 44), new("Đăng ký", SheetKind.Number), new("Đã báo cáo kết quả", SheetKind.Number), new("Được công nhận", SheetKind.Number), new("Đợt trước", SheetKind.Number)],
            view.Fields.Select(f => new object?[] { f.Code, f.Name, f.Registered.Count, f.ResultsHandedIn.Count, f.Recognised.Count, f.LastYear }).ToAsyncEnumerable()) { Preface = view.Basis.Words };
    }
}
