using Kheo.Api.Web;
using Kheo.Domain.Reports;
using MediatR;

namespace Kheo.Api.Features.Reporting;

/// <summary>The funnel as a spreadsheet; its heading says whether it is nested or disjoint, and only the disjoint one has a total.</summary>
public sealed record ExportFunnel : FigureQuery<Sheet>
{
    /// <summary>`nested` (when unsaid) or `disjoint`.</summary>
    public FunnelBasis? By { get; init; }
}

public sealed class ExportFunnelHandler(IMediator mediator) : IRequestHandler<ExportFunnel, Sheet>
{
    public async Task<Sheet> Handle(ExportFunnel query, CancellationToken ct)
    {
        var view = await mediator.Send(new GetFunnel { CampaignId = query.CampaignId, UnitId = query.UnitId, AsOf = query.AsOf, Geography = query.Geography, By = query.By }, ct);
        var nested = view.By == FunnelBasis.Nested;
        var rows = view.Stages.Select(s => new object?[] { s.TierName, s.Recognised.Count, nested ? s.AlsoBelow : null, string.Join("; ", s.WithoutList.Select(Words)) });
        if (view.Total is { } total) rows = rows.Append(["Cộng", total, null, null]);
        return new Sheet(nested ? "Phễu lồng nhau (không cộng)" : "Phễu theo cấp cao nhất",
            [
                new("Cấp", 44), new(nested ? "Được công nhận ở cấp này" : "Cấp cao nhất đạt được", 26),
                new("Trong đó đã được cấp dưới công nhận", 36), new("Số liệu không có danh sách (không cộng)", 60),
            ], rows.ToAsyncEnumerable()) { Preface = view.Basis.Words };
    }

    private static string Words(UnlistedCount count) => $"{(count.Approximate ? "khoảng " : "")}{count.Count} ({count.Source})";
}
