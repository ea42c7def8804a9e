using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Counts of members as a spreadsheet; the same filters as the list.</summary>
public sealed record ExportPeopleCounts : Query<Sheet>, IPeopleFilter
{
    /// <summary>Only this unit and those below it.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>Only those taking part in this campaign.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>Only those who may take part at all, or only those taking part in a campaign.</summary>
    public bool? Eligible { get; init; }
}

public sealed class ExportPeopleCountsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ExportPeopleCounts, Sheet>
{
    public async Task<Sheet> Handle(ExportPeopleCounts query, CancellationToken ct)
    {
        var counts = PeopleCountView.Of(db, current.Actor, query, await PeopleCountView.Under(db, current.Actor, query.UnitId, ct));
        return new Sheet("Số người", [new("Đường dẫn", Width: 30), new("Đơn vị", Width: 44), new("Chỉ tiêu", Width: 20), new("Ngày", SheetKind.Date, 12), new("Số người", SheetKind.Number, 12), new("Nguồn", Width: 40)], Rows(counts));
    }

    private static async IAsyncEnumerable<object?[]> Rows(IQueryable<PeopleCountView> counts)
    {
        await foreach (var c in counts.AsAsyncEnumerable()) yield return [c.UnitPath, c.UnitName, c.CampaignId is null ? "Đủ điều kiện" : "Tham gia", c.CountedOn, c.Count, c.Source];
    }
}
