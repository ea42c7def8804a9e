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
        return Sheet.Of("Theo lĩnh vực", view.Fields.ToAsyncEnumerable(),
            new("Mã", f => f.Code, 10), new("Lĩnh vực", f => f.Name, 44), new("Đăng ký", f => f.Registered.Count), new("Đã báo cáo kết quả", f => f.ResultsHandedIn.Count),
            new("Được công nhận", f => f.Recognised.Count), new("Đợt trước", f => f.LastYear)) with { Preface = view.Basis.Words };
    }
}
