using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Reporting;

/// <summary>Requests for more time and days given, the newest first.</summary>
public sealed record ListExtensions : PagedQuery<ExtensionView>
{
    public Guid? CampaignId { get; init; }

    /// <summary>Only those of this very unit.</summary>
    public Guid? UnitId { get; init; }

    public ExtensionStatus? Status { get; init; }
}

public sealed class ListExtensionsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListExtensions, Page<ExtensionView>>
{
    public async Task<Page<ExtensionView>> Handle(ListExtensions query, CancellationToken ct)
    {
        var extensions = Filtered(db, query);
        if (Cursor.Decode(query.After) is var (_, id)) extensions = extensions.Where(e => e.Id.CompareTo(id) < 0);
        var rows = await ExtensionView.Of(db, current.Actor, extensions.OrderByDescending(e => e.Id)).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(r => r.For(current.Actor))], query.Size, r => Cursor.Encode("", r.Id));
    }

    internal static IQueryable<Extension> Filtered(KheoDbContext db, ListExtensions query)
    {
        var extensions = db.Set<Extension>().AsQueryable();
        if (query.CampaignId is { } campaign) extensions = extensions.Where(e => e.CampaignId == campaign);
        if (query.UnitId is { } unit) extensions = extensions.Where(e => e.UnitId == unit);
        if (query.Status is { } status) extensions = extensions.Where(e => e.Status == status);
        return extensions;
    }
}
