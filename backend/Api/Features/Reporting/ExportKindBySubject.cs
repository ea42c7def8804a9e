using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>Registrations by kind × subject as a spreadsheet, the empty cells too.</summary>
public sealed record ExportKindBySubject : FigureQuery<Sheet>;

public sealed class ExportKindBySubjectHandler(IMediator mediator) : IRequestHandler<ExportKindBySubject, Sheet>
{
    public async Task<Sheet> Handle(ExportKindBySubject query, CancellationToken ct)
    {
        var view = await mediator.Send(new GetKindBySubject { CampaignId = query.CampaignId, UnitId = query.UnitId, AsOf = query.AsOf, Geography = query.Geography }, ct);
        return Sheet.Of("Theo loại và đối tượng", view.Cells.ToAsyncEnumerable(),
            new("Loại", c => Words.Of(c.Kind), 14), new("Đối tượng", c => Words.Of(c.Subject), 14), new("Đăng ký", c => c.Registered.Count),
            new("Đã báo cáo kết quả", c => c.ResultsHandedIn), new("Được công nhận", c => c.Recognised)) with { Preface = view.Basis.Words };
    }
}
