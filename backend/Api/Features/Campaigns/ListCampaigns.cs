using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Campaigns;

/// <summary>The campaigns that reach the caller's units, the latest period first.</summary>
public sealed record ListCampaigns : PagedQuery<CampaignRow>
{
    public Guid? ProgrammeId { get; init; }
    public CampaignStatus? Status { get; init; }
    /// <summary>Campaigns whose period touches this year.</summary>
    public int? Year { get; init; }
    /// <summary>Only the sub-movements of this campaign.</summary>
    public Guid? ParentId { get; init; }
}

public sealed class ListCampaignsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ListCampaigns, Page<CampaignRow>>
{
    public async Task<Page<CampaignRow>> Handle(ListCampaigns query, CancellationToken ct)
    {
        var campaigns = Filtered(db, current.Actor, query);
        if (Cursor.Decode(query.After) is var (sort, id))
        {
            var day = Sorts.Day(sort);
            campaigns = campaigns.Where(c => c.PeriodFrom < day || c.PeriodFrom == day && c.Id < id);
        }
        var rows = await Rows(db, campaigns).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(r => Themed(r, query, clock) with { Actions = CampaignPolicy.Table.Actions(current.Actor, r) })], query.Size, r => Cursor.Encode(Sorts.Text(r.PeriodFrom), r.Id));
    }

    internal static IQueryable<Campaign> Filtered(KheoDbContext db, Actor actor, ListCampaigns query)
    {
        var campaigns = db.Set<Campaign>().ReachingTo(actor);
        if (query.ProgrammeId is { } programme) campaigns = campaigns.Where(c => c.ProgrammeId == programme);
        if (query.ParentId is { } parent) campaigns = campaigns.Where(c => c.ParentId == parent);
        if (query.Status is { } status) campaigns = campaigns.Where(c => c.Status == status);
        if (query.Year is >= 1900 and <= 2200)
        {
            var (from, to) = (new DateOnly(query.Year.Value, 1, 1), new DateOnly(query.Year.Value, 12, 31));
            campaigns = campaigns.Where(c => c.PeriodFrom <= to && c.PeriodTo >= from);
        }
        return campaigns;
    }

    /// <summary>The row with the theme of the year that is looked at.</summary>
    internal static CampaignRow Themed(CampaignRow row, ListCampaigns query, TimeProvider clock)
    {
        var year = query.Year ?? VietnamTime.Day(clock.GetUtcNow()).Year;
        return row.Themes.FirstOrDefault(t => t.Year == year) is { } own ? row with { Theme = own.Theme } : row;
    }

    internal static IQueryable<CampaignRow> Rows(KheoDbContext db, IQueryable<Campaign> campaigns) =>
        from c in campaigns
        join p in db.Set<Programme>() on c.ProgrammeId equals p.Id
        join u in db.Set<UnitName>() on c.UnitId equals u.Id
        orderby c.PeriodFrom descending, c.Id descending
        select new CampaignRow
        {
            Id = c.Id, RowVersion = c.RowVersion, UnitId = c.UnitId, UnitPath = c.UnitPath, UnitName = u.PartyName, ProgrammeId = p.Id, ProgrammeCode = p.Code,
            ProgrammeName = p.Name, Code = c.Code, Name = c.Name, Theme = c.Theme, Themes = c.Themes, ParentId = c.ParentId, PeriodFrom = c.PeriodFrom, PeriodTo = c.PeriodTo, Status = c.Status, Version = c.Version,
            ParentName = db.Set<Campaign>().Where(o => o.Id == c.ParentId).Select(o => o.Name).FirstOrDefault(),
        };
}
