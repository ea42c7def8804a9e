using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Organisation;
using Kheo.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>A count without a list, always marked as such.</summary>
/// <param name="Approximate">True for "trên 500".</param>
/// <param name="ContainedIn">The entry of which this one is a part; the two are never added.</param>
/// <param name="WithoutList">Always true: nobody can open the rows behind this number.</param>
public sealed record AggregateEntryView(
    Guid Id, long RowVersion, Guid UnitId, string UnitName, string UnitPath, Guid ProgrammeId, DateOnly PeriodFrom, DateOnly PeriodTo, Counted Measure, Guid? TierId, string? TierName,
    Subject? Subject, int Count, bool Approximate, Guid? ContainedIn, string Source, bool WithoutList, string[] Actions) : IView, IExample<AggregateEntryView>
{
    public static AggregateEntryView Example => new(
        Guid.Parse("0193a000-0000-7000-8000-0000000000e1"), 1, ReportBasis.Example.UnitId, "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", "/AB/KHOI/",
        Guid.Parse("0193a000-0000-7000-8000-0000000000a1"), new DateOnly(2021, 1, 1), new DateOnly(2023, 12, 31), Counted.Recognised, Guid.Parse("0193a000-0000-7000-8000-0000000000b4"),
        "Cấp cơ sở", null, 500, true, null, "Báo cáo tổng kết 2021–2023", true, ["SaveAggregateEntry"]);

    public static IQueryable<AggregateEntryView> From(KheoDbContext db, IQueryable<AggregateEntry> entries) =>
        from e in entries
        join u in db.Set<UnitName>() on e.UnitId equals u.Id
        orderby e.PeriodTo descending, e.Id descending
        select new AggregateEntryView(e.Id, e.RowVersion, e.UnitId, u.PartyName, e.UnitPath, e.ProgrammeId, e.PeriodFrom, e.PeriodTo, e.Measure, e.TierId,
            db.Set<Tier>().Where(t => t.Id == e.TierId).Select(t => t.Name).FirstOrDefault(), e.Subject, e.Count, e.Approximate, e.ContainedIn, e.Source, true, Array.Empty<string>());

    public static async Task<AggregateEntryView> Of(KheoDbContext db, Actor actor, Guid id, CancellationToken ct) =>
        (await From(db, db.Set<AggregateEntry>().VisibleTo(actor).Where(e => e.Id == id)).SingleOrDefaultAsync(ct) ?? throw new Absent()).For(actor);

    public AggregateEntryView For(Actor actor) => this with { Actions = AggregateEntryPolicy.Table.Actions(actor, UnitPath) };
}

internal static class AggregateEntryPolicy
{
    public static readonly Policy<string> Table = new(
        (nameof(SaveAggregateEntry), (actor, path) => actor.May(Permission.ReportsWrite, path), _ => true));
}
