using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Registration;

/// <summary>What was reached by one indicator the last time; the measure and name are of that campaign.</summary>
public sealed record ReachedFigure(string Name, Measure Measure, string? UnitName, decimal? Target, decimal? Actual, bool Approximate);

/// <summary>A model as its unit registered it the last time, and what came of it.</summary>
public sealed record ReusableModel(Guid ModelId, Guid RegistrationId, string Code, string Name, string CampaignName, int Year, RegistrationStatus Status, string? Narrative, IReadOnlyList<ReachedFigure> Figures)
    : IExample<ReusableModel>
{
    public static ReusableModel Example => new(Guid.Parse("0198c1a2-0031-7c3d-9f10-6a2b4c8d0e1f"), Guid.Parse("0198c1a2-0033-7c3d-9f10-6a2b4c8d0e1f"), "DVK-2025-0112", "Tuyến đường hoa ấp Hòa Bình",
        "Thi đua Dân vận khéo năm 2025", 2025, RegistrationStatus.Recognised, "Đã trồng 2 km đường hoa.", [new("Ngày công huy động", Measure.Workday, null, 320, 345, false)]);
}

/// <summary>At most fifty, the latest first.</summary>
public sealed record ReusableModels(IReadOnlyList<ReusableModel> Items) : IExample<ReusableModels>
{
    public static ReusableModels Example => new([ReusableModel.Example]);
}

/// <summary>
/// Dùng lại của năm trước: the models that a unit carried in earlier campaigns of the same programme and has not registered in this one, each with what was reached then.
/// </summary>
public sealed record ListReusableModels : Query<ReusableModels>
{
    public required Guid CampaignId { get; init; }
    public required Guid UnitId { get; init; }
    /// <summary>The model of a registration that is being written: what stood there the last time.</summary>
    public Guid? ModelId { get; init; }
}

public sealed class ListReusableModelsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListReusableModels, ReusableModels>
{
    private const int Most = 50;

    public async Task<ReusableModels> Handle(ListReusableModels query, CancellationToken ct)
    {
        var asked = await (
            from u in db.Set<Domain.Organisation.Unit>().VisibleTo(current.Actor, u => u.Path)
            from c in db.Set<Campaign>().ReachingTo(current.Actor)
            where u.Id == query.UnitId && c.Id == query.CampaignId
            select new { c.ProgrammeId, c.PeriodFrom }).SingleOrDefaultAsync(ct) ?? throw new Absent();
        var found = await (
            from r in db.Set<Entry>().VisibleTo(current.Actor)
            join c in db.Set<Campaign>() on r.CampaignId equals c.Id
            join x in db.Set<ResultReport>() on r.Id equals x.RegistrationId into reports
            from x in reports.DefaultIfEmpty()
            where r.UnitId == query.UnitId && c.ProgrammeId == asked.ProgrammeId && c.PeriodFrom < asked.PeriodFrom && RegistrationQuota.Standing.Contains(r.Status)
                && (query.ModelId == null ? !db.Set<Entry>().Any(n => n.CampaignId == query.CampaignId && n.ModelId == r.ModelId) : r.ModelId == query.ModelId)
            orderby c.PeriodFrom descending, r.CreatedAt descending, r.Id descending
            select new { r.ModelId, r.Id, r.Code, r.Name, Campaign = c.Name, c.PeriodFrom, c.Indicators, r.Status, ReportId = (Guid?)x.Id, Narrative = (string?)x.Narrative }).Take(Most * 3).ToListAsync(ct);
        var latest = found.DistinctBy(f => f.ModelId).Take(Most).ToList();
        var told = latest.Where(f => f.ReportId is not null).Select(f => f.ReportId!.Value).ToArray();
        var values = (await db.Set<IndicatorValue>().Where(v => told.Contains(v.ResultReportId)).ToListAsync(ct)).ToLookup(v => v.ResultReportId);
        return new ReusableModels([.. latest.Select(f => new ReusableModel(f.ModelId, f.Id, f.Code, f.Name, f.Campaign, f.PeriodFrom.Year, f.Status, f.Narrative, f.ReportId is not { } report ? [] :
            [.. f.Indicators.Join(values[report], i => i.Code, v => v.Indicator, (i, v) => new ReachedFigure(i.Name, i.Measure, i.UnitName, v.Target, v.Actual, v.Approximate))]))]);
    }
}
