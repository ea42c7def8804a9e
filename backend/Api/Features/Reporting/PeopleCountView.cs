using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using Kheo.Domain.Reports;

namespace Kheo.Api.Features.Reporting;

/// <summary>How many members of a unit may take part, or take part in one campaign, on a day.</summary>
/// <param name="CampaignId">The campaign in which they take part; null for those who may take part at all.</param>
public sealed record PeopleCountView(Guid Id, long RowVersion, Guid UnitId, string UnitName, string UnitPath, Guid? CampaignId, DateOnly CountedOn, int Count, string? Source) : IExample<PeopleCountView>
{
    public static PeopleCountView Example => new(
        Guid.Parse("0193a000-0000-7000-8000-0000000000f1"), 1, ObligationView.Example.UnitId, ObligationView.Example.UnitName, ObligationView.Example.UnitPath, null, new DateOnly(2026, 1, 1), 24, "Báo cáo đảng viên quý IV/2025");

    internal static IQueryable<PeopleCountView> Of(KheoDbContext db, Actor actor, ListPeopleCounts filter, string? under, DateOnly? after = null, Guid afterId = default)
    {
        var counts = db.Set<PeopleCount>().VisibleTo(actor);
        if (under is not null) counts = counts.Under(under);
        if (filter.CampaignId is { } campaign) counts = counts.Where(c => c.CampaignId == campaign);
        if (filter.Eligible is { } eligible) counts = counts.Where(c => (c.CampaignId == null) == eligible);
        if (after is { } day) counts = counts.Where(c => c.CountedOn < day || c.CountedOn == day && c.Id.CompareTo(afterId) < 0);
        return from c in counts
               join u in db.Set<UnitName>() on c.UnitId equals u.Id
               orderby c.CountedOn descending, c.Id descending
               select new PeopleCountView(c.Id, c.RowVersion, c.UnitId, u.PartyName, c.UnitPath, c.CampaignId, c.CountedOn, c.Count, c.Source);
    }

    /// <summary>The path of the unit that is asked about; 404 when it is not the caller's to see.</summary>
    internal static async Task<string?> Under(KheoDbContext db, Actor actor, Guid? unitId, CancellationToken ct) =>
        unitId is { } id ? (await GetAwardsByProgrammeHandler.UnitOf(db, actor, id, Geography.Recorded, ct)).Unit.Path : null;
}
