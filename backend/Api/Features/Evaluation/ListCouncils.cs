using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Judging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Evaluation;

/// <summary>The councils of the caller's units, the newest first.</summary>
public sealed record ListCouncils : PagedQuery<CouncilView>
{
    /// <summary>Only those of this very unit.</summary>
    public Guid? UnitId { get; init; }
}

public sealed class ListCouncilsHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ListCouncils, Page<CouncilView>>
{
    public async Task<Page<CouncilView>> Handle(ListCouncils query, CancellationToken ct)
    {
        var councils = db.Set<Council>().AsQueryable();
        if (query.UnitId is { } unit) councils = councils.Where(c => c.UnitId == unit);
        if (Cursor.Decode(query.After) is var (_, id)) councils = councils.Where(c => c.Id.CompareTo(id) < 0);
        var rows = await CouncilView.Of(db, current.Actor, councils.OrderByDescending(c => c.Id)).Take(query.Size + 1).ToListAsync(ct);
        return Pages.Of([.. rows.Select(r => r.For(current.Actor))], query.Size, r => Cursor.Encode("", r.Id));
    }
}
